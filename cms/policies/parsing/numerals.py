"""Chinese numerals as they number clauses and write dates."""

_DIGITS = {
    **dict.fromkeys("〇○ＯO零", 0),
    **{digit: value for value, digit in enumerate("一二三四五六七八九", start=1)},
    "两": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = r"[〇○ＯO零一二两三四五六七八九十百千\d]"
"""Character class, as a regular expression, of every sign a number may be written with; full-width digits included."""


def to_number(text: str) -> int:
    """Return the number that ``text`` writes: "12", "十二", "一百零三" or digit by digit "二○二一".

    Raises:
        ValueError: ``text`` is not a number in any of these ways.
    """
    if any(sign in _TENS for sign in text):
        return _additive(text)
    return int("".join(str(_digit(sign)) for sign in text))


def _additive(text: str) -> int:
    total, pending = 0, 0
    for sign in text:
        if sign in _TENS:
            total += max(pending, 1) * _TENS[sign]
            pending = 0
        else:
            pending = _digit(sign)
    return total + pending


def _digit(sign: str) -> int:
    if sign in _DIGITS:
        return _DIGITS[sign]
    if sign.isdecimal():
        return int(sign)
    raise ValueError(f"not a Chinese numeral: {sign!r}")


def to_chinese(number: int) -> str:
    """Return ``number`` (0 to 9999) the way articles are numbered: 3 → "三", 12 → "十二", 103 → "一百零三".

    Raises:
        ValueError: The number is outside that range.
    """
    if not 0 <= number <= 9999:  # noqa: PLR2004 -- four digits have names
        raise ValueError(f"not between 0 and 9999: {number}")
    names = "零一二三四五六七八九"
    written = ""
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += names[digit] + unit
        elif written and not written.endswith("零"):
            written += "零"
    written = written.rstrip("零") or "零"
    return written.removeprefix("一") if written.startswith("一十") else written
