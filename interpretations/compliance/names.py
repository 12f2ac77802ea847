"""Names of officials and departments, held against the dated register (N1 spelling, N2 title, N3 former names)."""

import datetime
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interpretations.compliance.base import Case, Finding, Office, Person, Reading, Severity

MISSPELT = "N1"
WRONG_TITLE = "N2"
FORMER_NAME = "N3"
_OFFICE = r"副?(?:党组书记|党委书记|秘书长|书记|州长|盟长|省长|市长|旗长|区长|县长|镇长|乡长|厅长|局长|处长|科长|部长|主任|主席|会长|院长|校长|行长|所长|站长)"
_TITLES = re.compile(rf"(?:{_OFFICE})(?:[、兼]{_OFFICE})*")
_FORMER = re.compile(r"(?:原|时任|前任|前)[一-鿿]{0,16}$")
# Two characters that share one are two people more often than one mistake.
_SHORTEST_COMPARED = 3


def find(case: Case) -> Iterator[Finding]:
    """Report misspelt officials, titles not held on the day, and names departments no longer have."""
    people = {
        person.name: [p for p in case.register.people if p.name == person.name]
        for person in case.register.people
    }
    for reading in case.readings:
        for match in _TITLES.finditer(reading.masked):
            yield from _named_with(reading, match, people=people, on_day=case.on_day)
        yield from _former_names(reading, departments=case.register.departments, on_day=case.on_day)


def _named_with(
    reading: Reading,
    match: re.Match[str],
    *,
    people: dict[str, list[Person]],
    on_day: datetime.date,
) -> Iterator[Finding]:
    text = reading.masked
    span = _known_name(text, match, names=people)
    if span is None:
        yield from _misspelt(reading, match, people=people)
        return
    name = text[slice(*span)]
    if _FORMER.search(text[: match.start()].rpartition("。")[2]):
        return
    said = re.findall(_OFFICE, match[0])
    if any(_holds(person, title, on_day) for person in people[name] for title in said):
        return
    was_held = any(_holds(person, title, None) for person in people[name] for title in said)
    yield reading.finding(
        WRONG_TITLE,
        severity=Severity.ERROR,
        span=(min(match.start(), span[0]), max(match.end(), span[1])),
        reason=_("%(name)s did not hold this office on %(day)s any more, or not yet.")
        % {"name": name, "day": on_day.isoformat()}
        if was_held
        else _("By the register %(name)s has never held this office.") % {"name": name},
        suggestion=_("On that day: %(posts)s.") % {"posts": _posts(people[name], on_day)},
    )


def _known_name(
    text: str, match: re.Match[str], *, names: dict[str, list[Person]]
) -> tuple[int, int] | None:
    """Return where a registered name stands right after the title, or else right before it."""
    for name in sorted(names, key=len, reverse=True):
        if text.startswith(name, match.end()):
            return match.end(), match.end() + len(name)
    for name in sorted(names, key=len, reverse=True):
        if text.endswith(name, 0, match.start()):
            return match.start() - len(name), match.start()
    return None


def _misspelt(
    reading: Reading, match: re.Match[str], *, people: dict[str, list[Person]]
) -> Iterator[Finding]:
    text = reading.masked
    said = re.findall(_OFFICE, match[0])
    for name, holders in people.items():
        if len(name) < _SHORTEST_COMPARED:
            continue
        if not any(_holds(person, title, None) for person in holders for title in said):
            continue
        for length in (len(name) + 1, len(name), len(name) - 1):
            for start in (match.end(), match.start() - length):
                written = text[max(start, 0) : start + length]
                if len(written) == length and is_one_edit_away(written, name):
                    yield reading.finding(
                        MISSPELT,
                        severity=Severity.ERROR,
                        span=(start, start + length),
                        reason=_("Nearly the name of an official in the register, but not quite."),
                        suggestion=_("Write “%(right)s”.") % {"right": name},
                    )
                    return


def is_one_edit_away(written: str, name: str) -> bool:
    """Whether one character changed, added or left out turns ``written`` into ``name``."""
    shorter, longer = sorted((written, name), key=len)
    if len(shorter) == len(longer):
        return sum(a != b for a, b in zip(shorter, longer, strict=True)) == 1
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _holds(person: Person, title: str, on_day: datetime.date | None) -> bool:
    return any(
        title in re.findall(_OFFICE, tenure.title) or title == tenure.title
        for tenure in person.tenures
        if on_day is None or tenure.held_on(on_day)
    )


def _posts(people: list[Person], on_day: datetime.date) -> str:
    held = [
        f"{tenure.department}{tenure.title}"
        for person in people
        for tenure in person.tenures
        if tenure.held_on(on_day)
    ]
    return "、".join(held) or _("no office")


def _former_names(
    reading: Reading, *, departments: tuple[Office, ...], on_day: datetime.date
) -> Iterator[Finding]:
    current = [office.name for office in departments if not _is_gone(office, on_day)]
    covered = [
        found.span() for name in current for found in re.finditer(re.escape(name), reading.masked)
    ]
    for office in departments:
        old = [*office.former_names, *([office.name] if _is_gone(office, on_day) else [])]
        for name in old:
            for match in re.finditer(rf"(?<!原){re.escape(name)}", reading.masked):
                if not any(start <= match.start() and match.end() <= end for start, end in covered):
                    yield reading.finding(
                        FORMER_NAME,
                        severity=Severity.WARNING,
                        span=match.span(),
                        reason=_("The department does not exist under this name any more."),
                        suggestion=_(
                            "Write 原 before it, or name the office that does the work now."
                        )
                        if name == office.name
                        else _("Write “%(right)s”.") % {"right": office.name},
                    )


def _is_gone(office: Office, day: datetime.date) -> bool:
    return office.abolished_on is not None and office.abolished_on <= day
