"""Tell whether this machine's task workers are alive."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.core.worker_beat import (
    SILENT_AFTER_SECONDS,
    beat_file,
    seconds_since_last_beat,
)


class Command(BaseCommand):
    """For supervisors and monitors: exit status 0 if the workers live, 1 with a sentence if not."""

    help = "Fail if no task worker of this machine has shown life lately."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the longest silence allowed."""
        parser.add_argument(
            "--silent-after",
            type=int,
            default=SILENT_AFTER_SECONDS,
            metavar="SECONDS",
            help="the longest silence allowed (default: %(default)s)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the age of the beat file.

        Raises:
            CommandError: The workers are silent or never ran.
        """
        silent_for = seconds_since_last_beat()
        if silent_for is None:
            raise CommandError(
                f"No task worker has run on this machine ({beat_file()}). Start one: manage.py qcluster"
            )
        if silent_for > options["silent_after"]:
            raise CommandError(
                f"The task workers have been silent for {silent_for:.0f} s. Kill and restart qcluster."
            )
        self.stdout.write(f"Task workers alive {silent_for:.0f} s ago")
