"""A channel that keeps what it is given, for tests."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from channels.base import Adapter, Message, Receipt
from channels.enums import Idempotency, Outcome


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message and whom it was for."""

    message: Message
    to: str
    idempotency_key: str


@dataclass
class MemoryAdapter(Adapter):
    """Keeps messages by key: a second call with the same key changes nothing.

    ``calls`` lists every key it was called with, in order, repetitions included.
    """

    label = _("Memory")
    idempotency = Idempotency.KEY

    kept: dict[str, KeptMessage] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def send(self, message: Message, *, to: str, idempotency_key: str) -> Receipt:
        """Keep the message unless its key is known."""
        self.calls.append(idempotency_key)
        self.kept.setdefault(idempotency_key, KeptMessage(message, to, idempotency_key))
        return Receipt(outcome=Outcome.ACCEPTED, reference=idempotency_key)
