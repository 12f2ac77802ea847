"""Finding what a lost message or a dead worker left unfinished."""

import logging
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from media_pipeline.enums import ProductionStatus
from media_pipeline.models import Production
from media_pipeline.models.production import RING_AGAIN_AFTER
from media_pipeline.rendering import workspace

logger = logging.getLogger(__name__)


def take_unrung(*, now: datetime | None = None) -> list[int]:
    """Mark every production that waits unheard as rung, and return their keys for the bell.

    Two sweeps at once return each key once. Productions whose workers died too often end as failed.
    """
    now = now or timezone.now()
    _give_up(now=now)
    workspace.discard_old()
    return [
        pk
        for pk in Production.objects.unrung(now=now).values_list("pk", flat=True)
        if _mark(pk, now=now)
    ]


def _mark(production_id: int, *, now: datetime) -> bool:
    waiting = Production.objects.claimable(now=now).filter(
        pk=production_id, rung_at__lt=now - RING_AGAIN_AFTER
    )
    return bool(waiting.update(rung_at=now))


def _give_up(*, now: datetime) -> None:
    ended = Production.objects.given_up(now=now).update(
        status=ProductionStatus.FAILED,
        reason=_(
            "Production was interrupted several times. Try again; if it happens again, ask your administrator to check the machine's memory and disk."
        ),
        lease_until=None,
        finished_at=now,
    )
    if ended:
        logger.error(
            "Productions given up", extra={"event": "productions_given_up", "count": ended}
        )
