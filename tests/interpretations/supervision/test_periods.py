"""Presets and the cut-off date."""

from datetime import date

import pytest

from interpretations.supervision.periods import Period, month_of, quarter_of, year_of


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        (
            date(2026, 2, 14),
            (date(2026, 2, 1), date(2026, 2, 28)),
            (date(2026, 1, 1), date(2026, 3, 31)),
        ),
        (
            date(2028, 2, 29),
            (date(2028, 2, 1), date(2028, 2, 29)),
            (date(2028, 1, 1), date(2028, 3, 31)),
        ),
        (
            date(2026, 12, 31),
            (date(2026, 12, 1), date(2026, 12, 31)),
            (date(2026, 10, 1), date(2026, 12, 31)),
        ),
    ],
)
def test_presets_cover_whole_months_and_quarters(
    day: date, month: tuple[date, date], quarter: tuple[date, date]
) -> None:
    assert month_of(day) == Period(*month)
    assert quarter_of(day) == Period(*quarter)
    assert year_of(day) == Period(day.replace(month=1, day=1), day.replace(month=12, day=31))


def test_first_and_last_day_belong_to_the_period() -> None:
    period = Period(date(2026, 7, 1), date(2026, 7, 31))
    assert period.first in period
    assert period.last in period
    assert date(2026, 8, 1) not in period
    assert "2026-07-01" not in period


def test_an_open_period_is_judged_as_of_today() -> None:
    period = Period(date(2026, 7, 1), date(2026, 9, 30))
    assert period.cutoff(today=date(2026, 8, 5)) == date(2026, 8, 5)
    assert period.cutoff(today=date(2026, 12, 5)) == date(2026, 9, 30)
