"""Finds the lines that stand around the clauses of a part: title, number, addressee; signature, date, notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.policies.parsing import line_roles
from cms.policies.parsing.dates import is_date_line
from cms.policies.parsing.ladder import Rung, read_marker
from cms.policies.parsing.parsed import Line, LineRole, PartKind
from cms.policies.parsing.parts import RawPart


@dataclass(frozen=True, slots=True)
class FramedPart:
    """A part whose frame is known: what opens it, the lines the clauses are in, what closes it."""

    kind: PartKind
    opening: tuple[Line, ...]
    inner: tuple[str, ...]
    closing: tuple[Line, ...]


def frame(part: RawPart) -> FramedPart:
    """Tell the frame of ``part`` from its clauses; together they are all of its lines, in order."""
    first = _first_clause(part)
    last = _end_of_clauses(part.lines, first=first)
    return FramedPart(
        kind=part.kind,
        opening=tuple(_open(part.lines[:first])),
        inner=part.lines[first:last],
        closing=tuple(_close(part.lines[last:])),
    )


def _first_clause(part: RawPart) -> int:
    lines = part.lines
    index = _end_of_contents(lines)
    while index < len(lines) and read_marker(lines[index]) is None and "\t" not in lines[index]:
        index += 1
    return index


def _end_of_contents(lines: Sequence[str]) -> int:
    """Return the index after a table of contents (目录), which repeats what the chapters are called; 0 without one."""
    for index, line in enumerate(lines):
        if read_marker(line) is not None:
            return 0
        if line.replace(" ", "").replace("\u3000", "") == "目录" and index + 1 < len(lines):
            first_entry = _entry(lines[index + 1])
            again = [
                later
                for later in range(index + 2, len(lines))
                if _entry(lines[later]) == first_entry
            ]
            return again[0] if again else 0
    return 0


def _entry(line: str) -> str:
    return "".join(line.split()).rstrip("0123456789").rstrip("….·")


def _open(lines: Sequence[str]) -> list[Line]:
    opened: list[Line] = []
    for index, line in enumerate(lines):
        role = _look(line) or _place(line, before=opened, after=lines[index + 1 :])
        opened.append(Line(role=role, text=line))
    return opened


def _look(line: str) -> LineRole | None:
    """Return the role a line has wherever it stands."""
    looks = (
        (line_roles.is_attachment_mark, LineRole.ATTACHMENT_MARK),
        (line_roles.is_named_attachment, LineRole.ATTACHMENT_LIST),
        (line_roles.is_footer, LineRole.FOOTER),
        (line_roles.is_document_number, LineRole.NUMBER),
        (is_date_line, LineRole.DATE),
    )
    return next((role for looks_like, role in looks if looks_like(line)), None)


def _place(line: str, *, before: Sequence[Line], after: Sequence[str]) -> LineRole:
    """Return the role a line has because of where it stands."""
    if _signs(line, after=after):
        return LineRole.SIGNATURE
    if any(earlier.role is LineRole.PARAGRAPH for earlier in before):
        return LineRole.PARAGRAPH
    return _head_role(line, before=before)


def _head_role(line: str, *, before: Sequence[Line]) -> LineRole:
    if read_marker(line) is not None or line.replace(" ", "").replace("\u3000", "") == "目录":
        return LineRole.CONTENTS
    if line_roles.is_order(line) or (line_roles.is_order_number(line) and _after_order(before)):
        return LineRole.NUMBER
    if line_roles.is_history(line):
        return LineRole.HISTORY
    if line_roles.is_letterhead(line) and not before:
        return LineRole.LETTERHEAD
    addressed = any(earlier.role is LineRole.ADDRESSEE for earlier in before)
    if line_roles.is_addressee(line) and not addressed:
        return LineRole.ADDRESSEE
    return LineRole.TITLE if line_roles.is_title(line) and not addressed else LineRole.PARAGRAPH


def _after_order(before: Sequence[Line]) -> bool:
    return bool(before) and before[-1].role is LineRole.NUMBER


def _signs(line: str, *, after: Sequence[str]) -> bool:
    """Whether the line is one of those that sign: a date follows, with nothing but signatures between."""
    if not line_roles.is_signature(line):
        return False
    following = next((later for later in after if not line_roles.is_signature(later)), "")
    return is_date_line(following)


def _end_of_clauses(lines: Sequence[str], *, first: int) -> int:
    """Return where the closing lines of a part begin."""
    end = len(lines)
    while end > first and _closes(lines, end - 1):
        end -= 1
    end = _before_attachment_list(lines, first=first, end=end)
    if any(_is_article(line) for line in lines[first:end]):
        # Articles say such things themselves; an unnumbered line after the last one is its next paragraph.
        return end
    while (
        end > first + 1
        and read_marker(lines[end - 1]) is None
        and line_roles.is_last_words(lines[end - 1])
    ):
        end -= 1
    return end


def _is_article(line: str) -> bool:
    marker = read_marker(line)
    return marker is not None and marker.rung is Rung.ARTICLE


def _closes(lines: Sequence[str], index: int) -> bool:
    line = lines[index]
    return (
        line_roles.is_footer(line)
        or is_date_line(line)
        or _signs(line, after=lines[index + 1 :])
        or line_roles.is_named_attachment(line)
    )


def _before_attachment_list(lines: Sequence[str], *, first: int, end: int) -> int:
    """Step back over 附件：1.… and the entries under it."""
    index = end
    while index > first and line_roles.is_listed(lines[index - 1]):
        index -= 1
    return index - 1 if index > first and line_roles.is_named_attachment(lines[index - 1]) else end


def _close(lines: Sequence[str]) -> list[Line]:
    closed: list[Line] = []
    for index, line in enumerate(lines):
        role = _look(line)
        if role is None and _signs(line, after=lines[index + 1 :]):
            role = LineRole.SIGNATURE
        if role is None and line_roles.is_listed(line) and closed:
            role = LineRole.ATTACHMENT_LIST
        closed.append(Line(role=role or LineRole.PARAGRAPH, text=line))
    return closed
