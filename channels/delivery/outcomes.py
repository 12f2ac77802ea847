"""Writes down what became of the calls of one claim."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from channels.base import Receipt
from channels.delivery.claiming import Claim
from channels.enums import DeliveryStatus, Outcome
from channels.models import ChannelPause, Delivery

MAX_ATTEMPTS = 8
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=6)
PAUSE = timedelta(minutes=10)
_JITTER_STEPS = 1000


@dataclass(frozen=True, slots=True)
class _Change:
    """What one receipt does to one row. Rows with equal changes are written in one statement."""

    to: DeliveryStatus
    receipt: Receipt
    not_before: datetime | None = None
    explanation: str = ""


@transaction.atomic
def record(claim: Claim, results: Sequence[tuple[Delivery, Receipt]]) -> None:
    """Write the receipts of a claim. A sender that lost its claim writes nothing."""
    now = timezone.now()
    changes: dict[_Change, list[int]] = defaultdict(list)
    for delivery, receipt in results:
        changes[_change(delivery, receipt=receipt, now=now)].append(delivery.pk)
    for change, keys in changes.items():
        rows = Delivery.objects.held_by(claim.key).filter(pk__in=keys)
        fields: dict[str, object] = {
            "lease_until": None,
            "not_before": change.not_before,
            "reference": change.receipt.reference[:200],
            "answer_code": change.receipt.code[:40],
            "explanation": change.explanation[:200],
        }
        if change.to is DeliveryStatus.SENT:
            fields["sent_at"] = now
        if change.to is DeliveryStatus.PENDING:
            # Our own fault is not held against the delivery.
            fields["attempts"] = F("attempts") - 1
        rows.move(change.to, **fields)


def delay_after(attempts: int, *, key: int) -> timedelta:
    """Return how long to wait after ``attempts`` calls: doubling, bounded, spread by up to a quarter.

    The spread comes from the row's key, so that the rows of one outage do not all come back in the same second.
    """
    doublings: int = 2 ** (attempts - 1)
    delay = min(FIRST_DELAY * doublings, LONGEST_DELAY)
    return delay * (1 + (key * 7919 % _JITTER_STEPS) / _JITTER_STEPS / 4)


def pause_channel(channel: str, *, explanation: str) -> None:
    """Stop a channel for a while and say why."""
    now = timezone.now()
    ChannelPause.objects.update_or_create(
        channel=channel,
        defaults={
            "explanation": explanation[:200],
            "paused_at": now,
            "retry_at": now + PAUSE,
        },
    )


def _change(delivery: Delivery, *, receipt: Receipt, now: datetime) -> _Change:
    attempts = delivery.attempts + 1
    match receipt.outcome:
        case Outcome.ACCEPTED:
            return _Change(DeliveryStatus.SENT, receipt)
        case Outcome.REFUSED:
            return _Change(DeliveryStatus.FAILED, receipt, explanation=receipt.explanation)
        case Outcome.MISCONFIGURED:
            return _Change(DeliveryStatus.PENDING, receipt, explanation=receipt.explanation)
        case Outcome.UNKNOWN:
            return _Change(DeliveryStatus.UNKNOWN, receipt, explanation=receipt.explanation)
        case Outcome.RETRYABLE if attempts >= MAX_ATTEMPTS:
            words = _("Given up after %(attempts)d attempts: %(explanation)s") % {
                "attempts": attempts,
                "explanation": receipt.explanation,
            }
            return _Change(DeliveryStatus.FAILED, receipt, explanation=words)
    wish = timedelta(seconds=receipt.retry_after_seconds or 0)
    not_before = now + max(delay_after(attempts, key=delivery.pk), wish)
    return _Change(DeliveryStatus.RETRY, receipt, not_before, receipt.explanation)
