"""Ring again for every unfinished production."""

from typing import Any

from django.core.management.base import BaseCommand

from media_pipeline.tasks import sweep_productions


class Command(BaseCommand):
    """What the workers do every minute, at once and by hand."""

    help = "Queue again every production that waits unheard or whose worker died."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Sweep once and say how many were queued."""
        self.stdout.write(f"{sweep_productions()} queued again")
