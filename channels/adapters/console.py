"""A channel that writes to standard output, for trying things by hand."""

import sys

from django.utils.translation import gettext_lazy as _

from channels.base import Adapter, Message, Receipt
from channels.enums import Idempotency, Outcome


class ConsoleAdapter(Adapter):
    """Writes the subject and text of every message; never the address."""

    label = _("Console")
    idempotency = Idempotency.REPLACE
    needs_address = False

    def send(
        self,
        message: Message,
        *,
        to: str,  # noqa: ARG002 -- an address never reaches the screen
        idempotency_key: str,
    ) -> Receipt:
        """Write the message under its key."""
        sys.stdout.write(f"[{idempotency_key}] {message.subject}\n{message.text}\n")
        return Receipt(outcome=Outcome.ACCEPTED, reference=idempotency_key)
