"""An interpretation as it is read: its policies, its claims with the clauses' own words, its productions."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from cms.organisations.models import Post
from cms.policies.enums import Validity
from cms.policies.models import Clause
from cms.portal.selectors.items import PolicyItem, policy_item
from cms.portal.selectors.policy_reading import Table, table_of
from interpretations.blocks import PinnedClause
from interpretations.models import InterpretationPage
from interpretations.selectors import pinned_clause_keys, policies_of, public_productions
from media_pipeline.selectors import ProductionSet


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause that a claim is pinned to, in its own words; stale once it reads differently from what was pinned."""

    label: str
    address: str
    heading: str
    text: str
    table: Table | None
    policy_title: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A measure, or a question with its answer. ``anchor`` is its address on the page."""

    anchor: str
    heading: str
    text: str
    citations: tuple[Citation, ...]
    figure_value: str = ""
    figure_unit: str = ""
    figure_label: str = ""


@dataclass(frozen=True, slots=True)
class AvailableForm:
    """A form other than text in which the page can be taken in; ``kind`` is also its anchor."""

    kind: str
    label: str | Promise
    note: str | Promise


@dataclass(frozen=True, slots=True)
class InterpretationReading:
    """Everything the interpretation page shows beside its own fields."""

    policies: tuple[PolicyItem, ...]
    measures: tuple[Claim, ...]
    questions: tuple[Claim, ...]
    productions: ProductionSet
    forms: tuple[AvailableForm, ...]
    is_example: bool
    has_ended_policy: bool

    @property
    def poster_url(self) -> str:
        """The picture that stands for the page when it is shared."""
        return self.productions.poster_url or ""


def read_interpretation(page: InterpretationPage) -> InterpretationReading:
    """Return ``page`` ready to be shown, live or as a draft, in a number of queries that does not grow."""
    policies = policies_of(page)
    _load_interpreter(page)
    clauses = _clauses(pinned_clause_keys(page))
    works = public_productions(page)
    return InterpretationReading(
        policies=tuple(policy_item(policy) for policy in policies),
        measures=tuple(_measure(block, clauses) for block in page.measures),
        questions=tuple(_question(block, clauses) for block in page.questions),
        productions=works,
        forms=_forms(works, first=page.production_kind),
        is_example=any(policy.is_example for policy in policies),
        has_ended_policy=any(policy.validity == Validity.ENDED for policy in policies),
    )


def _load_interpreter(page: InterpretationPage) -> None:
    """Load the post together with its holder and department, which the page names in several places."""
    if page.interpreter_post_id:
        posts = Post.objects.select_related("official", "department")
        page.interpreter_post = posts.get(pk=page.interpreter_post_id)


def _clauses(keys: Iterable[str]) -> dict[str, Clause]:
    found = Clause.objects.filter(uuid__in=list(keys)).select_related(
        "policy", "parent__parent__parent"
    )
    return {str(clause.uuid): clause for clause in found}


def _measure(block: StreamValue.StreamChild, clauses: dict[str, Clause]) -> Claim:
    value = block.value
    return Claim(
        anchor=f"m-{block.id}",
        heading=value["heading"],
        text=value["text"],
        citations=_citations(value["clauses"], clauses),
        figure_value=value["figure_value"] or "",
        figure_unit=value["figure_unit"] or "",
        figure_label=value["figure_label"] or "",
    )


def _question(block: StreamValue.StreamChild, clauses: dict[str, Clause]) -> Claim:
    value = block.value
    return Claim(
        anchor=f"m-{block.id}",
        heading=value["question"],
        text=value["answer"],
        citations=_citations(value["clauses"], clauses),
    )


def _citations(pins: Iterable[PinnedClause], clauses: dict[str, Clause]) -> tuple[Citation, ...]:
    return tuple(
        _citation(clauses[pin.clause], pinned_digest=pin.digest)
        for pin in pins
        if pin.clause in clauses
    )


def _citation(clause: Clause, *, pinned_digest: str) -> Citation:
    return Citation(
        label=clause.citation,
        address=f"{clause.policy.url}#{clause.anchor}",
        heading="" if clause.text.startswith(clause.heading) else clause.heading,
        text=clause.text,
        table=table_of(clause),
        policy_title=clause.policy.title,
        is_stale=clause.text_digest != pinned_digest,
    )


def _forms(works: ProductionSet, *, first: str | None) -> tuple[AvailableForm, ...]:
    there = (
        (works.video_url, AvailableForm("video", _("Video"), _("with captions"))),
        (works.h5_url, AvailableForm("h5", _("Swipe through it"), _("page by page"))),
        (
            works.infographic_url,
            AvailableForm("infographic", _("One picture"), _("to keep or pass on")),
        ),
    )
    return tuple(sorted((form for url, form in there if url), key=lambda form: form.kind != first))
