from datetime import date

import pytest

from cms.policies.parsing.dates import days_after, find_date, is_date_line, years_after


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年12月1日", date(2021, 12, 1)),
        ("2025-05-30", date(2025, 5, 30)),
        ("2025/5/30", date(2025, 5, 30)),
        ("2025.05.30", date(2025, 5, 30)),
        ("二○一一年四月二十七日", date(2011, 4, 27)),
        ("二〇二六年十月十日", date(2026, 10, 10)),
        ("２０２６年１０月１０日", date(2026, 10, 10)),
        ("自2026年 1月 5日起，至2027年1月4日止", date(2026, 1, 5)),
    ],
)
def test_the_first_date_is_found_in_every_written_form(text, day):
    assert find_date(text) == day


@pytest.mark.parametrize("text", ["2021年2月30日", "2021年", "第12号", "2025-13-01", "1.2.3"])
def test_what_is_no_day_of_the_calendar_is_no_date(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("line", "is_date"),
    [("2021年12月1日", True), ("（2021年12月1日）", True), ("2021年12月1日，会议召开。", False)],
)
def test_only_a_date_alone_makes_a_date_line(line, is_date):
    assert is_date_line(line) is is_date


@pytest.mark.parametrize(
    ("start", "years", "months", "end"),
    [
        (date(2021, 12, 1), 5, 0, date(2026, 12, 1)),
        (date(2024, 2, 29), 1, 0, date(2025, 2, 28)),
        (date(2026, 10, 31), 0, 1, date(2026, 11, 30)),
        (date(2026, 11, 30), 0, 1, date(2026, 12, 30)),
        (date(2026, 8, 15), 0, 18, date(2028, 2, 15)),
        (date(9999, 8, 15), 1, 0, None),
    ],
)
def test_a_term_ends_on_the_matching_day_or_the_last_of_its_month(start, years, months, end):
    assert years_after(start, years=years, months=months) == end


def test_a_day_beyond_the_calendar_is_none():
    assert days_after(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert days_after(date(9999, 12, 31), 1) is None
