"""What the checks are given and what they answer."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

TITLE = "title"
CONTACT = "contact"


class Severity(StrEnum):
    """How heavy a finding is: an error is to block, a warning asks for a second look, a hint may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Passage:
    """One field's text. ``field`` is its path in the editor: "title", "background", "measures.0.text"."""

    field: str
    text: str

    @property
    def is_title(self) -> bool:
        """Whether this is the headline."""
        return self.field == TITLE


@dataclass(frozen=True, slots=True)
class Draft:
    """An interpretation as its words.

    Attributes:
        title: The headline.
        facets: Text by name: background, basis, purpose; an empty one is missing.
        passages: The other texts with their paths: summary, measures, questions, contact.
        form: A value of ``interpretations.enums.Form``.
        tags: Themes by name, for rules that are stricter on solemn matter.
        sourced: Facts, as written, that a person has marked as coming from elsewhere, with where that is.
    """

    title: str
    facets: Mapping[str, str] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    form: str = "article"
    tags: frozenset[str] = frozenset()
    sourced: Mapping[str, str] = field(default_factory=dict)

    def all_passages(self) -> tuple[Passage, ...]:
        """Return every text with its path, the headline first; empty ones left out."""
        facets = (Passage(name, text) for name, text in self.facets.items())
        everything = (Passage(TITLE, self.title), *facets, *self.passages)
        return tuple(passage for passage in everything if passage.text.strip())


@dataclass(frozen=True, slots=True)
class SourceClause:
    """A clause of a policy: its heading, or none, and its own words."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A linked policy. ``details`` are its number and dates as printed, which its text may lack."""

    title: str
    text: str
    clauses: tuple[SourceClause, ...] = ()
    details: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held in a department between two days, both included; no last day means until today."""

    department: str
    title: str
    started_on: datetime.date
    ended_on: datetime.date | None = None

    def held_on(self, day: datetime.date) -> bool:
        """Whether it was held on ``day``."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True, slots=True)
class Person:
    """An official as registered."""

    name: str
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A department by its present name, the names it had before, and its last day if it is no more."""

    name: str
    former_names: tuple[str, ...] = ()
    abolished_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A region by its GB/T 2260 code, with the code of what it belongs to ("" at the top)."""

    code: str
    name: str
    short_name: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The people, departments and regions that names are held against."""

    people: tuple[Person, ...] = ()
    departments: tuple[Office, ...] = ()
    regions: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientWord:
    """A word of the client's own list, with what to write instead or why."""

    word: str
    advice: str = ""
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class WordLists:
    """What the client has imported: wrong spellings with the right ones, and its own words. Both start empty."""

    confusions: Mapping[str, str] = field(default_factory=dict)
    client_words: tuple[ClientWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    ``start`` and ``end`` are character positions in the text of ``field``; both are 0 when the finding is about a field
    as a whole or about something missing. ``reason`` and ``suggestion`` are in the language active during the check.
    """

    rule: str
    severity: Severity
    field: str
    start: int
    end: int
    words: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage made ready for patterns, position by position the same length as its text.

    ``folded`` has half-width signs; ``masked`` is that without 《titles》, quoted originals and people's direct speech.
    """

    passage: Passage
    folded: str
    masked: str

    def finding(
        self, rule: str, *, severity: Severity, span: tuple[int, int], reason: str, suggestion: str
    ) -> Finding:
        """Return a finding about the characters of ``span``."""
        start, end = span
        words = self.passage.text[start:end]
        return Finding(rule, severity, self.passage.field, start, end, words, reason, suggestion)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything one check looks at."""

    draft: Draft
    readings: tuple[Reading, ...]
    sources: tuple[Source, ...]
    register: Register
    on_day: datetime.date
    word_lists: WordLists
    source_text: str


class Rule(Protocol):
    """One family of rules: reads a case, answers findings, changes nothing."""

    def __call__(self, case: Case, /) -> Iterable[Finding]:
        """Return the findings, in any order."""
        ...
