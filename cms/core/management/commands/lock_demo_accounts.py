"""The way out when a demo database has become a real one."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.core.checks import demo_accounts


class Command(BaseCommand):
    """Lock every demo account; what they signed stays in the log."""

    help = "Locks every demo account, so that production settings accept the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make the accounts inactive and their passwords unusable."""
        locked = 0
        for user in demo_accounts():
            user.is_active = False
            user.set_unusable_password()
            user.save(update_fields=["is_active", "password"])
            locked += 1
        self.stdout.write(f"{locked} demo accounts locked.")
