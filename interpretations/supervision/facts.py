"""The facts that figures are computed from: plain frozen data, as they stood at the end of one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from interpretations.supervision.enums import Because, Flag, Obligation
from interpretations.supervision.history import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A reason or a flag with what it is about; ``str()`` gives it in the reader's language."""

    code: Because | Flag
    about: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return str(self.code.label) % dict(self.about)


def note(code: Because | Flag, **about: object) -> Note:
    """Build a :class:`Note`."""
    return Note(code, tuple((name, str(value)) for name, value in about.items()))


@dataclass(frozen=True, slots=True)
class PostFact:
    """One official in one office of one department between two days, both included."""

    official: int
    department: int
    department_name: str
    title: str
    is_principal: bool
    awaits_flag: bool
    started_on: date
    ended_on: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether it was held on ``day``."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)

    def __str__(self) -> str:
        return f"{self.department_name}{self.title}"


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """What was decided about a policy, why, by whom, when."""

    obligation: Obligation
    reason: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


UNDECIDED = DecisionFact(Obligation.UNDECIDED)


@dataclass(frozen=True, slots=True)
class PolicyFact:
    """A policy. ``published_on`` is the day it was made public, ``spans`` the days its page was."""

    key: int
    title: str
    published_on: date
    department: int | None
    department_name: str = ""
    document_number: str = ""
    spans: tuple[Span, ...] = ()
    decision: DecisionFact = UNDECIDED

    def is_public_on(self, day: date) -> bool:
        """Whether it had been made public and not been withdrawn at the end of ``day``.

        A policy entered late counts from the day it was made public, so late entry takes nothing out of a denominator.
        """
        if not self.spans or day < self.published_on:
            return False
        return day < self.spans[0].first or any(day in span for span in self.spans)


@dataclass(frozen=True, slots=True)
class WorkFact:
    """A finished production: its kind, the digest of the text it was made from, when it was finished."""

    kind: str
    digest: str
    finished_on: date
    has_captions: bool = False


@dataclass(frozen=True, slots=True)
class ItemFact:
    """An interpretation. ``released`` are the published texts by digest and day; ``text_key`` is equal for equal texts."""

    key: int
    title: str
    policies: tuple[int, ...]
    spans: tuple[Span, ...]
    form: str
    occasion: str = ""
    official: int | None = None
    interpreter: str = ""
    interpreted_on: date | None = None
    evidence: str = ""
    finished_work_url: str = ""
    released: tuple[tuple[str, date], ...] = ()
    works: tuple[WorkFact, ...] = ()
    text_key: str = ""
    is_restricted: bool = False
    is_todays_text: bool = False

    @property
    def first_published_on(self) -> date:
        """The day it was first before the public."""
        return self.spans[0].first

    def is_public_on(self, day: date) -> bool:
        """Whether anybody could read it at the end of ``day``."""
        return not self.is_restricted and any(day in span for span in self.spans)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known on the cut-off date."""

    policies: tuple[PolicyFact, ...] = ()
    items: tuple[ItemFact, ...] = ()
    posts: Mapping[int, tuple[PostFact, ...]] = field(default_factory=dict)
    """The posts of each official, by the official's key."""
