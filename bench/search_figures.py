"""The figures of one database, for ``bench/search.py``: run as a program with the number of documents."""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 -- models can be imported only now
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from modelsearch.backends import get_search_backend  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402

from bench.search_documents import document  # noqa: E402
from cms.core.search.ranking import answer  # noqa: E402
from cms.policies.models import PolicyIndexPage, PolicyPage  # noqa: E402
from tests.factories.policies import make_library  # noqa: E402

OWN = "cms.core.search.backend"
SUBSTRINGS = 200
USUAL = [
    *(
        "稳岗返还",
        "就业",
        "医保",
        "一次性扩岗补助",
        "高校毕业生",
        "创业担保贷款",
        "营商环境",
        "公积金",
        "养老保险",
    ),
    *(
        "小微企业",
        "免申即享",
        "不动产登记",
        "学前教育",
        "取暖补贴",
        "人才引进",
        "农村危房改造",
        "税",
        "牛",
    ),
    *("《营商环境优化办法》", "公积金怎么提取"),
]


def note(text: str) -> None:
    """Say how far it is, where it does not disturb the figures."""
    print(text, file=sys.stderr, flush=True)


def fill(size: int, chance: random.Random) -> dict[int, str]:
    """Put ``size`` published policies into the database and the index; return what each says, by key."""
    library = make_library()
    texts: dict[int, str] = {}
    index = get_search_backend().get_index_for_model(PolicyPage)
    for start in range(0, size, 500):
        pages = _insert(library, range(start, min(start + 500, size)), texts=texts, chance=chance)
        index.add_items(PolicyPage, pages)
        note(f"  {len(texts)} / {size}")
    library.numchild = size
    library.save(update_fields=["numchild"])
    return texts


def _insert(
    library: PolicyIndexPage, numbers: range, *, texts: dict[int, str], chance: random.Random
) -> list[PolicyPage]:
    """Insert rows without signals: clauses are not measured here, and the index is filled in one go."""
    kind, locale = ContentType.objects.get_for_model(PolicyPage), Locale.objects.get()
    pages = []
    for number in numbers:
        title, text = document(chance)
        page = PolicyPage(
            title=title,
            draft_title=title,
            slug=f"p{number}",
            live=True,
            content_type=kind,
            locale=locale,
            depth=library.depth + 1,
            path=Page._get_path(library.path, library.depth + 1, number + 1),  # noqa: SLF001 -- treebeard
            url_path=f"{library.url_path}p{number}/",
            document_number=f"鄂府发〔{2015 + number % 12}〕{number}号",
            source_text=text,
        )
        pages.append(page)
    fields = [field.attname for field in Page._meta.local_concrete_fields]  # noqa: SLF001 -- bulk_create knows no inherited tables
    parents = Page.objects.bulk_create(
        [
            Page(**{field: getattr(page, field) for field in fields if field != "id"})
            for page in pages
        ]
    )
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.id = parent.pk
        texts[page.pk] = f"{page.title}\n{page.document_number}\n{page.source_text}"
    PolicyPage._base_manager._insert(  # noqa: SLF001
        pages,
        fields=PolicyPage._meta.local_concrete_fields,  # noqa: SLF001
        using="default",
    )
    return pages


def substrings(texts: dict[int, str], chance: random.Random) -> Iterator[str]:
    """Yield random parts of 1 to 8 characters, each with a letter or figure and none across a line's end."""
    lines = [line for text in texts.values() for line in text.splitlines()]
    found = 0
    while found < SUBSTRINGS:
        line = chance.choice(lines)
        length = 1 + found % 8
        start = chance.randrange(max(1, len(line) - length + 1))
        part = line[start : start + length]
        if part[:1].isalnum() and part[-1:].isalnum():
            found += 1
            yield part


def milliseconds(work: Callable[[], Any]) -> float:
    """Return how long ``work`` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def quality(texts: dict[int, str], asked: list[str]) -> dict[str, float]:
    """Return recall and precision over all of ``asked``, against the plain truth of being a part of the text."""
    recalls, precisions, right, given, true = [], [], 0, 0, 0
    for question in asked:
        expected = {key for key, text in texts.items() if question.lower() in text.lower()}
        among = Page.objects.live().public()
        found = {
            find.object_id for find in answer(question, models=[PolicyPage], among=among).finds
        }
        both = len(expected & found)
        recalls.append(both / len(expected) if expected else 1.0)
        precisions.append(both / len(found) if found else 1.0)
        right, given, true = right + both, given + len(found), true + len(expected)
    return {
        "recall": round(statistics.mean(recalls), 4),
        "recall_pooled": round(right / true, 4) if true else 1.0,
        "precision": round(statistics.mean(precisions), 4),
        "precision_pooled": round(right / given, 4) if given else 1.0,
    }


def first_ten(question: str) -> int:
    """Ask as the page does, count and first ten rows; return the count."""
    finds = answer(question, models=[PolicyPage], among=Page.objects.live().public()).finds
    PolicyPage.objects.in_bulk([find.object_id for find in finds[:10]])
    return len(finds)


def spread(times: list[float]) -> dict[str, float]:
    """Return median and 95th percentile."""
    times = sorted(times)
    return {
        "median": round(statistics.median(times), 1),
        "p95": round(times[min(len(times) - 1, int(len(times) * 0.95))], 1),
    }


def publishing(count: int) -> float:
    """Return the median time to publish an edit."""
    times = []
    for page in PolicyPage.objects.order_by("pk")[:count]:
        page.source_text += "\n本条为修改后新增的内容。"
        times.append(milliseconds(page.save_revision().publish))
    return round(statistics.median(times), 1)


def measure(size: int) -> dict[str, Any]:
    """Fill the database of this process and return its figures."""
    settings.WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] = os.environ["BENCH_BACKEND"]
    call_command("migrate", verbosity=0)
    chance = random.Random(5)  # noqa: S311 -- the same documents every time
    note(f"{connection.vendor}, {os.environ['BENCH_BACKEND']}: {size} documents")
    texts = fill(size, chance)
    figures: dict[str, Any] = {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    if os.environ["BENCH_BACKEND"] == OWN:
        asked = list(substrings(texts, chance))
        note("  quality")
        figures["substrings"] = quality(texts, asked)
        figures["usual_found"] = sum(1 for question in USUAL if first_ten(question))
        note("  times")
        figures["ms_substrings"] = spread([milliseconds(partial(first_ten, q)) for q in asked])
        figures["ms_usual"] = spread([milliseconds(partial(first_ten, q)) for q in USUAL * 3])
    note("  publishing")
    figures["ms_publish"] = publishing(min(30, size))
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
