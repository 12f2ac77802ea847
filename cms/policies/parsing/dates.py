"""Dates in every way official texts write them."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from cms.policies.parsing.numerals import NUMERAL, to_number

_WRITTEN = rf"(?P<year>{NUMERAL}{{4}})\s*年\s*(?P<month>{NUMERAL}{{1,3}})\s*月\s*(?P<day>{NUMERAL}{{1,3}})\s*[日号]"
_DASHED = (
    r"(?<!\d)(?P<year>\d{4})(?P<dash>[-－./／])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?!\d)"
)
_PATTERNS = (re.compile(_WRITTEN), re.compile(_DASHED))

DATE = rf"(?:{NUMERAL}{{4}}\s*年\s*{NUMERAL}{{1,3}}\s*月\s*{NUMERAL}{{1,3}}\s*[日号]|\d{{4}}[-－./／]\d{{1,2}}[-－./／]\d{{1,2}})"
"""Regular expression, without groups, of one date in any written form."""


def find_date(text: str) -> date | None:
    """Return the first date written in ``text``; None when there is none, or when it is no day of the calendar."""
    matches = [match for pattern in _PATTERNS if (match := pattern.search(text))]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    try:
        return date(*(to_number(first[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def is_date_line(text: str) -> bool:
    """Whether ``text`` is one date and nothing else."""
    return re.fullmatch(rf"[(（]?{DATE}[)）]?(?:印发)?", text.strip()) is not None


def years_after(start: date, *, years: int = 0, months: int = 0) -> date | None:
    """Return the last day of a term of that length which begins the day after ``start``.

    The Civil Code (arts. 201 and 202) leaves the first day out and ends the term on the matching day of the last month,
    or on that month's last day. None when that lies beyond the calendar.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + years * 12 + months, 12)
    if year > MAXYEAR:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def days_after(start: date, days: int) -> date | None:
    """Return the day so many days after ``start``; None when it lies beyond the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None
