"""Reads the clauses of a policy from its text, keeping those that are still the same."""

import hashlib
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from cms.policies.models import Clause, PolicyPage
from cms.policies.parsing.outline import outline
from cms.policies.parsing.parsed import ParsedClause, ParsedPolicy
from cms.policies.parsing.policy import parse_text
from cms.policies.signals import clauses_changed

_SIMILAR = 0.6
_LONGEST_COMPARED = 2_000
_WRITTEN = (
    "parent",
    "position",
    "depth",
    "level",
    "label",
    "heading",
    "text",
    "citation",
    "anchor",
    "text_digest",
)
_OUT_OF_THE_WAY = 1_000_000
_LONGEST = {"label": 40, "citation": 120}


@dataclass(frozen=True, slots=True)
class ClauseChanges:
    """What reading again did, as anchors: added, reworded, moved (from, to), removed; and how many stayed."""

    added: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.reworded or self.moved or self.removed)


def refresh_clauses(policy: PolicyPage, *, parsed: ParsedPolicy | None = None) -> ClauseChanges:
    """Make the rows of ``policy`` say what its ``source_text`` says, and announce it when something changed.

    A clause whose words are unchanged keeps its row (and key), wherever it moved. One whose words changed keeps it when
    anchor and level are the same and the words are alike; its digest changes, so that pins to it turn stale. Every other
    old row is deleted.

    Args:
        policy: The page; ``source_text`` is taken as it is in memory.
        parsed: The text as already read, to save reading it twice.

    Raises:
        PolicyWithoutTextError: The text is empty; the rows are left as they are.
    """
    wanted = list(_flatten(outline(parsed or parse_text(policy.source_text))))
    with transaction.atomic():
        # One refresh of a policy at a time; the second sees what the first wrote.
        PolicyPage.objects.select_for_update().get(pk=policy.pk)
        existing = list(Clause.objects.filter(policy=policy).order_by("position"))
        rows = _match(wanted, existing)
        changes = _compare(wanted, rows, existing)
        if _write(policy, wanted, rows, existing) and changes:
            clauses_changed.send(sender=PolicyPage, policy=policy, changes=changes)
    return changes


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A clause as the text has it: its place in the sequence is its position."""

    clause: ParsedClause
    parent: int | None
    depth: int

    @property
    def digest(self) -> str:
        return digest_of(self.clause.text)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a clause's text, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _flatten(pieces: Sequence[ParsedClause]) -> Iterator[_Wanted]:
    stack: list[tuple[ParsedClause, int | None, int]] = [
        (piece, None, 0) for piece in reversed(pieces)
    ]
    position = 0
    while stack:
        clause, parent, depth = stack.pop()
        yield _Wanted(clause=clause, parent=parent, depth=depth)
        stack.extend((child, position, depth + 1) for child in reversed(clause.children))
        position += 1


def _match(wanted: Sequence[_Wanted], existing: Sequence[Clause]) -> dict[int, Clause]:
    """Return which existing row each wanted clause continues, by position: the surest matches first."""
    free = {clause.anchor: clause for clause in existing}
    matched = _match_in_has_moved(wanted, free, fits=_same)
    matched |= _match_by_words(wanted, free, done=matched)
    return matched | _match_in_has_moved(wanted, free, fits=_alike, done=matched)


def _match_in_has_moved(
    wanted: Sequence[_Wanted],
    free: dict[str, Clause],
    *,
    fits: Callable[[_Wanted, Clause], bool],
    done: Container[int] = (),
) -> dict[int, Clause]:
    matched: dict[int, Clause] = {}
    for position, piece in enumerate(wanted):
        candidate = free.get(piece.clause.anchor)
        if position not in done and candidate is not None and fits(piece, candidate):
            matched[position] = free.pop(candidate.anchor)
    return matched


def _match_by_words(
    wanted: Sequence[_Wanted], free: dict[str, Clause], *, done: Container[int]
) -> dict[int, Clause]:
    """Match clauses that moved with their words unchanged; of several with the same words the first goes first."""
    by_words: dict[tuple[str, str], list[Clause]] = {}
    for clause in reversed(free.values()):
        by_words.setdefault((clause.level, clause.text_digest), []).append(clause)
    matched: dict[int, Clause] = {}
    for position, piece in enumerate(wanted):
        moved = by_words.get((piece.clause.level, piece.digest))
        if position not in done and moved and piece.clause.text:
            clause = moved.pop()
            matched[position] = free.pop(clause.anchor)
    return matched


def _same(piece: _Wanted, clause: Clause) -> bool:
    return clause.level == piece.clause.level and clause.text_digest == piece.digest


def _alike(piece: _Wanted, clause: Clause) -> bool:
    if clause.level != piece.clause.level:
        return False
    before, after = clause.text[:_LONGEST_COMPARED], piece.clause.text[:_LONGEST_COMPARED]
    return SequenceMatcher(None, before, after, autojunk=False).quick_ratio() >= _SIMILAR


def _compare(
    wanted: Sequence[_Wanted], rows: dict[int, Clause], existing: Sequence[Clause]
) -> ClauseChanges:
    continued = {clause.pk for clause in rows.values()}
    reworded, moved = [], []
    for position, clause in rows.items():
        piece = wanted[position]
        if clause.text_digest != piece.digest:
            reworded.append(piece.clause.anchor)
        elif clause.anchor != piece.clause.anchor:
            moved.append((clause.anchor, piece.clause.anchor))
    return ClauseChanges(
        added=tuple(
            piece.clause.anchor for position, piece in enumerate(wanted) if position not in rows
        ),
        reworded=tuple(sorted(reworded)),
        moved=tuple(sorted(moved)),
        removed=tuple(clause.anchor for clause in existing if clause.pk not in continued),
        kept=len(rows) - len(reworded) - len(moved),
    )


def _write(
    policy: PolicyPage,
    wanted: Sequence[_Wanted],
    rows: dict[int, Clause],
    existing: Sequence[Clause],
) -> bool:
    """Write the rows; return whether anything had to be written."""
    before = {clause.pk: _values(clause) for clause in existing}
    written = [
        _filled(rows.get(position) or Clause(policy=policy), piece, position)
        for position, piece in enumerate(wanted)
    ]
    new = [clause for position, clause in enumerate(written) if position not in rows]
    kept = [clause for position, clause in enumerate(written) if position in rows]
    gone = set(before) - {clause.pk for clause in kept}
    if existing and (new or gone or any(_has_moved(clause, before) for clause in kept)):
        _make_room(policy)
        before = {}
    _create(new, written, wanted)
    changed = [clause for clause in kept if _values(clause) != before.get(clause.pk)]
    Clause.objects.bulk_update(changed, _WRITTEN, batch_size=200)
    # After the others have their new parents: deleting a clause deletes those inside it.
    Clause.objects.filter(pk__in=gone).delete()
    return bool(new or gone or changed)


def _create(new: Sequence[Clause], written: Sequence[Clause], wanted: Sequence[_Wanted]) -> None:
    """Create the new rows from the outside in, and put every row under its parent."""
    for depth in sorted({piece.depth for piece in wanted}):
        for clause, piece in zip(written, wanted, strict=True):
            if piece.depth == depth:
                clause.parent = None if piece.parent is None else written[piece.parent]
        Clause.objects.bulk_create(clause for clause in new if clause.depth == depth)


def _has_moved(clause: Clause, before: Mapping[int, tuple[object, ...]]) -> bool:
    """Whether the clause stands elsewhere than it did."""
    was = dict(zip(_WRITTEN, before[clause.pk], strict=True))
    return (clause.position, clause.anchor) != (was["position"], was["anchor"])


def _filled(clause: Clause, piece: _Wanted, position: int) -> Clause:
    clause.position = position
    clause.depth = piece.depth
    clause.level = piece.clause.level
    clause.label = piece.clause.label[: _LONGEST["label"]]
    clause.heading = piece.clause.heading
    clause.text = piece.clause.text
    clause.citation = piece.clause.citation[: _LONGEST["citation"]]
    clause.anchor = piece.clause.anchor
    clause.text_digest = piece.digest
    return clause


def _make_room(policy: PolicyPage) -> None:
    """Move the old rows out of the way, so that no two rows hold one position or anchor while they are rewritten."""
    Clause.objects.filter(policy=policy).update(
        position=F("position") + _OUT_OF_THE_WAY,
        anchor=Concat(Value("old-"), Cast("pk", CharField())),
    )


def _values(clause: Clause) -> tuple[object, ...]:
    return tuple(
        clause.parent_id if name == "parent" else getattr(clause, name) for name in _WRITTEN
    )
