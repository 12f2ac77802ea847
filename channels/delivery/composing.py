"""Writes a notice or a confirmation out for one person."""

import hashlib
from collections.abc import Mapping
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from channels.base import Adapter, Message
from channels.models import ContactPoint, Delivery
from channels.tokens import CONFIRMATION_LIFETIME, Purpose, make_stop_token, make_token

KEY_LENGTH = 32  # WeChat refuses longer keys (errcode 45067), so no channel gets one.


def idempotency_key(delivery: Delivery) -> str:
    """Return the key of a delivery: the same for every attempt, telling nothing about whom or how many."""
    name = f"{delivery.notice.uuid}/{delivery.channel}/{delivery.subscriber.uuid}"
    return hashlib.sha256(name.encode()).hexdigest()[:KEY_LENGTH]


def absolute(address: str) -> str:
    """Return ``address`` as it must stand in a mail; absolute ones stay as they are."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, address)


def write_notice(delivery: Delivery, *, adapter: Adapter) -> Message:
    """Return the message of one delivery, whose notice, subscriber and contact are loaded."""
    notice = delivery.notice
    if not adapter.needs_copy:
        return Message(subject=notice.title, text="")
    stop_token = make_stop_token(delivery.subscriber.uuid, channel=delivery.channel)
    stop = absolute(reverse("channels:stop", args=[stop_token]))
    manage = absolute(
        reverse("channels:manage", args=[make_token(Purpose.MANAGE, delivery.subscriber.uuid)])
    )
    context = {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "title": notice.title,
        "summary": notice.summary,
        "address": absolute(notice.address),
        "reason": delivery.reason,
        "manage_address": manage,
        "stop_address": stop,
    }
    return _write("notice", context, unsubscribe_address=stop)


def write_confirmation(contact: ContactPoint) -> Message:
    """Return the mail that asks the owner of an address to say yes."""
    token = make_token(Purpose.CONFIRM, contact.uuid)
    context = {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "address": absolute(reverse("channels:confirm", args=[token])),
        "days": CONFIRMATION_LIFETIME.days,
    }
    return _write("confirmation", context)


def _write(kind: str, context: Mapping[str, object], *, unsubscribe_address: str = "") -> Message:
    with translation.override(settings.LANGUAGE_CODE):
        return Message(
            subject=" ".join(render_to_string(f"notices/{kind}.subject.txt", context).split()),
            text=render_to_string(f"notices/{kind}.txt", context).strip() + "\n",
            html=render_to_string(f"notices/{kind}.html", context),
            unsubscribe_address=unsubscribe_address,
        )
