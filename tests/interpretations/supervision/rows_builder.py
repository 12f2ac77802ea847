"""Rows for the supervision tests: a small city whose history is written with the days it is said to have had."""

from datetime import date, datetime, time
from typing import Any, TypeVar

from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.organisations.models import Department, Official, Post, PostKind
from cms.policies.models import PolicyIndexPage, PolicyPage
from interpretations.enums import Form
from interpretations.models import InterpretationPage, Release
from media_pipeline.enums import FileRole, ProductionKind, ProductionStatus
from media_pipeline.models import Production, ProductionFile

P = TypeVar("P", bound=Page)


def at(day: date, hour: int = 10) -> datetime:
    """Return that hour of ``day`` as the city's clock showed it."""
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())


def department(name: str) -> Department:
    return Department.objects.get_or_create(name=name)[0]


def post(
    name: str,
    *,
    of: Department,
    kind: str = PostKind.PRINCIPAL,
    title: str = "局长",
    since: date = date(2020, 1, 1),
) -> Post:
    official = Official.objects.create(name=name)
    return Post.objects.create(
        official=official, department=of, title=title, kind=kind, started_on=since
    )


def library() -> PolicyIndexPage:
    found: PolicyIndexPage | None = PolicyIndexPage.objects.first()
    if found is None:
        found = PolicyIndexPage(title="政策", slug="policies")
        Page.objects.get(depth=2).add_child(instance=found)
    return found


def policy(
    title: str = "示例办法", *, public_on: date, of: Department | None = None, **fields: Any
) -> PolicyPage:
    page = PolicyPage(title=title, published_on=public_on, lead_department=of, live=False, **fields)
    library().add_child(instance=page)
    return publish(page, public_on)


def interpretation(
    title: str = "示例解读",
    *,
    under: PolicyPage,
    by: Post | None,
    public_on: date | None,
    **fields: Any,
) -> InterpretationPage:
    """Return a complete interpretation, published on ``public_on`` or left as a draft."""
    values: dict[str, Any] = {
        "form": Form.ARTICLE,
        "background": f"<p>{title}的背景</p>",
        "basis": "<p>依据</p>",
        "purpose": "<p>目的</p>",
        "measures": [
            ("measure", {"heading": "补贴", "text": f"{title}：每人三百元", "clauses": ()})
        ],
        "interpreter_post": by,
        "interpreter_name": "" if by else "某专家",
        "interpreted_on": public_on or date(2026, 8, 10),
        "evidence": "发布会实录",
    }
    page = InterpretationPage(title=title, live=False, **{**values, **fields})
    under.add_child(instance=page)
    return publish(page, public_on) if public_on else page


def publish(page: P, day: date, **changes: Any) -> P:
    """Publish ``page`` with ``changes``, and write the history as if it had happened on ``day``."""
    page.refresh_from_db()
    first = page.first_published_at
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    _date_last_entry(page, day)
    type(page).objects.filter(pk=page.pk).update(
        first_published_at=first or at(day), last_published_at=at(day)
    )
    page.refresh_from_db()
    return page


def withdraw(page: Page, day: date) -> None:
    """Take ``page`` off the site, as if on ``day``."""
    page.refresh_from_db()
    page.unpublish()
    _date_last_entry(page, day)


def _date_last_entry(page: Page, day: date) -> None:
    newest = PageLogEntry.objects.filter(page_id=page.pk).latest("pk")
    PageLogEntry.objects.filter(pk=newest.pk).update(timestamp=at(day))


def finished_work(
    page: InterpretationPage,
    *,
    on: date,
    kind: str = ProductionKind.VIDEO,
    captions: bool = True,
    status: str = ProductionStatus.READY,
) -> Production:
    """Return a production of a text of ``page`` that was published on ``on``."""
    release = Release.objects.create(interpretation=page, storyboard_digest=f"{page.pk:064d}")
    Release.objects.filter(pk=release.pk).update(released_at=at(on))
    production = Production.objects.create(
        source=page.source,
        kind=kind,
        status=status,
        storyboard_json="{}",
        storyboard_digest=release.storyboard_digest,
        renderer_version="1",
        finished_at=at(on, 12),
    )
    roles = [FileRole.VIDEO, FileRole.CAPTIONS] if captions else [FileRole.VIDEO]
    ProductionFile.objects.bulk_create(
        ProductionFile(
            production=production, role=role, path=role, media_type="", size_bytes=1, sha256=role
        )
        for role in roles
    )
    return production
