"""Regions named one after the other must lie one inside the other (R1): not 湖北省张家界市, not 四川省重庆市."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interpretations.compliance.base import Case, Finding, Place, Severity

RULE = "R1"
# GB/T 2260, first level. Written so that names of two characters count only with what they are.
PROVINCES = {
    "11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区", "21": "辽宁省",
    "22": "吉林省", "23": "黑龙江省", "31": "上海市", "32": "江苏省", "33": "浙江省", "34": "安徽省",
    "35": "福建省", "36": "江西省", "37": "山东省", "41": "河南省", "42": "湖北省", "43": "湖南省",
    "44": "广东省", "45": "广西壮族自治区", "46": "海南省", "50": "重庆市", "51": "四川省", "52": "贵州省",
    "53": "云南省", "54": "西藏自治区", "61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区",
    "65": "新疆维吾尔自治区", "71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区",
}  # fmt: skip
_SHORT_REGIONS = {"内蒙古": "15", "广西": "45", "西藏": "54", "宁夏": "64", "新疆": "65"}
_PROVINCE_DIGITS = 2
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class _Map:
    codes: Mapping[str, frozenset[str]]
    parents: Mapping[str, str]
    pattern: re.Pattern[str]

    def lies_in(self, code: str, outer: str) -> bool:
        """Whether ``code`` is inside ``outer``, by the register or by the first digits of a province's code."""
        if len(outer) == _PROVINCE_DIGITS:
            return code.startswith(outer) and code != outer
        seen: set[str] = set()
        while code and code not in seen:
            seen.add(code)
            code = self.parents.get(code, "")
            if code == outer:
                return True
        return False


def find(case: Case) -> Iterator[Finding]:
    """Report each pair of regions, written without anything between, of which the second is not in the first."""
    chart = _map_of(case.register.regions)
    for reading in case.readings:
        before: re.Match[str] | None = None
        for match in chart.pattern.finditer(reading.folded):
            if before and before.end() == match.start() and not _fits(chart, before[0], match[0]):
                yield reading.finding(
                    RULE,
                    severity=Severity.ERROR,
                    span=(before.start(), match.end()),
                    reason=_("%(inner)s is not in %(outer)s.")
                    % {"inner": match[0], "outer": before[0]},
                    suggestion=_("Correct one of the two, or put 、 between them."),
                )
            before = match


def _fits(chart: _Map, outer: str, inner: str) -> bool:
    return any(
        chart.lies_in(code, above) for code in chart.codes[inner] for above in chart.codes[outer]
    )


def _map_of(regions: tuple[Place, ...]) -> _Map:
    codes: dict[str, set[str]] = {}
    for code, name in [*PROVINCES.items(), *((c, n) for n, c in _SHORT_REGIONS.items())]:
        codes.setdefault(name, set()).add(code)
    for region in regions:
        code = _code(region)
        for name in (region.name, region.short_name):
            if len(name) >= _SHORTEST_NAME:
                codes.setdefault(name, set()).add(code)
    names = sorted(codes, key=len, reverse=True)
    return _Map(
        codes={name: frozenset(found) for name, found in codes.items()},
        parents={region.code: region.parent for region in regions},
        pattern=re.compile("|".join(map(re.escape, names))),
    )


def _code(region: Place) -> str:
    """Return the code; a province's is cut to the two digits that its cities' codes begin with."""
    is_province = region.code.rstrip("0") in PROVINCES and region.name in PROVINCES.values()
    return region.code[:_PROVINCE_DIGITS] if is_province else region.code
