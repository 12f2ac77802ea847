"""The plain values that cross the border of this app, and what every adapter promises."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import ClassVar, Self

from django.utils.functional import Promise

from channels.enums import Idempotency, Outcome

ALL_THEMES = "*"
"""Stands for every theme, those to come included, where a person's theme codes are given."""


@dataclass(frozen=True, slots=True)
class AudienceRule:
    """Whom a notice concerns, by vocabulary codes.

    An empty set means "not limited by this": no theme concerns every theme, no region everyone.
    """

    themes: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """What a notice says.

    Attributes:
        title: One line.
        summary: A few plain sentences; no markup.
        address: Where it leads: a path of this site ("/policies/1/") or an absolute http(s) address.
        source: A key of the caller's own that names what the notice is about ("interpretation:<uuid>").
        edition: Which version of the source this is. Left empty, the words themselves decide: a changed title,
            summary or address is another edition, the same words are the same.
    """

    title: str
    summary: str
    address: str
    source: str
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One notice or confirmation, written out for one person.

    Attributes:
        subject: One line without line breaks.
        text: The whole message as plain text.
        html: The same as an HTML document, or empty.
        unsubscribe_address: Where one POST stops this channel for this person (RFC 8058), or empty for messages that
            are not a subscription, such as a confirmation.
    """

    subject: str
    text: str
    html: str = ""
    unsubscribe_address: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one call, in our words, with the provider's beside them.

    ``reference`` is the provider's name for the message, ``code`` its answer code, ``explanation`` one sentence for staff.
    None of them carries an address or a name. ``retry_after_seconds`` is the provider's own wish, if it gave one.
    """

    outcome: Outcome
    reference: str = ""
    code: str = ""
    explanation: str = ""
    retry_after_seconds: float | None = None


class Adapter(ABC):
    """One way of reaching people. Knows no database and no pages."""

    label: ClassVar[str | Promise]
    """What staff and residents call it."""

    idempotency: ClassVar[Idempotency]
    """What a second call with the same key does; decides what may happen after a crash."""

    needs_address: ClassVar[bool] = True
    """Whether ``to`` must name someone. The inbox needs none: the ledger row is the message."""

    needs_copy: ClassVar[bool] = True
    """Whether the message must be written out for each person; without it only ``subject`` is filled."""

    @abstractmethod
    def send(self, message: Message, *, to: str, idempotency_key: str) -> Receipt:
        """Hand over one message and say what became of it.

        Args:
            message: The message.
            to: The address in this channel's own form; empty when ``needs_address`` is false.
            idempotency_key: At most 32 ASCII letters and digits; the same for every attempt at the same delivery.

        Returns:
            The receipt. Every failure the provider can cause comes back as a receipt, never as an exception; an answer
            that cannot be read is ``Outcome.UNKNOWN``. The adapter never tries twice by itself.
        """

    def session(self) -> AbstractContextManager[Self]:
        """Return a context in which several messages may share one connection."""
        return nullcontext(self)
