"""The reading of a policy as one tree: what residents read and what a claim can be pinned to."""

from collections.abc import Iterable, Iterator

from cms.policies.enums import ClauseLevel
from cms.policies.parsing.parsed import (
    Line,
    LineRole,
    ParsedClause,
    ParsedPart,
    ParsedPolicy,
    PartKind,
)


def outline(policy: ParsedPolicy) -> tuple[ParsedClause, ...]:
    """Return every piece of the policy that says something, in reading order, each with an anchor and a citation.

    Besides the clauses that is the unnumbered text before and after them (anchors ``pre-1``…, ``end-1``…) and each
    attachment as a clause of its own (``f1``) that holds what is in it. Titles, numbers, addressees, signatures and
    office notes are left to the metadata.
    """
    numbered = any(part.clauses for part in policy.parts)
    before = _Paragraphs(
        policy, anchor="pre", citation="引言" if numbered else "正文", closing=False
    )
    after = _Paragraphs(policy, anchor="end", citation="结尾", closing=True)
    pieces: list[ParsedClause] = []
    attachments = 0
    for part in policy.parts:
        inside = [*before.take(part.opening), *part.clauses, *after.take(part.closing)]
        if part.kind is PartKind.ATTACHMENT:
            attachments += 1
            pieces.append(_attachment(part, inside, ordinal=attachments))
        else:
            pieces.extend(inside)
    return tuple(pieces)


class _Paragraphs:
    """Names the unnumbered paragraphs on one side of the clauses, counting through all parts."""

    def __init__(self, policy: ParsedPolicy, *, anchor: str, citation: str, closing: bool) -> None:
        lines = [
            line for part in policy.parts for line in (part.closing if closing else part.opening)
        ]
        self._total = len(_paragraphs(lines))
        self._anchor = anchor
        self._citation = citation
        self._count = 0

    def take(self, lines: Iterable[Line]) -> Iterator[ParsedClause]:
        """Yield the paragraphs among ``lines`` as clauses."""
        for text in _paragraphs(lines):
            self._count += 1
            ordinal = f"第{self._count}段" if self._total > 1 else ""
            yield ParsedClause(
                level=ClauseLevel.PARAGRAPH,
                label="",
                text=text,
                anchor=f"{self._anchor}-{self._count}",
                citation=f"{self._citation}{ordinal}",
            )


def _paragraphs(lines: Iterable[Line]) -> list[str]:
    return [line.text for line in lines if line.role is LineRole.PARAGRAPH]


def _attachment(part: ParsedPart, inside: list[ParsedClause], *, ordinal: int) -> ParsedClause:
    marks = part.lines(LineRole.ATTACHMENT_MARK) or part.lines(LineRole.ATTACHMENT_LIST)
    title = "".join(part.lines(LineRole.TITLE))
    return ParsedClause(
        level=ClauseLevel.ATTACHMENT,
        label=marks[0] if marks else "附件",
        text=title,
        heading=title,
        anchor=f"f{ordinal}",
        citation=marks[0].rstrip(":：") if marks else "附件",
        children=tuple(inside),
    )
