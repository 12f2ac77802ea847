"""When a page was before the public."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from interpretations.supervision.history import Event, Publication, Span, public_spans

SHANGHAI = ZoneInfo("Asia/Shanghai")


def moment(day: int, hour: int = 4) -> datetime:
    return datetime(2026, 8, day, hour, tzinfo=UTC)


def day(number: int) -> date:
    return date(2026, 8, number)


def spans(
    *events: Event, first: int = 1, last: int | None = None, live: bool = True
) -> tuple[Span, ...]:
    row = Publication(moment(first), moment(last or first), live=live)
    return public_spans(row, events=events, zone=SHANGHAI)


def published(on: int) -> Event:
    return Event(moment(on), published=True)


def withdrawn(on: int) -> Event:
    return Event(moment(on), published=False)


def test_a_page_published_once_is_public_since() -> None:
    assert spans(published(1)) == (Span(day(1)),)


def test_publishing_again_changes_no_span() -> None:
    assert spans(published(1), published(5), last=5) == (Span(day(1)),)


def test_a_withdrawn_page_is_public_until_the_day_before() -> None:
    (span,) = spans(published(1), withdrawn(9), live=False)
    assert day(8) in span
    assert day(9) not in span


def test_a_page_may_come_back() -> None:
    assert spans(published(1), withdrawn(3), published(6), last=6) == (
        Span(day(1), day(3)),
        Span(day(6)),
    )


def test_a_second_withdrawal_changes_no_span() -> None:
    assert spans(published(1), withdrawn(3), withdrawn(5), live=False) == (Span(day(1), day(3)),)


def test_entries_are_read_in_the_order_of_time() -> None:
    assert spans(withdrawn(3), published(1), live=False) == (Span(day(1), day(3)),)


def test_a_day_is_the_citys_day() -> None:
    late_evening = datetime(2026, 8, 1, 17, tzinfo=UTC)
    row = Publication(late_evening, None, live=True)
    assert public_spans(row, events=[], zone=SHANGHAI) == (Span(day(2)),)


def test_the_first_publication_of_the_row_holds_where_the_log_starts_later() -> None:
    assert spans(published(5), first=1, last=5) == (Span(day(1)),)


def test_a_log_that_starts_earlier_than_the_row_is_believed() -> None:
    assert spans(published(1), first=5, last=5) == (Span(day(1)),)


def test_a_withdrawal_without_an_entry_is_dated_at_the_last_publication() -> None:
    assert spans(published(1), published(4), last=4, live=False) == (Span(day(1), day(4)),)


def test_a_return_without_an_entry_is_dated_at_the_last_thing_on_record() -> None:
    assert spans(published(1), withdrawn(4), last=1) == (Span(day(1), day(4)), Span(day(4)))
