"""Finds what the rows say is unfinished, so that a lost queue message costs a minute and nothing else."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from channels.delivery.confirming import KEEP_TRYING
from channels.delivery.sending import ready_channels
from channels.enums import DeliveryStatus
from channels.models import ContactPoint, Delivery, MailThrottle, Notice, Subscriber
from channels.tokens import CONFIRMATION_LIFETIME

GRACE = timedelta(seconds=60)
"""How long the first bell is given before it is rung again."""


def notices_to_plan() -> list[int]:
    """Return the confirmed notices whose planning has not been done."""
    late = timezone.now() - GRACE
    return list(
        Notice.objects.unplanned().filter(confirmed_at__lt=late).values_list("pk", flat=True)
    )


def notices_to_send() -> list[int]:
    """Return the open notices with rows ready and no sender at work."""
    at_work = Delivery.objects.filter(notice=OuterRef("pk"), status=DeliveryStatus.SENDING)
    idle = Notice.objects.open().filter(~Exists(at_work))
    return [notice.pk for notice in idle if ready_channels(notice)]


def confirmations_to_send() -> list[int]:
    """Return the contacts whose confirmation was asked for a while ago and has not gone out."""
    now = timezone.now()
    waiting = ContactPoint.objects.waiting_for_mail().filter(
        confirmation_asked_at__range=(now - KEEP_TRYING, now - GRACE)
    )
    return list(waiting.values_list("pk", flat=True))


def forget_unconfirmed() -> int:
    """Erase addresses nobody confirmed in time, and people of whom then nothing is left; return how many addresses."""
    old = timezone.now() - CONFIRMATION_LIFETIME
    expired = ContactPoint.objects.pending().filter(created_at__lt=old)
    people = list(expired.values_list("subscriber_id", flat=True))
    erased, _ = expired.delete()
    Subscriber.objects.filter(pk__in=people, contacts=None, deliveries=None, left_at=None).delete()
    MailThrottle.objects.forget_old()
    return erased
