"""Finds the facts that figures state, in the ways official texts write them, and gives each one key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cms.policies.parsing.numerals import to_number
from interpretations.compliance.reading import blank

_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = r"[一二两三四五六七八九十〇○零][一二两三四五六七八九十百千万亿零〇○]*"
_SHORT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
_RANGE = r"\s*(?:[-—–~～―]+|至|到)\s*"

# What is written after a number → (factor, what is counted). Years and months meet in months.
_UNITS = {
    "个百分点": (1, "%"),
    "个工作日": (1, "工作日"),
    "工作日": (1, "工作日"),
    "个自然日": (1, "日"),
    "自然日": (1, "日"),
    "日": (1, "日"),
    "天": (1, "日"),
    "个月": (1, "月"),
    "年": (12, "月"),
    "个小时": (1, "小时"),
    "周岁": (1, "岁"),
    "名": (1, "人"),
    "千米": (1, "公里"),
    "公斤": (1, "千克"),
    "平米": (1, "平方米"),
    "成": (10, "%"),
} | {
    unit: (1, unit)
    for unit in [
        "元",
        "%",
        "小时",
        "分钟",
        "岁",
        "人次",
        "人",
        "户",
        "家",
        "次",
        "倍",
        "折",
        "公里",
        "千克",
        "平方米",
        "吨",
        "亩",
        "米",
        "周",
        "项",
        "件",
        "份",
        "个",
        "种",
        "类",
        "条",
        "款",
        "级",
        "分",
        "期",
        "批",
        "届",
        "套",
        "辆",
        "间",
        "张",
        "站",
        "所",
        "处",
        "轮",
        "档",
        "门",
        "只",
        "头",
        "村",
        "镇",
        "字",
        "页",
        "集",
        "场",
        "步",
        "层",
        "列",
        "条线路",
    ]
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
# Chinese numerals before other units are mostly prose: 一个, 三项, 四个方面, 十分.
_UNITS_AFTER_CHINESE = frozenset(
    {"月", "日", "工作日", "小时", "岁", "元", "%", "亩", "平方米", "公里"}
)
_UNITS_AFTER_TWO_AND_MORE = frozenset({"人", "次", "户", "倍", "折"})
_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_NOISE = re.compile(
    r"https?://[^\s一-鿿,，。)]+|(?<!\d)0\d{2,3}-?\d{7,8}(?:-\d+)?|(?<!\d)\d{3,4}-\d{5}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}|(?<!\d)\d{3,4}(?:[ -]\d{4}){2,}(?:[ -]\d{1,3})?(?!\d)"
    r"|(?<![\d.])\d{7,}(?!\d|[.,]\d|\s*[元万亿人户%])|(?<![\d.])(?:1[0-2]\d{3}|9[56]\d{3})(?!\d|[.,]\d|\s*(?:[万亿%]|"
    + _UNIT
    + r"))"
    r"|(?:^|(?<=[\n。;；:：]))\s*\d{1,2}(?:[.、)](?!\d)|[.](?=\d{4}年)|(?=\s*$))|\(\d{1,2}\)|[A-Za-z_]+[\d.]+"
)
_NUMBERED = re.compile(
    r"(?P<prefix>[一-鿿]{1,12})[〔\[【(](?P<year>\d{4})[〕\]】)]\s*(?P<rest>[一-鿿]{0,4}\d+)\s*号"
)
_DATE = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR})\s*年(?:度?\s*(?P<month>{_SHORT})\s*月(?:\s*(?P<day>{_SHORT})\s*[日号])?)?"
    r"|(?<!\d)(?P<iso>\d{4}(?P<sign>[-./])\d{1,2}(?P=sign)\d{1,2})(?!\d)"
    rf"|(?<![\d个第])(?P<month_only>{_SHORT})\s*月(?!度|均|薪)(?:\s*(?P<day_only>{_SHORT})\s*[日号])?"
    rf"|(?<!\d)(?P<first_year>\d{{4}})(?={_RANGE}\d{{4}}\s*年)"
)
_ARTICLE = re.compile(rf"第\s*(?P<number>\d+|{_CHINESE})\s*条(?!例)")
_SHARE = re.compile(
    rf"百分之(?P<percent>百|{_CHINESE}|\d+(?:\.\d+)?)|(?P<half>一半|半数)|(?P<half_year>半年)"
)
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:：](?P<minute>\d{2})(?!\d)|时(?:(?P<minute_word>\d{1,2})分)?)"
)
_QUANTITY = re.compile(
    rf"(?<![第\d.])(?P<number>{_ARABIC}|{_CHINESE})\s*(?P<magnitude>[十百千]?[万亿]|[百千])?[多余]?\s*"
    rf"(?P<unit>(?:{_UNIT})(?!级(?:学生|新生)))?"
)
_JOIN = re.compile(_RANGE)
_IDIOM = re.compile(r"一年(?:一度|来|四季|之计)|次性|[一二三四五六七八九]年级|个工作$")

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure found in a text: of what kind, under which comparable key, and where."""

    kind: str
    key: Key
    start: int
    end: int


def facts_in(folded: str) -> list[Fact]:
    """Return the facts of a folded text, in reading order. Telephone numbers, addresses and list labels are none."""
    text = blank(folded, spans=[match.span() for match in _NOISE.finditer(folded)])
    found: list[Fact] = []
    for read in (_numbers_of_documents, _dates, _articles, _shares, _clocks, _quantities):
        facts = list(read(text))
        text = blank(text, spans=[(fact.start, fact.end) for fact in facts])
        found += facts
    return sorted(found, key=lambda fact: fact.start)


def value_of(written: str) -> Decimal:
    """Return the number that ``written`` writes: "10,000", "1.5", "十二", "三万五千", "二○二一"."""
    if re.fullmatch(r"[\d,.]+", written):
        return Decimal(written.replace(",", ""))
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        before, found, after = written.rpartition(sign)
        if found:
            return value_of(before or "一") * size + (value_of(after) if after else 0)
    return Decimal(to_number(written))


def _numbers_of_documents(text: str) -> Iterator[Fact]:
    for match in _NUMBERED.finditer(text):
        yield Fact("number", (match["prefix"], match["year"], match["rest"]), *match.span())


def _dates(text: str) -> Iterator[Fact]:
    before: Fact | None = None
    for match in _DATE.finditer(text):
        key = _date_key(match)
        # 2026年9月1日至10月31日: the second day is in the first one's year.
        if before and not key[0] and _JOIN.fullmatch(text[before.end : match.start()]):
            key = (before.key[0], *key[1:])
        before = Fact("date", key, *match.span())
        yield before


def _date_key(match: re.Match[str]) -> Key:
    if match["iso"]:
        return tuple(int(part) for part in re.split(r"[-./]", match["iso"]))
    parts = (
        match["year"] or match["first_year"],
        match["month"] or match["month_only"],
        match["day"] or match["day_only"],
    )
    return tuple(int(value_of(part)) if part else None for part in parts)


def _articles(text: str) -> Iterator[Fact]:
    for match in _ARTICLE.finditer(text):
        yield Fact("article", (value_of(match["number"]),), *match.span())


def _shares(text: str) -> Iterator[Fact]:
    for match in _SHARE.finditer(text):
        if match["half_year"]:
            key: Key = (Decimal(6), "月")
        elif match["half"]:
            key = (Decimal(50), "%")
        else:
            written = match["percent"]
            key = (Decimal(100) if written == "百" else value_of(written), "%")
        yield Fact("quantity", key, *match.span())


def _clocks(text: str) -> Iterator[Fact]:
    for match in _CLOCK.finditer(text):
        minutes = int(match["minute"] or match["minute_word"] or 0)
        yield Fact("clock", (int(match["hour"]) * 60 + minutes,), *match.span())


def _quantities(text: str) -> Iterator[Fact]:
    matches = list(_QUANTITY.finditer(text))
    units = [(match["magnitude"] or "", match["unit"] or "") for match in matches]
    # Backwards, so that the first of 3-5万元 learns from the second what it counts.
    for index in range(len(matches) - 2, -1, -1):
        between = text[matches[index].end() : matches[index + 1].start()]
        if not units[index][1] and _JOIN.fullmatch(between):
            units[index] = (units[index][0] or units[index + 1][0], units[index + 1][1])
    for match, (magnitude, written) in zip(matches, units, strict=True):
        number, end = match["number"], len(match[0].rstrip()) + match.start()
        factor, unit = _UNITS.get(written, (1, ""))
        value = value_of(number)
        if number[0].isdigit() or _counts(value, unit, text[match.start() : end + 2]):
            size = value * factor * _size(magnitude)
            yield Fact("quantity", (size.normalize(), unit), match.start(), end)


def _counts(value: Decimal, unit: str, around: str) -> bool:
    """Whether a number in Chinese numerals states something, and is not a way of speaking."""
    if _IDIOM.search(around):
        return False
    if value == 1:
        return unit == "月"
    return unit in _UNITS_AFTER_CHINESE or unit in _UNITS_AFTER_TWO_AND_MORE


def _size(magnitude: str) -> int:
    size = 1
    for sign in magnitude:
        size *= _MAGNITUDES[sign]
    return size
