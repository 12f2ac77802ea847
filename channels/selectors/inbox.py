"""What a subscriber finds in the on-site inbox."""

from django.db.models import QuerySet

from channels.enums import DeliveryStatus, SubscriberStatus
from channels.models import Delivery, Subscriber

INBOX = "inbox"


def inbox_of(subscriber: Subscriber) -> QuerySet[Delivery]:
    """Return the messages of a subscriber, newest first; someone who left has none."""
    return (
        Delivery.objects.filter(subscriber=subscriber, channel=INBOX, status=DeliveryStatus.SENT)
        .exclude(subscriber__status=SubscriberStatus.LEFT)
        .select_related("notice")
        .order_by("-sent_at", "-pk")
    )
