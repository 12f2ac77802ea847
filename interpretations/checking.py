"""An interpretation as the checks read it: its words, its policies, and the registers of people, departments, regions."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.organisations.models import Department, Official
from cms.policies.models import PolicyPage
from cms.vocabulary.models import Region
from interpretations.compliance.base import (
    Draft,
    Finding,
    Office,
    Passage,
    Person,
    Place,
    Register,
    Severity,
    Source,
    SourceClause,
    Tenure,
)
from interpretations.compliance.registry import check
from interpretations.models import InterpretationPage
from interpretations.plain_text import paragraphs_of
from interpretations.selectors import policies_of

_RICH_FACETS = ("background", "basis", "purpose")
_PARTS_OF_BLOCKS = {
    "heading": _("In a few words"),
    "text": _("In plain words"),
    "figure": _("Key figure"),
    "question": _("Question"),
    "answer": _("Answer"),
}
_SEVERITIES = {
    Severity.ERROR: _("Must be corrected"),
    Severity.WARNING: _("Please check"),
    Severity.HINT: _("Hint"),
}


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding with what a person calls its place and its weight."""

    finding: Finding
    place: str
    severity: str


def findings_of(page: InterpretationPage) -> list[FindingShown]:
    """Return what the checks find in ``page``, the heaviest first; a draft's unsaved words count.

    Offices are judged on the day of explanation. Reads whole policies: for one page at a time, not for lists.
    """
    policies = policies_of(page)
    found = check(
        draft_of(page, policies=policies),
        sources=tuple(source_of(policy) for policy in policies),
        register=register_of_today(),
        on_day=page.interpreted_on or timezone.localdate(),
    )
    return [
        FindingShown(finding, _place(page, finding.field), str(_SEVERITIES[finding.severity]))
        for finding in found
    ]


def draft_of(page: InterpretationPage, *, policies: list[PolicyPage]) -> Draft:
    """Return the words of ``page``, each with the path of its field; themes are those of its policies."""
    themes = {theme.name for policy in policies for theme in policy.themes.all()}
    return Draft(
        title=page.title,
        facets={name: "\n".join(paragraphs_of(getattr(page, name) or "")) for name in _RICH_FACETS},
        passages=(
            Passage("summary", page.summary),
            *_measures(page),
            *_questions(page),
            Passage("contact", page.contact),
        ),
        form=page.form,
        tags=frozenset(themes),
    )


def source_of(policy: PolicyPage) -> Source:
    """Return the text of ``policy`` with its clauses, its number and its dates."""
    days = (policy.issued_on, policy.published_on, policy.effective_on, policy.expires_on)
    details = [policy.document_number, *(day.isoformat() for day in days if day)]
    clauses = policy.clauses.values_list("heading", "text")
    return Source(
        title=policy.title,
        text=policy.source_text,
        clauses=tuple(SourceClause(heading, text) for heading, text in clauses),
        details="\n".join(details),
    )


def register_of_today() -> Register:
    """Return the registers as they read now: officials with their posts, departments, regions."""
    officials = Official.objects.prefetch_related("posts__department")
    regions = Region.objects.select_related("parent")
    return Register(
        people=tuple(
            Person(
                official.name,
                tuple(
                    Tenure(post.department.name, post.title, post.started_on, post.ended_on)
                    for post in official.posts.all()
                ),
            )
            for official in officials
        ),
        departments=tuple(
            Office(department.name, abolished_on=department.abolished_on)
            for department in Department.objects.all()
        ),
        regions=tuple(
            Place(
                code=region.code,
                name=region.name,
                short_name=region.short_name,
                parent=region.parent.code if region.parent else "",
            )
            for region in regions
        ),
    )


def _measures(page: InterpretationPage) -> Iterator[Passage]:
    for number, block in enumerate(page.measures):
        value = block.value
        path = f"measures.{number}"
        yield Passage(f"{path}.heading", value["heading"])
        yield Passage(f"{path}.text", value["text"])
        # Number and unit are two fields, but only together a figure.
        yield Passage(f"{path}.figure", f"{value['figure_value']}{value['figure_unit']}")


def _questions(page: InterpretationPage) -> Iterator[Passage]:
    for number, block in enumerate(page.questions):
        yield Passage(f"questions.{number}.question", block.value["question"])
        yield Passage(f"questions.{number}.answer", block.value["answer"])


def _place(page: InterpretationPage, path: str) -> str:
    """Return the label of the field at ``path`` with the number of its block: "重要举措 2 · 关键数字"."""
    if not path:
        return str(_("The whole text"))
    name, _dot, rest = path.partition(".")
    label = str(page._meta.get_field(name).verbose_name)  # noqa: SLF001 -- Django's public API in spite of its name
    if not rest:
        return label
    number, part = rest.split(".")
    return f"{label} {int(number) + 1} · {_PARTS_OF_BLOCKS[part]}"
