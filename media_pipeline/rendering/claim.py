"""Owning a production while working on it.

A worker owns a row by a token it wrote there itself (the fence) and for as long as the lease runs. Every write asks for
the token, so a worker that was presumed dead and comes back changes nothing.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from django.db.models import F
from django.utils import timezone

from cms.core import worker_beat
from media_pipeline.enums import ProductionStatus
from media_pipeline.models import Production
from media_pipeline.models.production import LEASE
from media_pipeline.renderers.base import Cancelled

WRITE_EVERY_SECONDS = 1.0


def claim(production_id: int, *, now: datetime | None = None) -> "Claim | None":
    """Take the production if it is to be had, in one UPDATE.

    Returns:
        The claim, or ``None`` if another worker has it or nothing is to be done.
    """
    now = now or timezone.now()
    token = uuid.uuid4()
    taken = (
        Production.objects.claimable(now=now)
        .filter(pk=production_id)
        .update(
            status=ProductionStatus.RENDERING,
            claim_token=token,
            lease_until=now + LEASE,
            attempts=F("attempts") + 1,
            started_at=now,
            finished_at=None,
            reason="",
        )
    )
    return Claim(production_id=production_id, token=token) if taken else None


@dataclass
class Claim:
    """One worker's hold on one production. Never falls back: progress written is the most reported so far."""

    production_id: int
    token: uuid.UUID
    _percent: int = 0
    _stage: str = ""
    _written_at: float = field(default=float("-inf"))

    def report(self, fraction: float, stage: str) -> None:
        """Write progress and renew the lease, about once a second; a new stage is written at once.

        Args:
            fraction: The share of the work done, 0 to 1.
            stage: A short name of what is being done.

        Raises:
            Cancelled: The production is no longer this claim's.
        """
        self._percent = max(self._percent, min(99, int(fraction * 100)))
        stage = str(stage)[:120]
        if stage == self._stage and monotonic() - self._written_at < WRITE_EVERY_SECONDS:
            return
        self._stage = stage
        self.renew(progress=self._percent, stage=stage)

    def renew(self, **values: Any) -> None:
        """Renew the lease now, writing ``values`` too.

        Raises:
            Cancelled: The production is no longer this claim's.
        """
        self._written_at = monotonic()
        worker_beat.beat()
        if not self._write(lease_until=timezone.now() + LEASE, **values):
            raise Cancelled

    def fail(self, reason: str) -> None:
        """End as failed, saying why; nothing happens if the claim is lost."""
        self._write(
            status=ProductionStatus.FAILED,
            reason=reason,
            lease_until=None,
            finished_at=timezone.now(),
        )

    def finish(self) -> bool:
        """End as ready; ``False`` if the claim is lost, and then nothing was written."""
        return self._write(
            status=ProductionStatus.READY,
            progress=100,
            stage="",
            lease_until=None,
            finished_at=timezone.now(),
        )

    def step_back(self) -> None:
        """Give the production back unworked, as if it had not been claimed."""
        self._write(
            status=ProductionStatus.QUEUED,
            attempts=F("attempts") - 1,
            claim_token=None,
            lease_until=None,
            rung_at=timezone.now(),
        )

    def _write(self, **values: Any) -> bool:
        return bool(
            Production.objects.filter(pk=self.production_id).held_by(self.token).update(**values)
        )
