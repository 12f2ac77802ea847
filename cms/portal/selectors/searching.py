"""The search page: what answers the reader's question, with the words around each find."""

from collections import Counter
from dataclasses import dataclass
from functools import singledispatch

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from wagtail.models import Page

from cms.core.search.ranking import Answer, Find, answer
from cms.core.search.snippets import Piece, marked, snippet
from cms.policies.models import PolicyPage
from cms.portal.enums import SearchKind
from cms.portal.forms import SearchForm
from cms.portal.selectors.front_page import themes_in_use
from cms.portal.selectors.items import (
    InterpretationItem,
    PolicyItem,
    interpretation_item,
    policy_item,
)
from cms.vocabulary.models import Theme
from interpretations.models import InterpretationPage

PAGE_SIZE = 10
_MODELS = {SearchKind.POLICY: PolicyPage, SearchKind.INTERPRETATION: InterpretationPage}


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One find: the page as lists show it, its title and text in pieces with the finds marked."""

    kind: SearchKind
    item: PolicyItem | InterpretationItem
    title: list[Piece]
    text: list[Piece]


@dataclass(frozen=True, slots=True)
class KindChoice:
    """One kind to narrow the results to; ``query`` addresses it. An empty ``kind`` means all."""

    kind: str
    label: str
    count: int
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Search:
    """One page of results. ``is_loose``: nothing holds every word; what holds some of them is shown."""

    form: SearchForm
    question: str
    kinds: list[KindChoice]
    page: ResultPage[Find]
    results: list[SearchResult]
    is_loose: bool
    previous_query: str
    next_query: str


def read_search(asked: QueryDict) -> Search:
    """Return what answers ``asked``; a condition that cannot be read is left out, its error is on the form."""
    form = SearchForm(asked, themes=themes_in_use())
    form.is_valid()
    question = form.cleaned_data.get("q", "")
    kind = form.cleaned_data.get("kind", "")
    found = _answer(question, theme=form.cleaned_data.get("theme"))
    of_kind = _content_types()
    finds = [find for find in found.finds if not kind or find.content_type_id == of_kind[kind]]
    page = Paginator(finds, PAGE_SIZE).get_page(asked.get("page"))
    return Search(
        form=form,
        question=question,
        kinds=_choices(asked, found=found, chosen=kind),
        page=page,
        results=_results(page, question=question),
        is_loose=found.is_loose,
        previous_query=_query(asked, page=page.number - 1),
        next_query=_query(asked, page=page.number + 1),
    )


def _answer(question: str, *, theme: Theme | None) -> Answer:
    if not question:
        return Answer([])
    among: QuerySet[Page] = Page.objects.live().public()
    if theme is not None:
        interpretations = InterpretationPage.objects.filter(policy_links__policy__themes=theme)
        among = among.filter(
            Q(pk__in=PolicyPage.objects.filter(themes=theme).values("pk"))
            | Q(pk__in=interpretations.values("pk"))
        )
    return answer(question, models=list(_MODELS.values()), among=among)


def _content_types() -> dict[str, int]:
    types = ContentType.objects.get_for_models(*_MODELS.values())
    return {kind: types[model].pk for kind, model in _MODELS.items()}


def _choices(asked: QueryDict, *, found: Answer, chosen: str) -> list[KindChoice]:
    counts = Counter(find.content_type_id for find in found.finds)
    of_kind = _content_types()
    return [
        KindChoice(
            kind=kind,
            label=str(label),
            count=counts[of_kind[kind]] if kind else len(found.finds),
            query=_query(asked, kind=kind),
            is_current=kind == chosen,
        )
        for kind, label in SearchForm.KINDS
    ]


def _results(finds: ResultPage[Find], *, question: str) -> list[SearchResult]:
    keys = [find.object_id for find in finds]
    pages = {
        **PolicyPage.objects.prefetch_related("themes").in_bulk(keys),
        **InterpretationPage.objects.select_related(
            "interpreter_post__department", "interpreter_post__official"
        ).in_bulk(keys),
    }
    # A page deleted between the two questions is left out.
    return [_result(pages[key], question) for key in keys if key in pages]


@singledispatch
def _result(page: PolicyPage, question: str) -> SearchResult:
    return SearchResult(
        kind=SearchKind.POLICY,
        item=policy_item(page, with_themes=True),
        title=marked(page.title, question=question),
        text=snippet(page.source_text, question=question),
    )


@_result.register
def _(page: InterpretationPage, question: str) -> SearchResult:
    return SearchResult(
        kind=SearchKind.INTERPRETATION,
        item=interpretation_item(page),
        title=marked(page.title, question=question),
        text=snippet(page.plain_text(), question=question),
    )


def _query(asked: QueryDict, **changes: object) -> str:
    query = asked.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = str(value)
    return query.urlencode()
