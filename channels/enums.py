"""The states of this app and the moves between them."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import pgettext_lazy


class Idempotency(StrEnum):
    """What calling an adapter twice with the same key does."""

    KEY = "key"
    """The provider recognises the key: calling again is safe."""
    LOOKUP = "lookup"
    """The provider can be asked whether it took the message."""
    REPLACE = "replace"
    """A second message takes the place of the first: calling again is safe."""
    NONE = "none"
    """A second call is a second message: when the answer is lost nobody can know, and nobody may guess."""

    @property
    def may_repeat(self) -> bool:
        """Whether a call whose answer was lost may simply be made again."""
        return self in {Idempotency.KEY, Idempotency.REPLACE}


class Outcome(StrEnum):
    """What happens next after a call; every provider's codes are sorted into these."""

    ACCEPTED = "accepted"
    """The provider took it."""
    REFUSED = "refused"
    """Never again for this delivery."""
    RETRYABLE = "retryable"
    """Certainly not sent; try later."""
    MISCONFIGURED = "misconfigured"
    """Certainly not sent, and nothing will be until a person acts: the channel stops."""
    UNKNOWN = "unknown"
    """May have been sent: never again by itself."""


class SubscriberStatus(models.TextChoices):
    """Whether a subscriber wants to hear from us."""

    ACTIVE = "active", pgettext_lazy("subscription", "Active")
    PAUSED = "paused", pgettext_lazy("subscription", "Paused")
    LEFT = "left", pgettext_lazy("subscription", "Left")


class ContactStatus(models.TextChoices):
    """Whether the owner of an address has said yes."""

    PENDING = "pending", pgettext_lazy("contact", "Waiting for confirmation")
    CONFIRMED = "confirmed", pgettext_lazy("contact", "Confirmed")


class ConsentAction(models.TextChoices):
    """What a person decided."""

    GIVEN = "given", pgettext_lazy("consent", "Subscribed")
    CONFIRMED = "confirmed", pgettext_lazy("consent", "Confirmed the address")
    CHANGED = "changed", pgettext_lazy("consent", "Changed the choices")
    PAUSED = "paused", pgettext_lazy("consent", "Paused")
    RESUMED = "resumed", pgettext_lazy("consent", "Resumed")
    CHANNEL_WITHDRAWN = "channel_withdrawn", pgettext_lazy("consent", "Stopped one channel")
    WITHDRAWN = "withdrawn", pgettext_lazy("consent", "Left")


class NoticeStatus(models.TextChoices):
    """Where a notice stands."""

    DRAFT = "draft", pgettext_lazy("notice", "Draft")
    CONFIRMED = "confirmed", pgettext_lazy("notice", "Confirmed, being planned")
    SENDING = "sending", pgettext_lazy("notice", "Being sent")
    FINISHED = "finished", pgettext_lazy("notice", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("notice", "Stopped")


NOTICE_MOVES: Mapping[NoticeStatus, frozenset[NoticeStatus]] = {
    NoticeStatus.DRAFT: frozenset({NoticeStatus.CONFIRMED, NoticeStatus.CANCELLED}),
    NoticeStatus.CONFIRMED: frozenset({NoticeStatus.SENDING, NoticeStatus.CANCELLED}),
    NoticeStatus.SENDING: frozenset({NoticeStatus.FINISHED, NoticeStatus.CANCELLED}),
    # A person may send failed rows again; a policy may end after its notice went out, which stops nothing any more.
    NoticeStatus.FINISHED: frozenset({NoticeStatus.SENDING}),
    # Only a draft that was never confirmed may be proposed again (see Notice.reopen_draft).
    NoticeStatus.CANCELLED: frozenset({NoticeStatus.DRAFT}),
}


class DeliveryStatus(models.TextChoices):
    """Where one message to one person on one channel stands."""

    PENDING = "pending", pgettext_lazy("delivery", "Waiting")
    SENDING = "sending", pgettext_lazy("delivery", "Being sent")
    SENT = "sent", pgettext_lazy("delivery", "Accepted")
    FAILED = "failed", pgettext_lazy("delivery", "Refused")
    RETRY = "retry", pgettext_lazy("delivery", "Will be tried again")
    UNKNOWN = "unknown", pgettext_lazy("delivery", "Unknown: the answer was lost")
    CANCELLED = "cancelled", pgettext_lazy("delivery", "Not sent")


DELIVERY_MOVES: Mapping[DeliveryStatus, frozenset[DeliveryStatus]] = {
    DeliveryStatus.PENDING: frozenset({DeliveryStatus.SENDING, DeliveryStatus.CANCELLED}),
    DeliveryStatus.RETRY: frozenset({DeliveryStatus.SENDING, DeliveryStatus.CANCELLED}),
    DeliveryStatus.SENDING: frozenset(
        {
            DeliveryStatus.SENT,
            DeliveryStatus.FAILED,
            DeliveryStatus.RETRY,
            DeliveryStatus.UNKNOWN,
            DeliveryStatus.CANCELLED,
            # Claimed, but the call had certainly not begun.
            DeliveryStatus.PENDING,
        }
    ),
    # A late answer from the sender that was thought dead settles the doubt.
    DeliveryStatus.UNKNOWN: frozenset({DeliveryStatus.SENT, DeliveryStatus.FAILED}),
    # Only by a person's hand.
    DeliveryStatus.FAILED: frozenset({DeliveryStatus.RETRY}),
    DeliveryStatus.SENT: frozenset(),
    DeliveryStatus.CANCELLED: frozenset(),
}

READY = (DeliveryStatus.PENDING, DeliveryStatus.RETRY)
"""States a sender may claim from."""

UNFINISHED = (*READY, DeliveryStatus.SENDING)
"""States that keep a notice open."""


def delivery_sources(to: DeliveryStatus) -> list[DeliveryStatus]:
    """Return the states from which ``to`` may be reached."""
    return [source for source, targets in DELIVERY_MOVES.items() if to in targets]
