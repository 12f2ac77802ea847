"""Known misspellings (T1), and the client's own confusion table (T2)."""

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from interpretations.compliance.base import Case, Finding, Severity

KNOWN = "T1"
IMPORTED = "T2"
# The first was on more than a hundred government sites in 2019. None of the wrong ones is a word, nor spans two.
CONFUSIONS: Mapping[str, str] = {
    "扫黑险恶": "扫黑除恶",
    "布署": "部署",
    "部暑": "部署",
    "帐户": "账户",
    "帐号": "账号",
    "报帐": "报账",
    "座落": "坐落",
    "做为": "作为",
    "既使": "即使",
    "按装": "安装",
    "渡假": "度假",
    "松驰": "松弛",
    "防碍": "妨碍",
    "通迅": "通讯",
    "凑和": "凑合",
    "再接再励": "再接再厉",
    "一愁莫展": "一筹莫展",
    "迫不急待": "迫不及待",
    "穿流不息": "川流不息",
    "名列前矛": "名列前茅",
    "申请表登陆": "申请表登录",
    "登陆网站": "登录网站",
    "登陆平台": "登录平台",
    "登陆系统": "登录系统",
    "截止目前": "截至目前",
    "缴交社会保险": "缴纳社会保险",
    "城镇居民基本医疗保陷": "城镇居民基本医疗保险",
    "医疗保陷": "医疗保险",
    "养老保陷": "养老保险",
    "最底生活保障": "最低生活保障",
}


def find(case: Case) -> Iterator[Finding]:
    """Report each wrong spelling with the right one."""
    yield from _in(case, table=CONFUSIONS, rule=KNOWN, severity=Severity.ERROR)
    yield from _in(case, table=case.word_lists.confusions, rule=IMPORTED, severity=Severity.WARNING)


def _in(
    case: Case, *, table: Mapping[str, str], rule: str, severity: Severity
) -> Iterator[Finding]:
    if not table:
        return
    # The longest first, so that one mistake is told once.
    words = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for reading in case.readings:
        for match in words.finditer(reading.folded):
            yield reading.finding(
                rule,
                severity=severity,
                span=match.span(),
                reason=_("Probably misspelt."),
                suggestion=_("Write “%(right)s”.") % {"right": table[match[0]]},
            )
