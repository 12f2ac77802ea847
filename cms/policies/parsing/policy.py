"""Reads a whole policy: lines in, :class:`ParsedPolicy` out."""

from collections import Counter

from django.utils.translation import gettext as _

from cms.policies.exceptions import PolicyTooLongError, PolicyWithoutTextError
from cms.policies.parsing import line_roles
from cms.policies.parsing.cleaning import CleanText, clean
from cms.policies.parsing.frame import FramedPart, frame
from cms.policies.parsing.metadata import MetadataReader
from cms.policies.parsing.numerals import to_number
from cms.policies.parsing.parsed import Doubt, LineRole, ParsedPart, ParsedPolicy, PartKind
from cms.policies.parsing.parts import split_parts
from cms.policies.parsing.tree import TreeBuilder

MAX_LINES = 20_000
MAX_CHARACTERS = 500_000
_EXCERPT = 60


def parse_policy(lines: list[str]) -> ParsedPolicy:
    """Read the lines of a policy file.

    Raises:
        PolicyWithoutTextError: Nothing is left once blank lines and page furniture are off.
        PolicyTooLongError: More than 20,000 lines or 500,000 characters.
    """
    _refuse_too_long(lines)
    cleaned = clean(lines)
    if not cleaned.lines:
        raise PolicyWithoutTextError(_("The file holds no text."))
    framed = [frame(part) for part in split_parts(cleaned.lines)]
    doubts = _doubts_about(cleaned)
    parts = _read_parts(framed, doubts)
    reader = MetadataReader(parts)
    metadata = reader.read()
    return ParsedPolicy(metadata=metadata, parts=tuple(parts), warnings=(*reader.doubts, *doubts))


def parse_text(text: str) -> ParsedPolicy:
    """Read a policy kept as one text, such as :attr:`ParsedPolicy.text`; raises like :func:`parse_policy`."""
    return parse_policy(text.splitlines())


def _refuse_too_long(lines: list[str]) -> None:
    characters = sum(map(len, lines))
    if len(lines) > MAX_LINES or characters > MAX_CHARACTERS:
        message = _(
            "The text is too long: %(lines)d lines and %(characters)d characters; "
            "%(most_lines)d and %(most_characters)d are read."
        )
        sizes = {"lines": len(lines), "characters": characters}
        most = {"most_lines": MAX_LINES, "most_characters": MAX_CHARACTERS}
        raise PolicyTooLongError(message % {**sizes, **most})


def _doubts_about(cleaned: CleanText) -> list[Doubt]:
    if not cleaned.dropped:
        return []
    message = _("Lines were left out as page furniture: %d.") % len(cleaned.dropped)
    return [Doubt(message, excerpt=" / ".join(cleaned.dropped)[:_EXCERPT])]


def _read_parts(framed: list[FramedPart], doubts: list[Doubt]) -> list[ParsedPart]:
    """Build the clause tree of every part; the body's anchors come first, so that it keeps the plain ones."""
    taken: Counter[str] = Counter()
    read: dict[int, ParsedPart] = {}
    attachments = 0
    by_kind = sorted(
        range(len(framed)), key=lambda index: (framed[index].kind is PartKind.NOTICE, index)
    )
    for index in by_kind:
        part = framed[index]
        attachments += part.kind is PartKind.ATTACHMENT
        prefix, cited_as = _names(part, ordinal=attachments)
        builder = TreeBuilder(prefix=prefix, cited_as=cited_as, taken=taken)
        clauses = builder.build(part.inner)
        doubts.extend(builder.doubts)
        read[index] = ParsedPart(
            kind=part.kind, opening=part.opening, clauses=clauses, closing=part.closing
        )
    return [read[index] for index in range(len(framed))]


def _names(part: FramedPart, *, ordinal: int) -> tuple[str, str]:
    """Return what anchors and citations of the part begin with."""
    if part.kind is PartKind.NOTICE:
        return "n-", "印发通知"
    if part.kind is PartKind.BODY:
        return "", ""
    marks = (LineRole.ATTACHMENT_MARK, LineRole.ATTACHMENT_LIST)
    written = next(
        (line_roles.attachment_number(line.text) for line in part.opening if line.role in marks), ""
    )
    return f"f{to_number(written) if written else ordinal}-", f"附件{written}"
