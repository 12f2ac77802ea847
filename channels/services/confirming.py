"""The second yes: the owner of an address confirms it."""

from django.db import transaction
from django.utils import timezone

from channels.enums import ConsentAction, SubscriberStatus
from channels.exceptions import ExpiredLinkError
from channels.models import ContactPoint, Delivery, Subscriber
from channels.models.contact import ContactQuerySet
from channels.selectors.inbox import INBOX
from channels.services.consenting import note_consent
from channels.tokens import Purpose, read_token


def contact_to_confirm(token: str) -> ContactPoint:
    """Return the contact a confirmation link is about; changes nothing.

    When its owner asked again before confirming, the latest request is meant. A contact already confirmed is returned
    as it is.

    Raises:
        BadLinkError: Not our link; ExpiredLinkError when it is too old or its contact is gone.
    """
    key = read_token(Purpose.CONFIRM, token)
    contact = ContactPoint.objects.filter(uuid=key).first()
    if contact is None:
        raise ExpiredLinkError(token[:8])
    if contact.is_confirmed:
        return contact
    return _pending_with_same_address(contact).latest("pk")


@transaction.atomic
def confirm_email(token: str) -> Subscriber:
    """Confirm the address behind a link and return the subscription it now belongs to. May be called again.

    An address belongs to one subscription. If its owner had one already, that one takes over the new choices, and the
    new one is merged into it.

    Raises:
        BadLinkError: As for contact_to_confirm.
    """
    contact = contact_to_confirm(token)
    if contact.is_confirmed:
        return contact.subscriber
    newcomer = Subscriber.objects.select_for_update().get(pk=contact.subscriber_id)
    contact = contact_to_confirm(token)  # As it is now that nobody else changes it.
    if contact.is_confirmed:
        return contact.subscriber
    earlier = (
        ContactPoint.objects.confirmed()
        .filter(channel=contact.channel, address_index=contact.address_index)
        .select_related("subscriber")
        .first()
    )
    _forget_other_requests(contact)
    if earlier is None or earlier.subscriber_id == newcomer.pk:
        subscriber = _confirm_in_place(newcomer, contact=contact)
    else:
        subscriber = _merge(newcomer, contact=contact, earlier=earlier)
    note_consent(
        subscriber,
        action=ConsentAction.CONFIRMED,
        channel=contact.channel,
        given_through="mail",
    )
    return subscriber


def _pending_with_same_address(contact: ContactPoint) -> ContactQuerySet:
    return ContactPoint.objects.pending().filter(
        channel=contact.channel, address_index=contact.address_index
    )


def _confirm_in_place(subscriber: Subscriber, *, contact: ContactPoint) -> Subscriber:
    # An address confirmed earlier for the same subscription gives way to the new one.
    subscriber.contacts.confirmed().filter(channel=contact.channel).delete()
    contact.mark_confirmed(now=timezone.now())
    contact.save()
    return subscriber


def _forget_other_requests(contact: ContactPoint) -> None:
    """Erase older unanswered requests for the same address, and the empty subscriptions they leave behind."""
    others = _pending_with_same_address(contact).exclude(pk=contact.pk)
    people = list(others.values_list("subscriber_id", flat=True))
    others.delete()
    Subscriber.objects.filter(pk__in=people, contacts=None, deliveries=None, left_at=None).delete()


def _merge(newcomer: Subscriber, *, contact: ContactPoint, earlier: ContactPoint) -> Subscriber:
    """Move choices, contacts and messages of ``newcomer`` to the owner of ``earlier``, and close ``newcomer``."""
    into = Subscriber.objects.select_for_update().get(pk=earlier.subscriber_id)
    into.follows_all_themes = newcomer.follows_all_themes
    into.status = SubscriberStatus.ACTIVE
    into.save(update_fields=["follows_all_themes", "status"])
    into.themes.set(newcomer.themes.all())
    into.regions.set(newcomer.regions.all())
    Delivery.objects.filter(contact=earlier).update(contact=contact)
    earlier.delete()
    _move_contacts(newcomer, into=into, confirmed=contact)
    known = Delivery.objects.filter(subscriber=into).values("notice_id")
    Delivery.objects.filter(subscriber=newcomer).exclude(notice_id__in=known).update(
        subscriber=into
    )
    _close(newcomer, into=into)
    return into


def _move_contacts(newcomer: Subscriber, *, into: Subscriber, confirmed: ContactPoint) -> None:
    confirmed.subscriber = into
    confirmed.mark_confirmed(now=timezone.now())
    confirmed.save()
    inbox = into.contacts.filter(channel=INBOX).first()
    if inbox:
        Delivery.objects.filter(contact__subscriber=newcomer).update(contact=inbox)
        newcomer.contacts.all().delete()
    else:
        newcomer.contacts.update(subscriber=into)


def _close(newcomer: Subscriber, *, into: Subscriber) -> None:
    """Empty the newcomer's record; its personal link leads to ``into`` from now on."""
    newcomer.themes.clear()
    newcomer.regions.clear()
    newcomer.follows_all_themes = False
    newcomer.status = SubscriberStatus.LEFT
    newcomer.left_at = timezone.now()
    newcomer.merged_into = into
    newcomer.save(update_fields=["follows_all_themes", "status", "left_at", "merged_into"])
