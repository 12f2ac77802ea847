"""Questions about policies and their clauses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from cms.policies.models import Clause, PolicyPage
from cms.vocabulary.models import Region, Theme
from cms.vocabulary.selectors import codes_touching

_BRACKETS = (("〔", "〕"), ("[", "]"), ("【", "】"), ("（", "）"), ("(", ")"), ("［", "］"))


@dataclass(frozen=True, slots=True)
class ClauseNode:
    """A clause with the clauses inside it, in reading order."""

    clause: Clause
    children: tuple["ClauseNode", ...]


def clause_tree(policy: PolicyPage) -> tuple[ClauseNode, ...]:
    """Return the clauses of ``policy`` as trees, in one query whatever their number."""
    clauses = list(Clause.objects.filter(policy=policy).order_by("position"))
    inside: dict[int | None, list[Clause]] = {}
    for clause in clauses:
        inside.setdefault(clause.parent_id, []).append(clause)
    nodes: dict[int, ClauseNode] = {}
    # A child always comes after its parent, so that backwards every child is ready before its parent asks.
    for clause in reversed(clauses):
        nodes[clause.pk] = ClauseNode(
            clause, tuple(nodes[child.pk] for child in inside.get(clause.pk, ()))
        )
    return tuple(nodes[clause.pk] for clause in inside.get(None, ()))


def policies_for_library(
    *, words: str = "", themes: Iterable[Theme] = (), region: Region | None = None
) -> QuerySet[PolicyPage]:
    """Return the public policies, the newest first, with themes and regions at hand.

    Args:
        words: Every one of them must stand in the title, the number or the text.
        themes: At least one of them must be the policy's; none given, all policies count.
        region: Policies for it, for what it belongs to, or for a part of it; and those that name no region.
    """
    policies: QuerySet[PolicyPage] = PolicyPage.objects.live().public()
    for word in words.split():
        policies = policies.filter(
            Q(title__icontains=word)
            | Q(document_number__icontains=word)
            | Q(source_text__icontains=word)
        )
    # By key: joining the many-to-many tables would list a policy once a theme and once a region.
    chosen = [theme.pk for theme in themes]
    if chosen:
        policies = policies.filter(pk__in=PolicyPage.objects.filter(themes__in=chosen).values("pk"))
    if region is not None:
        touching = PolicyPage.objects.filter(
            Q(regions__code__in=codes_touching(region)) | Q(regions__isnull=True)
        )
        policies = policies.filter(pk__in=touching.values("pk"))
    return policies.prefetch_related("themes", "regions").order_by(
        F("issued_on").desc(nulls_last=True), "-first_published_at", "-pk"
    )


def find_imported(*, document_number: str, title: str, text: str) -> PolicyPage | None:
    """Return the policy that is this one already: the same number, or the same title and text."""
    same = Q(title=title, source_text=text)
    if document_number:
        same |= Q(document_number__in=_spellings(document_number))
    found: PolicyPage | None = PolicyPage.objects.filter(same).order_by("path").first()
    return found


def _spellings(number: str) -> set[str]:
    """Return ``number`` with its year in every kind of brackets it may have been printed with."""
    year = re.search(r"[〔\[【（(［](\d{4})[〕\]】）)］]", number)
    if year is None:
        return {number}
    before, after = number[: year.start()], number[year.end() :]
    return {f"{before}{opening}{year[1]}{closing}{after}" for opening, closing in _BRACKETS}
