"""The states of this app and the moves between them."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    LEFT = "left", _("Left")


class ContactStatus(models.TextChoices):
    """Whether the owner of an address has said yes."""

    PENDING = "pending", _("Waiting for confirmation")
    CONFIRMED = "confirmed", _("Confirmed")


class ConsentAction(models.TextChoices):
    """What a person decided."""

    GIVEN = "given", _("Subscribed")
    CONFIRMED = "confirmed", _("Confirmed the address")
    CHANGED = "changed", _("Changed the choices")
    PAUSED = "paused", _("Paused")
    RESUMED = "resumed", _("Resumed")
    CHANNEL_WITHDRAWN = "channel_withdrawn", _("Stopped one channel")
    WITHDRAWN = "withdrawn", _("Left")


class NoticeStatus(models.TextChoices):
    """Where a notice stands."""

    DRAFT = "draft", _("Draft")
    CONFIRMED = "confirmed", _("Confirmed, being planned")
    SENDING = "sending", _("Being sent")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Stopped")


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

    PENDING = "pending", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Accepted")
    FAILED = "failed", _("Refused")
    RETRY = "retry", _("Will be tried again")
    UNKNOWN = "unknown", _("Unknown: the answer was lost")
    CANCELLED = "cancelled", _("Not sent")


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
