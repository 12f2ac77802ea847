"""Subscribers, notices and the vocabulary they speak, as tests need them."""

from collections.abc import Iterable
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from channels.base import ALL_THEMES, AudienceRule, NoticeContent
from channels.enums import DeliveryStatus
from channels.models import ContactPoint, Delivery, Notice, Subscriber
from channels.services import confirm_email, propose_notice, subscribe
from channels.tokens import Purpose, make_token
from cms.vocabulary.models import Region, Theme


class ThemeFactory(DjangoModelFactory):
    """A theme by its code; the same code gives the same theme."""

    class Meta:
        model = Theme
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"theme-{n}")
    name = factory.LazyAttribute(lambda theme: f"主题 {theme.code}")


class RegionFactory(DjangoModelFactory):
    """A region by its code; the same code gives the same region."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"99{n:04d}")
    name = factory.LazyAttribute(lambda region: f"地区 {region.code}")
    parent = None


def make_ordos() -> dict[str, Region]:
    """Return a small region tree and make two themes, "labour" and "housing"."""
    ThemeFactory(code="labour", name="劳动、人事", position=1)
    ThemeFactory(code="housing", name="城乡建设", position=2)
    inner_mongolia = RegionFactory(code="150000", name="内蒙古自治区")
    ordos = RegionFactory(code="150600", name="鄂尔多斯市", parent=inner_mongolia)
    return {
        "inner_mongolia": inner_mongolia,
        "ordos": ordos,
        "dongsheng": RegionFactory(code="150602", name="东胜区", parent=ordos),
        "kangbashi": RegionFactory(code="150603", name="康巴什区", parent=ordos),
        "baotou": RegionFactory(code="150200", name="包头市", parent=inner_mongolia),
    }


def make_subscriber(
    *,
    themes: Iterable[str] = (ALL_THEMES,),
    regions: Iterable[str] = ("150602",),
    email: str = "",
    inbox: bool = True,
) -> Subscriber:
    """Return a subscriber whose address, if any, is confirmed."""
    channels = {"email"} if email else set()
    if inbox:
        channels.add("inbox")
    subscriber = subscribe(themes=themes, regions=regions, channels=channels, email=email)
    if email:
        contact = ContactPoint.objects.get(subscriber=subscriber, channel="email")
        subscriber = confirm_email(make_token(Purpose.CONFIRM, contact.uuid))
    return subscriber


def make_notice(
    *,
    themes: Iterable[str] = ("labour",),
    regions: Iterable[str] = ("150602",),
    **words: str,
) -> Notice:
    """Return a draft notice."""
    content: dict[str, str] = {
        "title": "就业补贴怎么领",
        "summary": "每人每月三百元。",
        "address": "/interpretations/1/",
        "source": "interpretation:1",
        **words,
    }
    return propose_notice(
        content=NoticeContent(**content),
        rule=AudienceRule(themes=frozenset(themes), regions=frozenset(regions)),
        requested_by=None,
    )


def make_delivery(subscriber: Subscriber, notice: Notice, **fields: Any) -> Delivery:
    """Return a ledger row as planning would have left it, or as ``fields`` say."""
    channel = fields.pop("channel", "inbox")
    defaults = {
        "contact": ContactPoint.objects.confirmed()
        .filter(subscriber=subscriber, channel=channel)
        .first(),
        "status": DeliveryStatus.PENDING,
        "reason": "您订阅了“劳动、人事”和“东胜区”",
        "planned_at": timezone.now(),
    }
    return Delivery.objects.create(
        subscriber=subscriber, notice=notice, channel=channel, **{**defaults, **fields}
    )
