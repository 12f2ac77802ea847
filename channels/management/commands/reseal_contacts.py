"""``manage.py reseal_contacts``: the last step of changing the contact key."""

from typing import Any

from django.core.management.base import BaseCommand

from channels.services import reseal_contacts


class Command(BaseCommand):
    """Encrypts every address anew with the first key of JIEDU_CONTACT_KEYS, so that older keys can be removed."""

    help = "Encrypt every address anew with the first of JIEDU_CONTACT_KEYS. May be run again."

    def handle(self, **_options: Any) -> None:
        """Do it and say how many there were."""
        self.stdout.write(f"{reseal_contacts()} addresses are sealed with the first key.")
