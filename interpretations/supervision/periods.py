"""Periods, presets and the cut-off date. Plain dates, first and last day included."""

import calendar
from dataclasses import dataclass
from datetime import date

_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def cutoff(self, *, today: date) -> date:
        """The day as of which the period is judged when nobody names another: its last, or today if that is earlier."""
        return min(self.last, today)


def month_of(day: date) -> Period:
    """Return the calendar month around ``day``."""
    return _months(day.year, first=day.month, last=day.month)


def quarter_of(day: date) -> Period:
    """Return the calendar quarter around ``day``."""
    first = (day.month - 1) // _MONTHS_A_QUARTER * _MONTHS_A_QUARTER + 1
    return _months(day.year, first=first, last=first + _MONTHS_A_QUARTER - 1)


def year_of(day: date) -> Period:
    """Return the calendar year around ``day``."""
    return _months(day.year, first=1, last=12)


def _months(year: int, *, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
