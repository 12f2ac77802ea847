"""Providers that do what a test tells them."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from channels.base import Adapter, Message, Receipt
from channels.enums import Idempotency, Outcome

Answer = Callable[[str], Receipt]


def accept(_key: str) -> Receipt:
    """Take the message."""
    return Receipt(Outcome.ACCEPTED, reference="taken")


@dataclass
class ScriptedProvider(Adapter):
    """Never repeats, like SMTP. ``answer`` decides what each call brings; ``sent`` lists (address, message) handed over."""

    label = "Scripted"
    idempotency = Idempotency.NONE

    answer: Answer = accept
    sent: list[tuple[str, Message]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def send(self, message: Message, *, to: str, idempotency_key: str) -> Receipt:
        """Note the call and give the scripted answer."""
        self.sent.append((to, message))
        self.keys.append(idempotency_key)
        return self.answer(idempotency_key)


@dataclass(frozen=True, kw_only=True)
class LethalProvider(Adapter):
    """Writes every key it takes to a file that outlives the process, and kills its caller in the middle of one call.

    Attributes:
        journal: The file of keys taken.
        dies_at: Which call is the deadly one, counted within one process; 0 for none.
        takes_it: Whether the deadly call's message is taken before the caller dies.
        repeats: Whether it recognises keys.
    """

    label = "Lethal"

    journal: str
    dies_at: int = 0
    takes_it: bool = True
    repeats: bool = False
    calls: list[str] = field(default_factory=list)

    @property
    def idempotency(self) -> Idempotency:  # type: ignore[override]  # chosen by the test
        """As the test chose."""
        return Idempotency.KEY if self.repeats else Idempotency.NONE

    def send(self, message: Message, *, to: str, idempotency_key: str) -> Receipt:
        """Take the message, or the caller's life."""
        self.calls.append(idempotency_key)
        deadly = len(self.calls) == self.dies_at
        if not deadly or self.takes_it:
            with Path(self.journal).open("a", encoding="ascii") as journal:
                journal.write(idempotency_key + "\n")
                journal.flush()
                os.fsync(journal.fileno())
        if deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return Receipt(Outcome.ACCEPTED)
