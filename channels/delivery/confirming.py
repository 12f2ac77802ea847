"""Sends the mail that asks the owner of an address to say yes."""

import logging
from datetime import timedelta

from django.utils import timezone

from channels.delivery.composing import write_confirmation
from channels.enums import Outcome
from channels.models import ContactPoint
from channels.registry import adapter_for

logger = logging.getLogger(__name__)
KEEP_TRYING = timedelta(hours=1)


def send_confirmation(contact_id: int) -> None:
    """Send the confirmation that a contact waits for; do nothing if another task was quicker.

    When the provider certainly did not take it, the contact waits again and the sweeper rings within the minute, for an
    hour. Cut off in the middle, nothing is sent again by itself: the person may ask again after ten minutes.
    """
    waiting = ContactPoint.objects.filter(pk=contact_id).waiting_for_mail()
    if not waiting.update(confirmation_sent_at=timezone.now()):
        return
    contact = ContactPoint.objects.get(pk=contact_id)
    receipt = adapter_for(contact.channel).send(
        write_confirmation(contact), to=contact.address, idempotency_key=contact.uuid.hex
    )
    if receipt.outcome in {Outcome.RETRYABLE, Outcome.MISCONFIGURED}:
        ContactPoint.objects.filter(pk=contact_id).pending().update(confirmation_sent_at=None)
    if receipt.outcome is not Outcome.ACCEPTED:
        logger.warning(
            "Confirmation not accepted",
            extra={
                "event": "confirmation_not_accepted",
                "contact_id": contact_id,
                "outcome": receipt.outcome.value,
                "code": receipt.code,
            },
        )
