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
    """Return the token that names ``key`` for ``purpose``. Tokens that do not grow old are always the same."""
    return _signer(purpose).sign(key.hex)


def read_token(purpose: Purpose, token: str) -> uuid.UUID:
    """Return the key that ``token`` names.

    Raises:
        ExpiredLinkError: A confirmation older than three days.
        BadLinkError: Not ours, changed on the way, or made for another purpose.
    """
    return _key(_unsign(purpose, token), token=token)


def make_stop_token(subscriber: uuid.UUID, *, channel: str) -> str:
    """Return the token that stops ``channel`` for a subscriber."""
    return _signer(Purpose.STOP).sign(f"{subscriber.hex}.{channel}")


def read_stop_token(token: str) -> tuple[uuid.UUID, str]:
    """Return the subscriber and the channel that ``token`` stops.

    Raises:
        BadLinkError: Not ours, or changed on the way.
    """
    key, _dot, channel = _unsign(Purpose.STOP, token).partition(".")
    return _key(key, token=token), channel


def _signer(purpose: Purpose) -> signing.Signer:
    grows_old = purpose is Purpose.CONFIRM
    return signing.TimestampSigner(salt=purpose) if grows_old else signing.Signer(salt=purpose)


def _unsign(purpose: Purpose, token: str) -> str:
    signer = _signer(purpose)
    try:
        if isinstance(signer, signing.TimestampSigner):
            return signer.unsign(token, max_age=CONFIRMATION_LIFETIME)
        return signer.unsign(token)
    except signing.SignatureExpired as error:
        raise ExpiredLinkError(token[:8]) from error
    except signing.BadSignature as error:
        raise BadLinkError(token[:8]) from error


def _key(text: str, *, token: str) -> uuid.UUID:
    try:
        return uuid.UUID(hex=text)
    except ValueError as error:
        raise BadLinkError(token[:8]) from error
