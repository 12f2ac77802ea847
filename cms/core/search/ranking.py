"""Who asks what, and which rows answer, the best first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from modelsearch.backends import get_search_backend

from cms.core.search.initials import asked_initials
from cms.core.search.tokens import exact_runs, question_tokens

# Words of asking that texts seldom hold: 公积金怎么提取 asks for 公积金 and 提取.
_ASKING = re.compile(
    r"请问|怎么样|怎么办|怎么|怎样|如何|什么时候|什么|哪些|哪里|哪儿|多少|能不能|是不是|有没有|可不可以|可以|需要|[吗呢吧么的我]"
)


@dataclass(frozen=True, slots=True)
class Find:
    """One row that answers."""

    object_id: int
    content_type_id: int


@dataclass(frozen=True, slots=True)
class Answer:
    """All finds, the best first; ``is_loose`` when no row held every word, so that some words had to do."""

    finds: list[Find]
    is_loose: bool = False


def answer(question: str, *, models: Sequence[type[Model]], among: QuerySet[Any]) -> Answer:
    """Return which rows of ``models`` answer ``question``; one query where the words stand as asked, four at most.

    Args:
        question: As typed; one without a letter or a digit finds nothing.
        models: Models with an index, their keys shared with those of ``among`` (pages).
        among: The rows that may be found.
    """
    types = [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]
    keys = among.order_by().values("pk").query.sql_with_params()
    backend = get_search_backend()
    for tokens, operator, exact in _attempts(question):
        found = backend.ranked(
            tokens,
            operator=operator,
            exact=exact,
            initials=asked_initials(question),
            among=keys,
            content_types=types,
        )
        if found:
            return Answer([Find(*row) for row in found], is_loose=operator == "or")
    return Answer([])


def _attempts(question: str) -> Iterator[tuple[list[str], str, list[str]]]:
    """Yield what to ask: the words as they stand, all their pairs, all but those of asking, any of them."""
    tokens = question_tokens(question)
    if not tokens:
        return
    exact = exact_runs(question)
    yield tokens, "and", exact
    if exact:
        yield tokens, "and", []
    telling = question_tokens(_ASKING.sub(" ", question))
    if telling and telling != tokens:
        yield telling, "and", []
    if len(telling or tokens) > 1:
        yield telling or tokens, "or", []
