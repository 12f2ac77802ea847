"""Subscribers, notices and the vocabulary they speak, as tests need them."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from channels.base import ALL_THEMES, AudienceRule, NoticeContent
from channels.enums import DeliveryStatus
from channels.models import ContactPoint, Delivery, Notice, Subscriber
from channels.services import confirm_email, propose_notice, subscribe
from channels.tokens import Purpose, make_token
from cms.vocabulary.models import Region, Theme


def make_theme(code: str, *, name: str = "", position: int = 0) -> Theme:
    """Return the theme with this code; the same code gives the same theme."""
    defaults = {"name": name or f"主题 {code}", "position": position}
    return Theme.objects.get_or_create(code=code, defaults=defaults)[0]


def make_region(code: str, *, name: str = "", parent: Region | None = None) -> Region:
    """Return the region with this code; the same code gives the same region."""
    defaults = {"name": name or f"地区 {code}", "parent": parent}
    return Region.objects.get_or_create(code=code, defaults=defaults)[0]


def make_ordos() -> dict[str, Region]:
    """Return a small region tree and make two themes, "labour" and "housing"."""
    make_theme("labour", name="劳动、人事", position=1)
    make_theme("housing", name="城乡建设", position=2)
    inner_mongolia = make_region("150000", name="内蒙古自治区")
    ordos = make_region("150600", name="鄂尔多斯市", parent=inner_mongolia)
    return {
        "inner_mongolia": inner_mongolia,
        "ordos": ordos,
        "dongsheng": make_region("150602", name="东胜区", parent=ordos),
        "kangbashi": make_region("150603", name="康巴什区", parent=ordos),
        "baotou": make_region("150200", name="包头市", parent=inner_mongolia),
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
