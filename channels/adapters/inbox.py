"""The on-site inbox."""

from django.utils.translation import gettext_lazy as _

from channels.base import Adapter, Message, Receipt
from channels.enums import Idempotency, Outcome


class InboxAdapter(Adapter):
    """Needs no provider: the ledger row itself is the message, and becomes visible when it is marked accepted."""

    label = _("On-site inbox")
    idempotency = Idempotency.REPLACE
    needs_address = False
    needs_copy = False

    def send(self, message: Message, *, to: str, idempotency_key: str) -> Receipt:  # noqa: ARG002 -- as promised by Adapter
        """Accept; there is nothing that could refuse."""
        return Receipt(outcome=Outcome.ACCEPTED)
