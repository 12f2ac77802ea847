"""When a page was before the public, told from what Wagtail recorded. Pure: moments in, spans of days out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Span:
    """Public from the end of ``first``; ``until`` is the day it was withdrawn, on which it no longer counts."""

    first: date
    until: date | None = None

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date) and self.first <= day and (self.until is None or day < self.until)
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log: the page was published, or withdrawn."""

    at: datetime
    published: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """What the page row itself says: first and last publication, and whether it is public now."""

    first_at: datetime
    last_at: datetime | None
    live: bool


def public_spans(
    publication: Publication, *, events: Iterable[Event], zone: ZoneInfo
) -> tuple[Span, ...]:
    """Return the spans in which the page was public, oldest first; the first starts with its first publication.

    Where row and log disagree the less favourable reading is taken: a withdrawal that left no entry is dated at the
    last publication on record; a return to the public that left none, at the later of last entry and last publication.
    """
    log = sorted(events, key=lambda event: event.at)
    since: datetime | None = min(
        [publication.first_at, *(event.at for event in log if event.published)]
    )
    known = publication.last_at or publication.first_at
    spans: list[Span] = []
    for event in log:
        known = max(known, event.at)
        if event.published:
            since = since or event.at
        elif since is not None:
            spans.append(_span(since, event.at, zone=zone))
            since = None
    if publication.live:
        spans.append(_span(since or known, None, zone=zone))
    elif since is not None:
        spans.append(_span(since, max(since, publication.last_at or since), zone=zone))
    return tuple(spans)


def _span(since: datetime, until: datetime | None, *, zone: ZoneInfo) -> Span:
    return Span(since.astimezone(zone).date(), until.astimezone(zone).date() if until else None)
