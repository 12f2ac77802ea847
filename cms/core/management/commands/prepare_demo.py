"""Bring the demo's database up to date, in one process because starting Django twice would cost seconds."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Migrate, then load the demo; both are safe to repeat."""

    # They would take half of the time, and CI has made them.
    requires_system_checks: list[str] = []  # noqa: RUF012 -- typed as Django types it
    help = "Migrates the database and loads the demo content. Demo settings only."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run both steps.

        Raises:
            CommandError: These are not the demo's settings.
        """
        if not settings.JIEDU_DEMO:
            raise CommandError("The demo is loaded under the demo settings only.")
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("load_demo")
