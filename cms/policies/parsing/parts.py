"""Cuts the lines of a file into a covering notice, the document and its attachments."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cms.policies.parsing import line_roles
from cms.policies.parsing.dates import is_date_line
from cms.policies.parsing.ladder import read_marker
from cms.policies.parsing.parsed import PartKind

_LONGEST_LIST = 20


@dataclass(frozen=True, slots=True)
class RawPart:
    """The lines of one part."""

    kind: PartKind
    lines: tuple[str, ...]


def split_parts(lines: Sequence[str]) -> list[RawPart]:
    """Cut ``lines`` into parts; together they are all of the lines, in order."""
    starts = _attachment_starts(lines)
    main = list(lines[: starts[0]] if starts else lines)
    attachments = [
        RawPart(PartKind.ATTACHMENT, tuple(lines[start:end]))
        for start, end in pairwise([*starts, len(lines)])
    ]
    cut = _end_of_notice(main)
    if cut is not None:
        return [
            RawPart(PartKind.NOTICE, tuple(main[:cut])),
            RawPart(PartKind.BODY, tuple(main[cut:])),
            *attachments,
        ]
    if (
        attachments
        and _only_covers(main)
        and any(read_marker(line) for line in attachments[0].lines)
    ):
        # The document itself is what is attached: 附件 stands over it, nothing else does.
        return [
            RawPart(PartKind.NOTICE, tuple(main)),
            RawPart(PartKind.BODY, attachments[0].lines),
            *attachments[1:],
        ]
    return [RawPart(PartKind.BODY, tuple(main)), *attachments]


def _attachment_starts(lines: Sequence[str]) -> list[int]:
    starts: list[int] = []
    signed = False
    for index, line in enumerate(lines):
        signed = signed or (
            index > 0 and is_date_line(line) and line_roles.is_signature(lines[index - 1])
        )
        bare = index > 0 and line_roles.is_attachment_mark(line)
        named = (signed or bool(starts)) and line_roles.is_named_attachment(line)
        if bare or (named and not _lists_on(lines, index)):
            starts.append(index)
    return starts


def _lists_on(lines: Sequence[str], index: int) -> bool:
    """Whether the 附件 line at ``index`` only lists what is attached, rather than standing over it."""
    for line in lines[index + 1 : index + 1 + _LONGEST_LIST]:
        if (
            line_roles.is_signature(line)
            or is_date_line(line)
            or line_roles.is_attachment_mark(line)
        ):
            return True
        if not (line_roles.is_listed(line) or line_roles.is_named_attachment(line)):
            return False
    return False


def _end_of_notice(lines: Sequence[str]) -> int | None:
    """Return where the document begins when a signed and dated notice stands before it."""
    for index in range(1, len(lines) - 2):
        signed = is_date_line(lines[index]) and line_roles.is_signature(lines[index - 1])
        if signed and _is_head(lines[index + 1]):
            return index + 1
    return None


def _is_head(line: str) -> bool:
    """Whether the line could be the title of a document rather than a last note of the notice (电话：…)."""
    return (
        line_roles.is_title(line)
        and not line_roles.is_footer(line)
        and "：" not in line
        and ":" not in line
    )


def _only_covers(lines: Sequence[str]) -> bool:
    return not any(read_marker(line) for line in lines)
