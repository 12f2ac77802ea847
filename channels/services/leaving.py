"""Stopping a channel, and leaving altogether."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels.enums import ConsentAction, DeliveryStatus, SubscriberStatus
from channels.models import Delivery, Subscriber
from channels.services.consenting import note_consent


@transaction.atomic
def leave(subscriber: Subscriber, *, given_through: str = "manage") -> None:
    """End a subscription and erase what is known of the person. May be called again.

    Addresses and choices are deleted, the reasons of past deliveries emptied, waiting deliveries cancelled. What stays
    is a number, when it joined and left, and which notices it was sent: the proof that nothing was sent twice or after
    this moment.
    """
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if current.has_left:
        return
    _cancel_waiting(current)
    Delivery.objects.filter(subscriber=current).update(reason="")
    current.contacts.all().delete()
    current.themes.clear()
    current.regions.clear()
    current.follows_all_themes = False
    current.status = SubscriberStatus.LEFT
    current.left_at = timezone.now()
    current.save(update_fields=["follows_all_themes", "status", "left_at"])
    note_consent(current, action=ConsentAction.WITHDRAWN, given_through=given_through)


@transaction.atomic
def stop_channel(subscriber: Subscriber, *, channel: str, given_through: str) -> None:
    """Stop one channel of a subscription and erase its address. May be called again.

    Leaving altogether follows when it was the last channel.
    """
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    contacts = current.contacts.filter(channel=channel)
    if not contacts.exists():
        return
    _cancel_waiting(current, channel=channel)
    contacts.delete()
    note_consent(
        current,
        action=ConsentAction.CHANNEL_WITHDRAWN,
        channel=channel,
        given_through=given_through,
    )
    if not current.contacts.exists():
        leave(current, given_through=given_through)


def stop_by_link(subscriber: Subscriber, *, channel: str) -> bool:
    """Stop a channel at the word of the link in a message; return whether the subscription was still alive."""
    if subscriber.has_left:
        return False
    stop_channel(subscriber, channel=channel, given_through="one_click")
    return True


def _cancel_waiting(subscriber: Subscriber, *, channel: str = "") -> None:
    waiting = Delivery.objects.filter(
        subscriber=subscriber, status__in=[DeliveryStatus.PENDING, DeliveryStatus.RETRY]
    )
    if channel:
        waiting = waiting.filter(channel=channel)
    waiting.move(DeliveryStatus.CANCELLED, explanation=_("The person stopped this."))
