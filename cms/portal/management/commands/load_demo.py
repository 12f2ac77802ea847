"""``manage.py load_demo``: fill a demo site with content that shows the whole flow."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.portal.demo.steps import STEPS


class Command(BaseCommand):
    """Runs every step of the demo in order, all of them or none; safe to repeat."""

    help = "Loads the demo content. Demo settings only."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load it.

        Raises:
            CommandError: These are not the demo's settings.
        """
        if not settings.JIEDU_DEMO:
            raise CommandError(_("The demo is loaded under the demo settings only."))
        with transaction.atomic():
            for step in STEPS:
                step.load()
                if options["verbosity"] > 1:
                    self.stdout.write(step.label)
