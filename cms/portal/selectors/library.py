"""The policy library: which policies meet the reader's conditions."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import QueryDict

from cms.organisations.models import Department
from cms.policies.models import PolicyPage
from cms.portal.forms import LibraryForm
from cms.portal.selectors.front_page import newest_policies, themes_in_use
from cms.portal.selectors.items import PolicyItem, policy_item

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Library:
    """One page of results and the form that asked for them; the queries address the neighbouring pages."""

    form: LibraryForm
    page: Page[Any]
    items: list[PolicyItem]
    is_filtered: bool
    previous_query: str
    next_query: str


def read_library(asked: QueryDict) -> Library:
    """Return the policies that meet the conditions in ``asked``, the newest first.

    A condition that cannot be read is left out; the form then carries its error.
    """
    form = LibraryForm(
        asked,
        years=_years(),
        themes=themes_in_use(),
        departments=Department.objects.filter(led_policies__live=True).distinct(),
    )
    form.is_valid()
    conditions = {name: value for name, value in form.cleaned_data.items() if value}
    found = newest_policies().filter(_matching(conditions))
    page = Paginator(found, PAGE_SIZE).get_page(asked.get("page"))
    return Library(
        form=form,
        page=page,
        items=[
            policy_item(policy, with_themes=True, interpretation_count=policy.interpretation_count)
            for policy in page
        ],
        is_filtered=bool(conditions),
        previous_query=_query(asked, page.number - 1),
        next_query=_query(asked, page.number + 1),
    )


def _matching(conditions: dict[str, Any]) -> Q:
    matching = Q()
    if words := conditions.get("words"):
        matching &= Q(title__icontains=words) | Q(document_number__icontains=words)
    if theme := conditions.get("theme"):
        matching &= Q(pk__in=theme.policies.values("pk"))
    if department := conditions.get("department"):
        matching &= Q(lead_department=department)
    if validity := conditions.get("validity"):
        matching &= Q(validity=validity)
    if year := conditions.get("year"):
        matching &= Q(day__year=year)
    return matching


def _years() -> list[int]:
    days = PolicyPage.objects.live().annotate(day=Coalesce("published_on", "issued_on"))
    return [day.year for day in days.dates("day", "year", order="DESC")]


def _query(asked: QueryDict, number: int) -> str:
    query = asked.copy()
    query["page"] = str(number)
    return query.urlencode()
