"""What a policy looks like once it has been read: plain, frozen, complete.

Nothing of the text is lost. Every cleaned line is in exactly one place, and :attr:`ParsedPolicy.text` puts them together
again in reading order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cms.policies.enums import ClauseLevel


class LineRole(StrEnum):
    """What a line outside the numbered clauses is there for."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    NUMBER = "number"
    HISTORY = "history"
    ADDRESSEE = "addressee"
    CONTENTS = "contents"
    PARAGRAPH = "paragraph"
    ATTACHMENT_MARK = "attachment_mark"
    ATTACHMENT_LIST = "attachment_list"
    SIGNATURE = "signature"
    DATE = "date"
    FOOTER = "footer"


class PartKind(StrEnum):
    """What a part of the file is: a covering notice, the document itself, something attached to it."""

    NOTICE = "notice"
    BODY = "body"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Line:
    """One line outside the clauses."""

    role: LineRole
    text: str


@dataclass(frozen=True, slots=True)
class ParsedClause:
    """One clause and those inside it.

    ``text`` is the clause's own words, verbatim and whole, without its label; ``heading`` is the part of them that names
    it (always the beginning of ``text``), or empty. ``separator`` is what stood between label and text.
    """

    level: ClauseLevel
    label: str
    text: str
    anchor: str
    citation: str
    heading: str = ""
    separator: str = ""
    children: tuple["ParsedClause", ...] = ()

    @property
    def verbatim(self) -> str:
        """The clause with everything inside it, as printed."""
        own = f"{self.label}{self.separator}{self.text}"
        return "\n".join([own, *(child.verbatim for child in self.children)])

    def walk(self) -> Iterator["ParsedClause"]:
        """Yield this clause, then those inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """A part of the file: lines that open it, its clauses, lines that close it."""

    kind: PartKind
    opening: tuple[Line, ...] = ()
    clauses: tuple[ParsedClause, ...] = ()
    closing: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The part as printed."""
        blocks = [
            *(line.text for line in self.opening),
            *(clause.verbatim for clause in self.clauses),
            *(line.text for line in self.closing),
        ]
        return "\n".join(blocks)

    def lines(self, role: LineRole) -> list[str]:
        """Return the texts of the opening and closing lines with ``role``."""
        return [line.text for line in (*self.opening, *self.closing) if line.role == role]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader could not be sure of: what it did about it, and where."""

    message: str
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.message} “{self.excerpt}”" if self.excerpt else self.message


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the text says about itself. Empty or None: it does not say, or does not say clearly."""

    title: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    addressee: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    validity_statement: str = ""


@dataclass(frozen=True, slots=True)
class ParsedPolicy:
    """A policy file, read."""

    metadata: Metadata
    parts: tuple[ParsedPart, ...]
    warnings: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The whole text as printed, furniture taken off."""
        return "\n".join(part.text for part in self.parts if part.text)

    @property
    def clauses(self) -> tuple[ParsedClause, ...]:
        """The clauses at the top of every part, in reading order."""
        return tuple(clause for part in self.parts for clause in part.clauses)

    def walk(self) -> Iterator[ParsedClause]:
        """Yield every clause in reading order."""
        for clause in self.clauses:
            yield from clause.walk()
