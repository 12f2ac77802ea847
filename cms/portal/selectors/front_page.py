"""What the home page shows."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from cms.policies.models import PolicyIndexPage, PolicyPage
from cms.portal.selectors.items import (
    InterpretationItem,
    PolicyItem,
    interpretation_item,
    policy_item,
)
from cms.portal.selectors.site_frame import subscribe_address
from cms.vocabulary.models import Theme
from interpretations.models import InterpretationPage
from interpretations.selectors import public_productions

_INTERPRETATIONS = 7
_POLICIES = 6


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The newest of everything. ``feature`` is the newest interpretation told in pictures, ``interpretations`` the others."""

    feature: InterpretationItem | None
    interpretations: list[InterpretationItem]
    policies: list[PolicyItem]
    themes: list[Theme]
    library_address: str
    subscribe_address: str


def read_front_page() -> FrontPage:
    """Ask for the newest of everything, in a number of queries that does not grow."""
    newest = _newest_interpretations()
    # One with a picture, if there is one: it is what the page is seen by.
    feature = next((page for page in newest if page.production_kind), newest[0] if newest else None)
    library = PolicyIndexPage.objects.live().first()
    return FrontPage(
        feature=_item(feature, poster_url=public_productions(feature).poster_url or "")
        if feature
        else None,
        interpretations=[_item(page) for page in newest if page is not feature],
        policies=[
            policy_item(page, with_themes=True, interpretation_count=page.interpretation_count)
            for page in newest_policies()[:_POLICIES]
        ],
        themes=list(themes_in_use()) if library else [],
        library_address=(library.url or "") if library else "",
        subscribe_address=subscribe_address(),
    )


def newest_policies() -> QuerySet[PolicyPage]:
    """Return the public policies, the newest first.

    Each carries its themes, ``interpretation_count`` and ``day``: when it was made public, or else issued.
    """
    public: QuerySet[PolicyPage] = PolicyPage.objects.live().public()
    counted = Count(
        "interpretation_links",
        filter=Q(interpretation_links__interpretation__live=True),
        distinct=True,
    )
    policies: QuerySet[PolicyPage] = public.annotate(
        interpretation_count=counted, day=Coalesce("published_on", "issued_on")
    ).prefetch_related("themes")
    return policies.order_by(F("day").desc(nulls_last=True), "-first_published_at")


def themes_in_use() -> QuerySet[Theme]:
    """Return the themes that public policies carry, each with ``policy_count``."""
    return Theme.objects.annotate(
        policy_count=Count("policies", filter=Q(policies__live=True), distinct=True)
    ).filter(policy_count__gt=0)


def _newest_interpretations() -> list[InterpretationPage]:
    return list(
        InterpretationPage.objects.live()
        .public()
        .select_related("interpreter_post__official", "interpreter_post__department")
        .prefetch_related("policy_links__policy")
        .order_by("-first_published_at")[:_INTERPRETATIONS]
    )


def _item(page: InterpretationPage, *, poster_url: str = "") -> InterpretationItem:
    is_example = any(link.policy.is_example for link in page.policy_links.all())
    return interpretation_item(page, is_example=is_example, poster_url=poster_url)
