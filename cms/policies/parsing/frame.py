"""Finds the lines that stand around the clauses of a part: title, number, addressee; signature, date, notes."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from cms.policies.parsing import line_roles
from cms.policies.parsing.dates import is_date_line
from cms.policies.parsing.ladder import Rung, read_marker
from cms.policies.parsing.parsed import Line, LineRole, PartKind
from cms.policies.parsing.parts import RawPart

_CONTENTS = "目录"
_MOST_SIGNATURES = 30


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
        if _unspaced(line) == _CONTENTS and index + 1 < len(lines):
            first_entry = _entry(lines[index + 1])
            again = [
                later
                for later in range(index + 2, len(lines))
                if _entry(lines[later]) == first_entry
            ]
            return again[0] if again else 0
    return 0


def _entry(line: str) -> str:
    return _unspaced(line).rstrip("0123456789").rstrip("….·")


def _open(lines: Sequence[str]) -> list[Line]:
    opened: list[Line] = []
    seen: set[LineRole] = set()
    for index, line in enumerate(lines):
        role = _look(line)
        if role is None and _signs(lines, index):
            role = LineRole.SIGNATURE
        if role is None:
            after_order = bool(opened) and opened[-1].role is LineRole.NUMBER
            role = _head_role(line, seen=seen, after_order=after_order)
        opened.append(Line(role=role, text=line))
        seen.add(role)
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


def _head_role(line: str, *, seen: Set[LineRole], after_order: bool) -> LineRole:
    """Return the role a line before the clauses has because of what stands before it."""
    if LineRole.PARAGRAPH in seen:
        return LineRole.PARAGRAPH
    looks = (
        (_is_contents, LineRole.CONTENTS),
        (line_roles.is_order, LineRole.NUMBER),
        (line_roles.is_history, LineRole.HISTORY),
    )
    role = next((role for looks_like, role in looks if looks_like(line)), None)
    if role is not None:
        return role
    if after_order and line_roles.is_order_number(line):
        return LineRole.NUMBER
    if line_roles.is_letterhead(line) and not seen:
        return LineRole.LETTERHEAD
    return _title_or_text(line, addressed=LineRole.ADDRESSEE in seen)


def _title_or_text(line: str, *, addressed: bool) -> LineRole:
    if addressed:
        return LineRole.PARAGRAPH
    if line_roles.is_addressee(line):
        return LineRole.ADDRESSEE
    return LineRole.TITLE if line_roles.is_title(line) else LineRole.PARAGRAPH


def _is_contents(line: str) -> bool:
    return read_marker(line) is not None or _unspaced(line) == _CONTENTS


def _unspaced(line: str) -> str:
    return "".join(line.split())


def _signs(lines: Sequence[str], index: int) -> bool:
    """Whether the line is one of those that sign: a date follows, with nothing but signatures between."""
    if not line_roles.is_signature(lines[index]):
        return False
    for following in lines[index + 1 : index + 1 + _MOST_SIGNATURES]:
        if is_date_line(following):
            return True
        if not line_roles.is_signature(following):
            return False
    return False


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
        or _signs(lines, index)
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
        if role is None and _signs(lines, index):
            role = LineRole.SIGNATURE
        if role is None and line_roles.is_listed(line) and closed:
            role = LineRole.ATTACHMENT_LIST
        closed.append(Line(role=role or LineRole.PARAGRAPH, text=line))
    return closed
