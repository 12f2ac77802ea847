"""A policy as it is read: facts, contents, clauses with what explains them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.policies.enums import ClauseLevel
from cms.policies.models import Clause, PolicyPage
from interpretations.models import InterpretationPage, Pin

_HEADED = {
    ClauseLevel.PART,
    ClauseLevel.SECTION,
    ClauseLevel.CHAPTER,
    ClauseLevel.CHAPTER_SECTION,
}
_TOP_RANK = 2
_LOWEST_RANK = 6
_ENTRIES_WORTH_A_LIST = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the description; an empty value is shown as not stated."""

    label: str | Promise
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its rows of cells; ``head`` and ``caption`` may be empty."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim of a published interpretation that is pinned to a clause."""

    heading: str
    address: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause ready to be shown: as a heading (``heading_tag`` "h2" to "h6"), as paragraphs, or as a table."""

    anchor: str
    level: str
    depth: int
    label: str
    heading: str
    citation: str
    heading_tag: str
    paragraphs: tuple[str, ...]
    table: Table | None
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class PolicyReading:
    """Everything the policy page shows beside its title."""

    facts: tuple[Fact, ...]
    contents: tuple[ClauseView, ...]
    clauses: tuple[ClauseView, ...]
    validity: str
    validity_label: str


def read_policy(page: PolicyPage) -> PolicyReading:
    """Return ``page`` ready to be shown, in three queries whatever its length."""
    views = _clause_views(page)
    tops = tuple(view for view in views if view.heading_tag == f"h{_TOP_RANK}")
    return PolicyReading(
        facts=_facts(page),
        contents=tops if len(tops) >= _ENTRIES_WORTH_A_LIST else (),
        clauses=views,
        validity=page.validity,
        validity_label=page.get_validity_display(),
    )


def table_of(clause: Clause) -> Table | None:
    """Return the table that ``clause`` is, or None. A row is a line, its cells are parted by tabs, the first is the head."""
    if clause.level != ClauseLevel.TABLE:
        return None
    rows = [
        tuple(cell.strip() for cell in line.split("\t"))
        for line in clause.text.splitlines()
        if line
    ]
    width = max((len(row) for row in rows), default=0)
    even = [row + ("",) * (width - len(row)) for row in rows]
    return Table(
        caption=clause.heading, head=even[0] if len(even) > 1 else (), rows=tuple(even[1:] or even)
    )


def _facts(page: PolicyPage) -> tuple[Fact, ...]:
    facts = [
        Fact(_("Document number"), page.document_number),
        Fact(_("Issued by"), page.issuers or str(page.lead_department or "")),
        Fact(_("Date of issue"), _day(page.issued_on)),
        Fact(_("Made public on"), _day(page.published_on)),
        Fact(_("In force from"), _day(page.effective_on)),
        Fact(_("Validity"), _validity(page)),
    ]
    if page.expires_on:
        facts.append(Fact(_("In force until"), _day(page.expires_on)))
    themes = "；".join(theme.name for theme in page.themes.all())
    regions = "、".join(region.name for region in page.regions.all())
    if themes:
        facts.append(Fact(_("Theme"), themes))
    if regions:
        facts.append(Fact(_("Where it applies"), regions))
    return tuple(facts)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _validity(page: PolicyPage) -> str:
    return "" if page.validity == "unstated" else page.get_validity_display()


def _clause_views(page: PolicyPage) -> tuple[ClauseView, ...]:
    clauses = list(page.clauses.all())
    by_key = {clause.pk: clause for clause in clauses}
    for clause in clauses:
        # Hand each clause the parent already loaded, so that citing it asks the database nothing.
        if clause.parent_id:
            clause.parent = by_key[clause.parent_id]
    explanations = _explanations(page)
    return tuple(_view(clause, explanations=explanations.get(clause.pk, ())) for clause in clauses)


def _view(clause: Clause, *, explanations: Sequence[Explanation]) -> ClauseView:
    return ClauseView(
        anchor=clause.anchor,
        level=clause.level,
        depth=clause.depth,
        label=clause.label,
        heading=clause.heading,
        citation=clause.citation if clause.label else "",
        heading_tag=f"h{_rank(clause)}" if _is_headed(clause) else "",
        paragraphs=_paragraphs(clause),
        table=table_of(clause),
        explanations=tuple(explanations),
    )


def _paragraphs(clause: Clause) -> tuple[str, ...]:
    """Return the text without the heading it opens with, which is shown as a heading."""
    text = clause.text
    if clause.heading and text.startswith(clause.heading):
        text = text.removeprefix(clause.heading)
        if _is_headed(clause):
            text = text.lstrip("。.：:")
    return tuple(line for line in text.splitlines() if line.strip())


def _is_headed(clause: Clause) -> bool:
    return bool(clause.heading) and clause.level in _HEADED


def _rank(clause: Clause) -> int:
    rank = _TOP_RANK
    parent = clause.parent
    while parent is not None:
        rank += _is_headed(parent)
        parent = parent.parent
    return min(rank, _LOWEST_RANK)


def _explanations(page: PolicyPage) -> dict[int, tuple[Explanation, ...]]:
    pins = (
        Pin.objects.filter(clause__policy=page, interpretation__live=True)
        .select_related("interpretation", "clause")
        .order_by("interpretation__first_published_at", "pk")
    )
    headings: dict[int, dict[str, str]] = {}
    found: dict[int, dict[str, Explanation]] = {}
    for pin in pins:
        if pin.is_stale:
            continue
        claims = headings.setdefault(pin.interpretation_id, _headings(pin.interpretation))
        if pin.claim_key in claims and pin.clause_id is not None:
            address = f"{pin.interpretation.url}#m-{pin.claim_key}"
            # Several forms of one explanation make the same claim: the newest stands for them.
            said = found.setdefault(pin.clause_id, {})
            said[claims[pin.claim_key]] = Explanation(claims[pin.claim_key], address)
    return {key: tuple(said.values()) for key, said in found.items()}


def _headings(interpretation: InterpretationPage) -> dict[str, str]:
    measures = {block.id: block.value["heading"] for block in interpretation.measures}
    questions = {block.id: block.value["question"] for block in interpretation.questions}
    return measures | questions
