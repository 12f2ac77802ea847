"""The task worker's command, with the same start-up checks as the web server."""

from typing import Any

from django_q.management.commands.qcluster import Command as QueueCommand

from cms.core.checks import refuse_unsafe_start


class Command(QueueCommand):
    """Takes the place of django-q's own ``qcluster``."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the workers, unless these settings or this database must not serve."""
        refuse_unsafe_start()
        super().handle(*args, **options)
