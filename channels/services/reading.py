"""What a person may see of and do with their own subscription."""

import uuid
from typing import Any

from django.utils import timezone

from channels.models import Delivery, Subscriber
from channels.selectors import inbox_of


def subscriber_by_key(key: uuid.UUID) -> Subscriber | None:
    """Return the subscription a personal link or cookie names, or the one it was merged into."""
    subscriber = Subscriber.objects.filter(uuid=key).select_related("merged_into").first()
    return subscriber.merged_into or subscriber if subscriber else None


def mark_read(subscriber: Subscriber, *, delivery_id: int | None = None) -> int:
    """Mark one message of this person's inbox as read, or all; return how many were unread."""
    unread = inbox_of(subscriber).filter(read_at=None)
    if delivery_id is not None:
        unread = unread.filter(pk=delivery_id)
    return Delivery.objects.filter(pk__in=unread.values("pk")).update(read_at=timezone.now())


def export_subscription(subscriber: Subscriber) -> dict[str, Any]:
    """Return everything kept about a person, for that person, as plain JSON values."""
    return {
        "number": subscriber.short_number,
        "status": subscriber.status,
        "subscribed_at": subscriber.created_at.isoformat(),
        "all_themes": subscriber.follows_all_themes,
        "themes": list(subscriber.themes.values_list("name", flat=True)),
        "regions": list(subscriber.regions.values_list("name", flat=True)),
        "contacts": [
            {
                "channel": contact.channel,
                "address": contact.address,
                "status": contact.status,
                "added_at": contact.created_at.isoformat(),
            }
            for contact in subscriber.contacts.order_by("pk")
        ],
        "consents": [
            {
                "decision": consent.action,
                "channel": consent.channel,
                "text_version": consent.text_version,
                "given_through": consent.given_through,
                "decided_at": consent.decided_at.isoformat(),
            }
            for consent in subscriber.consents.all()
        ],
        "messages": [
            {
                "title": delivery.notice.title,
                "channel": delivery.channel,
                "status": delivery.status,
                "reason": delivery.reason,
                "planned_at": delivery.planned_at.isoformat(),
                "sent_at": delivery.sent_at.isoformat() if delivery.sent_at else None,
            }
            for delivery in Delivery.objects.filter(subscriber=subscriber).select_related("notice")
        ],
    }
