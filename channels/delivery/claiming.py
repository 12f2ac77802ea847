"""Who may send which rows, and what becomes of rows whose sender died.

A sender claims a group of rows under a token and a lease, commits, and only then talks to a provider. Just before each
call it marks the rows as begun; so after a crash it is known of every row whether a call can have been made.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from channels.enums import DeliveryStatus
from channels.models import Delivery, Notice
from channels.models.delivery import DeliveryQuerySet
from channels.registry import adapter_for
from channels.selectors.audience import Audience


@dataclass(frozen=True, slots=True)
class Claim:
    """Rows one sender holds, and the audience they are checked against once more before each call."""

    key: uuid.UUID
    audience: Audience
    deliveries: Sequence[Delivery]


def lease() -> timedelta:
    """Return for how long a silent sender keeps its rows."""
    return timedelta(seconds=settings.JIEDU_DELIVERY_LEASE_SECONDS)


@transaction.atomic
def claim_group(notice: Notice, *, channel: str, size: int, audience: Audience) -> Claim:
    """Claim up to ``size`` rows that are ready; drop those whose owner no longer wants them.

    Senders at work at the same time never get the same row. The claim may come back empty.
    """
    now = timezone.now()
    key = uuid.uuid4()
    rows = Delivery.objects.filter(notice=notice, channel=channel).ready(now=now).order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    keys = list(rows.values_list("pk", flat=True)[:size])
    group = Delivery.objects.filter(pk__in=keys)
    group.filter(_still_wanted(audience)).move(
        DeliveryStatus.SENDING, claim=key, lease_until=now + lease(), begun_at=None
    )
    # Whatever could not be claimed is wanted by nobody any more.
    drop_unwanted(group)
    held = Delivery.objects.held_by(key).filter(status=DeliveryStatus.SENDING)
    return Claim(
        key=key,
        audience=audience,
        deliveries=list(held.select_related("notice", "subscriber", "contact").order_by("pk")),
    )


def drop_unwanted(rows: DeliveryQuerySet) -> int:
    """Cancel the waiting rows among ``rows``: their owner left, paused, or no longer asks for this."""
    return rows.filter(status__in=[DeliveryStatus.PENDING, DeliveryStatus.RETRY]).move(
        DeliveryStatus.CANCELLED, explanation=_("The person no longer asks for this.")
    )


@transaction.atomic
def begin(claim: Claim, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Mark ``deliveries`` as about to be handed over, and return those that still may be.

    A row falls out when the lease has passed to another sender, the notice was stopped, or its owner left meanwhile.
    """
    now = timezone.now()
    mine = Delivery.objects.held_by(claim.key).filter(status=DeliveryStatus.SENDING)
    mine.update(lease_until=now + lease())
    chosen = mine.filter(pk__in=[delivery.pk for delivery in deliveries])
    chosen.filter(_still_wanted(claim.audience)).update(begun_at=now, attempts=F("attempts") + 1)
    begun = set(chosen.filter(begun_at__isnull=False).values_list("pk", flat=True))
    chosen.filter(begun_at__isnull=True).move(
        DeliveryStatus.CANCELLED, explanation=_("Stopped before it was sent.")
    )
    return [delivery for delivery in deliveries if delivery.pk in begun]


def release(claim: Claim) -> int:
    """Give back the rows of a claim whose call has not begun."""
    return (
        Delivery.objects.held_by(claim.key)
        .filter(begun_at__isnull=True)
        .move(DeliveryStatus.PENDING, lease_until=None)
    )


@transaction.atomic
def settle_abandoned(*, now: datetime | None = None) -> int:
    """Decide about rows whose sender has been silent for longer than its lease; return how many there were.

    Not begun: waiting again. Begun on a channel that may be asked twice: tried again. Begun on one that may not:
    unknown, for a person or a late answer to settle, and never sent again by itself.
    """
    abandoned = Delivery.objects.abandoned(now=now or timezone.now())
    repeatable = [
        channel for channel in settings.CHANNELS if adapter_for(channel).idempotency.may_repeat
    ]
    begun = abandoned.filter(begun_at__isnull=False)
    return (
        abandoned.filter(begun_at__isnull=True).move(DeliveryStatus.PENDING, lease_until=None)
        + begun.filter(channel__in=repeatable).move(DeliveryStatus.RETRY, lease_until=None)
        + begun.exclude(channel__in=repeatable).move(
            DeliveryStatus.UNKNOWN,
            explanation=_("The sender was cut off while the provider was answering."),
        )
    )


def _still_wanted(audience: Audience) -> Q:
    return Q(Exists(audience.reachable().filter(pk=OuterRef("contact_id")))) & Q(
        Exists(Notice.objects.filter(pk=OuterRef("notice_id")).open())
    )
