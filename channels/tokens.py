"""Personal links: signed, bound to one purpose, unguessable, kept nowhere."""

import uuid
from datetime import timedelta
from enum import StrEnum

from django.core import signing

from channels.exceptions import BadLinkError, ExpiredLinkError

CONFIRMATION_LIFETIME = timedelta(days=3)


class Purpose(StrEnum):
    """What a link lets its holder do. A link for one purpose is worthless for another."""

    CONFIRM = "channels.confirm"
    """Say yes for one contact; three days."""
    MANAGE = "channels.manage"
    """See and change one subscription, and read its inbox; as long as the subscription lives."""
    STOP = "channels.stop"
    """Stop one channel of one subscription; for ever, whichever of its addresses the mail went to."""


def make_token(purpose: Purpose, key: uuid.UUID) -> str:
    """Return the token that names ``key`` for ``purpose``."""
    return signing.TimestampSigner(salt=purpose).sign(key.hex)


def read_token(purpose: Purpose, token: str) -> uuid.UUID:
    """Return the key that ``token`` names.

    Raises:
        ExpiredLinkError: A confirmation older than three days.
        BadLinkError: Not ours, changed on the way, or made for another purpose.
    """
    max_age = CONFIRMATION_LIFETIME if purpose is Purpose.CONFIRM else None
    try:
        return uuid.UUID(hex=signing.TimestampSigner(salt=purpose).unsign(token, max_age=max_age))
    except signing.SignatureExpired as error:
        raise ExpiredLinkError(token[:8]) from error
    except (signing.BadSignature, ValueError) as error:
        raise BadLinkError(token[:8]) from error


def make_stop_token(subscriber: uuid.UUID, *, channel: str) -> str:
    """Return the token that stops ``channel`` for a subscriber."""
    return signing.TimestampSigner(salt=Purpose.STOP).sign(f"{subscriber.hex}.{channel}")


def read_stop_token(token: str) -> tuple[uuid.UUID, str]:
    """Return the subscriber and the channel that ``token`` stops.

    Raises:
        BadLinkError: Not ours, or changed on the way.
    """
    try:
        key, _dot, channel = signing.TimestampSigner(salt=Purpose.STOP).unsign(token).partition(".")
        return uuid.UUID(hex=key), channel
    except (signing.BadSignature, ValueError) as error:
        raise BadLinkError(token[:8]) from error
