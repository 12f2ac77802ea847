"""What the pipeline hears: the database is migrated, a worker starts, a worker has finished a task."""

import logging
from typing import Any

from django.apps import AppConfig
from django.db import DatabaseError
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django_q.signals import post_execute_in_worker, post_spawn

from cms.core import worker_beat
from cms.core.queueing import repeat_every_minute
from media_pipeline.tasks import SWEEP, sweep_productions

logger = logging.getLogger(__name__)
SWEEP_NAME = "media_pipeline: sweep productions"


@receiver(post_migrate)
def schedule_sweep(*, sender: AppConfig, **_: Any) -> None:
    """Have the sweeper run every minute; it is also what shows that the workers live."""
    if sender.name == "media_pipeline":
        repeat_every_minute(SWEEP, name=SWEEP_NAME)


@receiver(post_spawn)
def start_worker(**_: Any) -> None:
    """Show life and pick up at once what an earlier pool left behind, rather than after the first minute."""
    worker_beat.beat()
    try:
        sweep_productions()
    except DatabaseError:
        # The worker must live all the same; the scheduled sweep comes within the minute.
        logger.exception("Sweep at start failed", extra={"event": "start_sweep_failed"})


@receiver(post_execute_in_worker)
def show_life(**_: Any) -> None:
    """Show life after every task, whose ever it is."""
    worker_beat.beat()
