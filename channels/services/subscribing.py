"""Subscribing and changing a subscription."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels.contact_data import blind_index
from channels.enums import ConsentAction, SubscriberStatus
from channels.exceptions import InvalidChoicesError
from channels.models import ContactPoint, MailThrottle, Subscriber
from channels.selectors.inbox import INBOX
from channels.services.choices import EMAIL, Choices, apply_choices, check_choices
from channels.services.consenting import note_consent
from channels.services.leaving import stop_channel
from channels.tasks import CONFIRM
from cms.core.queueing import queue


@transaction.atomic
def subscribe(
    *,
    themes: Iterable[str],
    regions: Iterable[str],
    channels: Iterable[str],
    email: str = "",
    given_through: str = "web",
) -> Subscriber:
    """Create a subscription.

    The inbox works at once. E-mail works once the owner of the address has confirmed it by the mail that is queued
    here; whether the address was known before can be told neither from the result nor from what happens next.

    Args:
        themes: Theme codes; ``ALL_THEMES`` ("*") among them stands for every theme.
        regions: Region codes.
        channels: Any of "inbox" and "email".
        email: The address; needed for "email", never kept without it.
        given_through: Where the person agreed, for the consent ledger.

    Raises:
        InvalidChoicesError: Nothing has been written.
    """
    choices = check_choices(themes=themes, regions=regions, channels=channels, email=email)
    if EMAIL in choices.channels and not choices.email:
        raise InvalidChoicesError(_("Enter the e-mail address to write to."), field="email")
    subscriber = Subscriber.objects.create()
    apply_choices(subscriber, choices=choices)
    _add_channels(subscriber, choices=choices, given_through=given_through)
    return subscriber


@transaction.atomic
def update_subscription(
    subscriber: Subscriber,
    *,
    themes: Iterable[str],
    regions: Iterable[str],
    channels: Iterable[str],
    email: str = "",
) -> Subscriber:
    """Replace a subscription's choices. A new address is used once confirmed; until then the old one stays in use.

    Raises:
        InvalidChoicesError: Nothing has been written. Also when the person has left.
    """
    current = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if current.has_left:
        raise InvalidChoicesError(
            _("This subscription has ended. Subscribe anew."), field="channels"
        )
    choices = check_choices(themes=themes, regions=regions, channels=channels, email=email)
    has_email = current.contacts.filter(channel=EMAIL).exists()
    if EMAIL in choices.channels and not (choices.email or has_email):
        raise InvalidChoicesError(_("Enter the e-mail address to write to."), field="email")
    apply_choices(current, choices=choices)
    _add_channels(current, choices=choices, given_through="manage")
    for channel in {INBOX, EMAIL} - choices.channels:
        stop_channel(current, channel=channel, given_through="manage")
    note_consent(current, action=ConsentAction.CHANGED, given_through="manage")
    return current


def pause_subscription(subscriber: Subscriber) -> None:
    """Send nothing until the person resumes; what falls into the pause is not made up for."""
    _set_pause(subscriber, was=SubscriberStatus.ACTIVE, becomes=SubscriberStatus.PAUSED)


def resume_subscription(subscriber: Subscriber) -> None:
    """End a pause."""
    _set_pause(subscriber, was=SubscriberStatus.PAUSED, becomes=SubscriberStatus.ACTIVE)


@transaction.atomic
def _set_pause(subscriber: Subscriber, *, was: SubscriberStatus, becomes: SubscriberStatus) -> None:
    if Subscriber.objects.filter(pk=subscriber.pk, status=was).update(status=becomes):
        pausing = becomes is SubscriberStatus.PAUSED
        action = ConsentAction.PAUSED if pausing else ConsentAction.RESUMED
        note_consent(subscriber, action=action, given_through="manage")


def _add_channels(subscriber: Subscriber, *, choices: Choices, given_through: str) -> None:
    if INBOX in choices.channels and add_inbox(subscriber):
        note_consent(
            subscriber, action=ConsentAction.GIVEN, channel=INBOX, given_through=given_through
        )
    in_use = subscriber.contacts.confirmed()
    if choices.email and not in_use.at(choices.email, channel=EMAIL).exists():
        _ask_for_confirmation(subscriber, email=choices.email)
        note_consent(
            subscriber, action=ConsentAction.GIVEN, channel=EMAIL, given_through=given_through
        )


def add_inbox(subscriber: Subscriber) -> bool:
    """Open the inbox of a subscriber; return whether it was closed before."""
    contact, is_new = ContactPoint.objects.get_or_create(subscriber=subscriber, channel=INBOX)
    if is_new:
        contact.mark_confirmed(now=timezone.now())
        contact.save()
    return is_new


def _ask_for_confirmation(subscriber: Subscriber, *, email: str) -> None:
    """Keep the address as unconfirmed, and have its owner asked unless that was done minutes ago."""
    subscriber.contacts.filter(channel=EMAIL).pending().delete()
    contact = ContactPoint(subscriber=subscriber, channel=EMAIL)
    contact.set_address(email)
    if MailThrottle.objects.admit(blind_index(email)):
        contact.confirmation_asked_at = timezone.now()
    contact.save()
    if contact.confirmation_asked_at:
        queue(CONFIRM, contact.pk, label=f"confirm contact {contact.pk}")
