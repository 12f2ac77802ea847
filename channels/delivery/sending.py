"""Sends what is planned: claim, commit, call the provider outside any transaction, record."""

import logging
import time
import traceback
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from channels.base import Adapter, Receipt
from channels.delivery import claiming, outcomes
from channels.delivery.claiming import Claim
from channels.delivery.composing import idempotency_key, write_notice
from channels.enums import NoticeStatus, Outcome
from channels.models import ChannelPause, Delivery, Notice
from channels.registry import adapter_for
from channels.selectors.audience import Audience

logger = logging.getLogger(__name__)

GROUP_SIZE_REPEATABLE = 500
GROUP_SIZE_ONCE = 20
"""Rows a claim. On channels that must not repeat, rows are begun and recorded one by one, so a crash leaves at most one
in doubt however large the group is."""


def send_notice(notice_id: int, *, seconds: float) -> bool:
    """Send the waiting deliveries of an open notice for at most about ``seconds``.

    Returns:
        Whether rows are left that could be sent at once; the caller rings again.
    """
    notice = Notice.objects.filter(pk=notice_id).open().first()
    if notice is None:
        return False
    until = time.monotonic() + seconds
    audience = Audience(notice.rule)
    for channel in ready_channels(notice):
        while time.monotonic() < until and _send_group(notice, channel=channel, audience=audience):
            pass
    finish_notices()
    return bool(ready_channels(notice))


def ready_channels(notice: Notice) -> list[str]:
    """Return the channels on which ``notice`` has rows that may be sent now."""
    now = timezone.now()
    standing = ChannelPause.objects.standing(now=now).values("channel")
    rows = (
        Delivery.objects.filter(notice=notice, channel__in=list(settings.CHANNELS))
        .ready(now=now)
        .exclude(channel__in=standing)
    )
    return list(rows.order_by("channel").values_list("channel", flat=True).distinct())


def finish_notices() -> int:
    """Close the open notices that have nothing left to do; return how many."""
    unfinished = Delivery.objects.filter(notice=OuterRef("pk")).unfinished()
    return (
        Notice.objects.open()
        .filter(~Exists(unfinished))
        .move(NoticeStatus.FINISHED, finished_at=timezone.now())
    )


def _send_group(notice: Notice, *, channel: str, audience: Audience) -> bool:
    """Claim one group and send it; return whether the channel may go on."""
    adapter = adapter_for(channel)
    size = GROUP_SIZE_REPEATABLE if adapter.idempotency.may_repeat else GROUP_SIZE_ONCE
    claim = claiming.claim_group(notice, channel=channel, size=size, audience=audience)
    if not claim.deliveries:
        return False
    with adapter.session() as sender:
        for batch in _batches(claim.deliveries, adapter=adapter):
            fault = _send_batch(claim, batch, adapter=sender)
            if fault is not None:
                outcomes.pause_channel(channel, explanation=fault.explanation)
                claiming.release(claim)
                return False
    ChannelPause.objects.filter(channel=channel).delete()
    return True


def _batches(deliveries: Sequence[Delivery], *, adapter: Adapter) -> Iterator[Sequence[Delivery]]:
    """Yield what is begun and recorded together: all of it where repeating is safe, else one by one."""
    if adapter.idempotency.may_repeat:
        yield deliveries
        return
    for delivery in deliveries:
        yield [delivery]


def _send_batch(
    claim: Claim, deliveries: Sequence[Delivery], *, adapter: Adapter
) -> Receipt | None:
    """Send one batch and record it; return the receipt that says the channel is misconfigured, if one does."""
    begun = claiming.begin(claim, deliveries)
    results = [(delivery, _send_one(delivery, adapter=adapter)) for delivery in begun]
    outcomes.record(claim, results)
    for delivery, receipt in results:
        if receipt.outcome is not Outcome.ACCEPTED:
            logger.warning(
                "Delivery not accepted",
                extra={
                    "event": "delivery_not_accepted",
                    "delivery_id": delivery.pk,
                    "outcome": receipt.outcome.value,
                    "code": receipt.code,
                },
            )
    return next((r for _, r in results if r.outcome is Outcome.MISCONFIGURED), None)


def _send_one(delivery: Delivery, *, adapter: Adapter) -> Receipt:
    """Write one message out and hand it over. A defect must not leave its row in the dark or stop the others."""
    contact = delivery.contact
    try:
        address = contact.address if contact and adapter.needs_address else ""
        message = write_notice(delivery, adapter=adapter)
    except Exception as error:  # noqa: BLE001 -- nothing has been sent yet, whatever it was
        _log_defect(delivery, error=error)
        return Receipt(
            Outcome.MISCONFIGURED, explanation=_("The message could not be written; see the log.")
        )
    try:
        return adapter.send(message, to=address, idempotency_key=idempotency_key(delivery))
    except Exception as error:  # noqa: BLE001 -- what a third party's library may raise is not ours to know
        _log_defect(delivery, error=error)
        safe = adapter.idempotency.may_repeat
        return Receipt(
            Outcome.RETRYABLE if safe else Outcome.UNKNOWN,
            explanation=_("The adapter failed; see the log."),
        )


def _log_defect(delivery: Delivery, *, error: Exception) -> None:
    """Log where it happened, not what it said: an exception's text may quote an address."""
    logger.error(
        "Adapter failed",
        extra={
            "event": "adapter_failed",
            "delivery_id": delivery.pk,
            "error": type(error).__name__,
            "where": "".join(traceback.format_tb(error.__traceback__)),
        },
    )
