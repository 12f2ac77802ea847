"""What this app hears: the database has been migrated."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django_q.models import Schedule

from channels.tasks import SWEEP

SWEEP_NAME = "channels: sweep"


@receiver(post_migrate)
def schedule_sweep(*, sender: AppConfig, **_: Any) -> None:
    """Have the sweeper run every minute."""
    if sender.name == "channels":
        Schedule.objects.update_or_create(
            name=SWEEP_NAME,
            defaults={
                "func": SWEEP,
                "schedule_type": Schedule.MINUTES,
                "minutes": 1,
                "repeats": -1,
            },
        )
