"""Gathering the facts of one day in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision

from cms.core.models import BasePage
from cms.organisations.models import Post, PostKind, User
from cms.policies.models import PolicyPage
from interpretations.models import InterpretationPage, Release
from interpretations.supervision.content import content_of_page, day_of, text_key
from interpretations.supervision.enums import Obligation
from interpretations.supervision.facts import (
    UNDECIDED,
    DecisionFact,
    Facts,
    ItemFact,
    PolicyFact,
    PostFact,
    WorkFact,
)
from interpretations.supervision.figures import Report
from interpretations.supervision.history import Event, Publication, Span, public_spans
from interpretations.supervision.models import ObligationDecision
from media_pipeline.enums import FileRole, ProductionStatus
from media_pipeline.models import Production

_PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
_WITHDRAWN = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


@dataclass(frozen=True, slots=True)
class _LogLine:
    event: Event
    revision: int | None


def gather_facts(*, cutoff: date) -> Facts:
    """Gather what was known at the end of ``cutoff`` (a day of the site's own time zone)."""
    return _Gathering(cutoff).facts()


def addresses_of(report: Report) -> dict[int, str]:
    """Return the public address of every page that ``report`` names and that residents can open now, by page key."""
    keys = {
        member.key for figure in report.figures for member in (*figure.counted, *figure.missing)
    }
    keys |= {policy.key for policy in report.policies}
    for row in report.items:
        keys |= {row.item.key, *(policy.key for policy in row.policies)}
    pages = Page.objects.live().filter(pk__in=keys).only("pk", "url_path", "locale_id")
    return {page.pk: address for page in pages if (address := page.get_url())}


def decisions_of(policy: PolicyPage) -> list[ObligationDecision]:
    """Return every decision about ``policy``, newest first."""
    return list(policy.obligation_decisions.select_related("decided_by"))


def name_of(user: User | None) -> str:
    """Return how ``user`` is called: a Chinese name surname first, or the log-in name; nothing for nobody."""
    if user is None:
        return ""
    surname_first = f"{user.last_name}{user.first_name}"
    full_name = user.get_full_name() if surname_first.isascii() else surname_first
    return full_name or user.get_username()


class _Gathering:
    """One gathering; what is loaded once is kept, because policies and items share it."""

    def __init__(self, cutoff: date) -> None:
        self.zone = timezone.get_default_timezone()
        self.end = datetime.combine(cutoff + timedelta(days=1), time.min, tzinfo=self.zone)
        self.posts = {
            post.pk: post for post in Post.objects.select_related("department", "official")
        }
        self.log = self._log()

    def facts(self) -> Facts:
        posts: dict[int, list[PostFact]] = defaultdict(list)
        for post in self.posts.values():
            posts[post.official_id].append(_post_fact(post))
        return Facts(
            policies=tuple(self._policies()),
            items=tuple(self._items()),
            posts={official: tuple(held) for official, held in posts.items()},
        )

    def _log(self) -> dict[int, list[_LogLine]]:
        types = ContentType.objects.get_for_models(PolicyPage, InterpretationPage).values()
        entries = PageLogEntry.objects.filter(
            content_type__in=[kind.pk for kind in types], action__in=(*_PUBLISHED, *_WITHDRAWN)
        ).order_by("timestamp", "pk")
        lines: dict[int, list[_LogLine]] = defaultdict(list)
        for page, action, at, revision in entries.values_list(
            "page_id", "action", "timestamp", "revision_id"
        ):
            lines[page].append(_LogLine(Event(at, published=action in _PUBLISHED), revision))
        return lines

    def _spans(self, page: BasePage) -> tuple[Span, ...]:
        return public_spans(
            Publication(
                first_at=page.first_published_at, last_at=page.last_published_at, live=page.live
            ),
            events=[line.event for line in self.log.get(page.pk, ())],
            zone=self.zone,
        )

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _policies(self) -> Iterable[PolicyFact]:
        decisions = {
            row.policy_id: DecisionFact(
                Obligation(row.obligation), row.reason, name_of(row.decided_by), row.decided_at
            )
            for row in ObligationDecision.objects.made_before(self.end).select_related("decided_by")
        }
        pages = PolicyPage.objects.filter(first_published_at__isnull=False)
        for page in pages.select_related("lead_department").defer("source_text").order_by("pk"):
            spans = self._spans(page)
            yield PolicyFact(
                key=page.pk,
                title=page.title,
                document_number=page.document_number,
                # A policy that hides its day would hide from the denominators: its page's first day stands in.
                published_on=page.published_on or spans[0].first,
                department=page.lead_department_id,
                department_name=str(page.lead_department or ""),
                spans=spans,
                decision=decisions.get(page.pk, UNDECIDED),
            )

    def _items(self) -> Iterable[ItemFact]:
        pages = list(
            InterpretationPage.objects.filter(
                first_published_at__isnull=False, first_published_at__lt=self.end
            )
            .prefetch_related("policy_links")
            .order_by("pk")
        )
        then = self._revisions_then(pages)
        contents = dict(Revision.objects.filter(pk__in=then.values()).values_list("pk", "content"))
        released, works = self._releases(), self._works()
        restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
        for page in pages:
            on_record = contents.get(then[page.pk]) if page.pk in then else None
            changed_since = (
                page.last_published_at is not None and page.last_published_at >= self.end
            )
            yield self._item(
                page,
                content=on_record or content_of_page(page),
                spans=self._spans(page),
                released=tuple(released[page.pk]),
                works=tuple(works[page.source]),
                is_restricted=page.path.startswith(restricted),
                is_todays_text=on_record is None and (page.pk in then or changed_since),
            )

    def _revisions_then(self, pages: Iterable[InterpretationPage]) -> dict[int, int]:
        """Return the revision that was public at the end of the day, for pages whose row says something else."""
        then: dict[int, int] = {}
        for page in pages:
            lines = [
                line
                for line in self.log.get(page.pk, ())
                if line.event.published and line.event.at < self.end
            ]
            revision = lines[-1].revision if lines else None
            if revision is not None and revision != page.live_revision_id:
                then[page.pk] = revision
        return then

    def _releases(self) -> dict[int, list[tuple[str, date]]]:
        rows = Release.objects.filter(released_at__lt=self.end)
        released: dict[int, list[tuple[str, date]]] = defaultdict(list)
        for page, digest, at in rows.values_list(
            "interpretation_id", "storyboard_digest", "released_at"
        ):
            released[page].append((digest, self._day(at)))
        return released

    def _works(self) -> dict[str, list[WorkFact]]:
        rows = Production.objects.filter(status=ProductionStatus.READY, finished_at__lt=self.end)
        works: dict[str, list[WorkFact]] = defaultdict(list)
        for row in rows.defer("storyboard_json").prefetch_related("files"):
            if row.finished_at is not None:
                captioned = any(file.role == FileRole.CAPTIONS for file in row.files.all())
                works[row.source].append(
                    WorkFact(row.kind, row.storyboard_digest, self._day(row.finished_at), captioned)
                )
        return works

    def _item(
        self, page: InterpretationPage, *, content: Mapping[str, Any], **known: Any
    ) -> ItemFact:
        post = self.posts.get(content.get("interpreter_post") or 0)
        other = " ".join(
            part for part in (content["interpreter_role"], content["interpreter_name"]) if part
        )
        return ItemFact(
            key=page.pk,
            title=content["title"],
            policies=tuple(dict.fromkeys(link["policy"] for link in content["policy_links"])),
            form=content["form"],
            occasion=content["occasion"],
            official=post.official_id if post else None,
            interpreter=str(post.official) if post else other,
            interpreted_on=day_of(content),
            evidence=content["evidence"],
            finished_work_url=content["finished_work_url"],
            text_key=text_key(content),
            **known,
        )


def _post_fact(post: Post) -> PostFact:
    return PostFact(
        official=post.official_id,
        department=post.department_id,
        department_name=str(post.department),
        title=post.title,
        is_principal=post.is_principal,
        awaits_flag=post.kind in {PostKind.ACTING, PostKind.IN_CHARGE}
        and not post.counts_as_principal,
        started_on=post.started_on,
        ended_on=post.ended_on,
    )
