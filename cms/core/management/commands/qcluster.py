"""The task worker's command, with the same start-up checks as the web server, and a watch over the pool."""

import sys
from argparse import ArgumentParser
from typing import Any

from django_q.management.commands.qcluster import Command as QueueCommand

from cms.core.checks import refuse_unsafe_start
from cms.core.pool_watch import watch_pool
from cms.core.worker_beat import SILENT_AFTER_SECONDS, beat, seconds_since_last_beat


class Command(QueueCommand):
    """Takes the place of django-q's own ``qcluster``."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the flag by which the watch starts the pool itself."""
        super().add_arguments(parser)
        parser.add_argument(
            "--unwatched", action="store_true", help="run the workers without watching over them"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the workers, unless these settings or this database must not serve."""
        refuse_unsafe_start()
        if not options["unwatched"]:
            sys.exit(
                watch_pool(
                    [sys.executable, *sys.argv, "--unwatched"],
                    silent_for=seconds_since_last_beat,
                    silent_after_seconds=SILENT_AFTER_SECONDS,
                )
            )
        beat()
        super().handle(*args, **options)
