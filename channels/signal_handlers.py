"""What this app hears: the database has been migrated."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from channels.tasks import SWEEP
from cms.core.queueing import repeat_every_minute

SWEEP_NAME = "channels: sweep"


@receiver(post_migrate)
def schedule_sweep(*, sender: AppConfig, **_: Any) -> None:
    """Have the sweeper run every minute."""
    if sender.name == "channels":
        repeat_every_minute(SWEEP, name=SWEEP_NAME)
