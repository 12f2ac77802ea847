"""Reading aloud: written Chinese with figures and signs turned into the words a reader would say.

Only Han characters, Latin letters and stops come out, so that any voice says the same.
"""

import re
from collections.abc import Callable
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_PHONE_DIGITS: Final = "零幺二三四五六七八九"
_FULL_GROUP: Final = 1000
_GROUPS: Final = ("", "万", "亿", "万亿")
_LARGEST_READ_AS_NUMBER: Final = 10**16

_UNITS: Final = {
    "㎡": "平方米",
    "km²": "平方公里",
    "m²": "平方米",
    "m2": "平方米",
    "km": "公里",
    "kg": "公斤",
    "℃": "摄氏度",
    "￥": "人民币",
    "¥": "人民币",
}
_NUMBER: Final = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# Said 两, not 二, when the number two stands alone before them.
_COUNTED_WITH_LIANG: Final = "人个名户家项条次倍届类批套年天周小千万亿位所处座部种"


def read_digits(digits: str, *, is_phone: bool = False) -> str:
    """Digit by digit: ``2026`` → 二零二六; a telephone number says 幺 for one."""
    names = _PHONE_DIGITS if is_phone else _DIGITS
    return "".join(names[int(digit)] for digit in digits if digit.isdigit())


def read_integer(value: int) -> str:
    """As a quantity: ``10500`` → 一万零五百."""
    if value == 0:
        return "零"
    if value >= _LARGEST_READ_AS_NUMBER:
        return read_digits(str(value))
    groups: list[int] = []
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    words = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        if words and (group < _FULL_GROUP or not groups[place + 1] or groups[place + 1] % 10 == 0):
            words += "零"
        words += _read_group(group) + _GROUPS[place]
    if words.startswith("一十"):
        return words[1:]
    # 两千, 两万, 两亿 at the start, but 二十 and 二百.
    return "两" + words[1:] if words[0] == "二" and words[1:2] in ("千", "万", "亿") else words


def _read_group(group: int) -> str:
    words = ""
    is_gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, unit)
        if digit:
            words += ("零" if is_gap and words else "") + _DIGITS[digit] + name
            is_gap = False
        else:
            is_gap = True
    return words


def read_number(number: str) -> str:
    """As a quantity, thousands commas and decimals allowed: ``1,200.5`` → 一千二百点五."""
    whole, _, fraction = number.replace(",", "").partition(".")
    spoken = read_integer(int(whole))
    return f"{spoken}点{read_digits(fraction)}" if fraction else spoken


def _read_percent(match: re.Match[str]) -> str:
    low, high, sign = match.group(1), match.group(2), match.group(3)
    of = "千分之" if sign == "‰" else "百分之"
    spoken = of + read_number(low)
    return f"{spoken}到{of}{read_number(high)}" if high else spoken


def _read_date(match: re.Match[str]) -> str:
    year, month, day = match.group(1), match.group(2), match.group(3)
    spoken = f"{read_digits(year)}年{read_integer(int(month))}月"
    return spoken + (f"{read_integer(int(day))}日" if day else "")


def _read_clock(match: re.Match[str]) -> str:
    hour, minute = int(match.group(1)), int(match.group(2))
    tail = f"{'零' * match.group(2).startswith('0')}{read_integer(minute)}分" if minute else ""
    return f"{read_integer(hour)}点{tail}"


def _read_quantity(match: re.Match[str]) -> str:
    number = match.group(0)
    following = match.string[match.end() : match.end() + 1]
    is_ordinal = match.string[: match.start()].endswith("第")
    if number == "2" and following and following in _COUNTED_WITH_LIANG and not is_ordinal:
        return "两"
    return read_number(number)


def _read_code(match: re.Match[str]) -> str:
    # Leading zeros or great length: a code, not a quantity.
    return read_digits(match.group(0))


_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_RULES: Final[tuple[_Rule, ...]] = (
    (re.compile(r"https?://[!-~]+|www\.[!-~]+"), ""),
    # A document number: the sign of the issuer, the year digit by digit, the number as a number.
    (
        re.compile(r"[〔\[［(（](\d{4})[〕\]］)）](\d+)号"),
        lambda m: f"{read_digits(m.group(1))}年{read_integer(int(m.group(2)))}号",
    ),
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)"), _read_date),
    (re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?"), _read_date),
    (
        re.compile(r"(?<!\d)(\d{4})[-–—~～至到](\d{4})(?=年)"),
        lambda m: f"{read_digits(m.group(1))}到{read_digits(m.group(2))}",
    ),
    (re.compile(r"(?<!\d)(\d{4})(?=年)"), lambda m: read_digits(m.group(1))),
    # Telephone: an area code, a mobile number, 400 and service numbers.
    (
        re.compile(r"(?<!\d)(0\d{2,3})[-－—](\d{7,8})(?!\d)"),
        lambda m: (
            f"{read_digits(m.group(1), is_phone=True)}，{read_digits(m.group(2), is_phone=True)}"
        ),
    ),
    (
        re.compile(r"(?<!\d)400-?\d{3}-?\d{4}(?!\d)"),
        lambda m: read_digits(m.group(0), is_phone=True),
    ),
    (re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"), lambda m: read_digits(m.group(0), is_phone=True)),
    (
        re.compile(
            r"(?<![\d.])(?:123\d\d|12\d{3}|110|119|120|114)(?![\d.,%万亿千百元人户家个项名亩㎡])"
        ),
        lambda m: read_digits(m.group(0), is_phone=True),
    ),
    (re.compile(r"(?<!\d)([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)"), _read_clock),
    (re.compile(rf"({_NUMBER})[%％‰]?(?:[-–—~～至到]({_NUMBER}))?([%％‰])"), _read_percent),
    (
        re.compile(rf"({_NUMBER})[-–—~～]({_NUMBER})"),
        lambda m: f"{read_number(m.group(1))}到{read_number(m.group(2))}",
    ),
    (
        re.compile(rf"({_NUMBER})[:：]({_NUMBER})"),
        lambda m: f"{read_number(m.group(1))}比{read_number(m.group(2))}",
    ),
    (re.compile(r"(?<![\d.])0\d+(?![\d.])"), _read_code),
    (re.compile(rf"(?:{_NUMBER})"), _read_quantity),
    (re.compile(r"元/(?=[人年月日户天])"), "元每"),
    (re.compile(r"(?<=[一-鿿])/(?=[一-鿿])"), "或"),
    (re.compile(r"[“”‘’「」『』〈〉()（）\[\]【】〔〕]"), ""),
    (re.compile(r"[《》]"), ""),
    (re.compile(r"(?<![A-Za-z])\+|\+(?=[一-鿿])"), "加"),
    (re.compile(r"[—–…~～·•|/\\_*#-]+"), "，"),
    (re.compile(r"，{2,}"), "，"),
)


def read_aloud(text: str) -> str:
    """Turn written ``text`` into spoken words.

    Years and document numbers go digit by digit, amounts as quantities, ``%`` as 百分之, ranges with 到, telephone
    numbers with 幺; brackets and book marks fall silent.
    """
    spoken = text
    for sign, words in _UNITS.items():
        spoken = spoken.replace(sign, words)
    for pattern, replacement in _RULES:
        spoken = pattern.sub(replacement, spoken)
    return spoken.strip("， ")
