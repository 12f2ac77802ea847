"""Addresses at rest: encrypted with keys that can be rotated, found again by a keyed digest."""

import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def _ring() -> MultiFernet:
    keys = settings.JIEDU_CONTACT_KEYS
    if not keys:
        raise ImproperlyConfigured(
            "JIEDU_CONTACT_KEYS is empty: contact data cannot be kept without a key."
        )
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise ImproperlyConfigured(
            "JIEDU_CONTACT_KEYS holds a key that is not 32 bytes in urlsafe base64."
        ) from error


def encrypt(address: str) -> str:
    """Return the address as an opaque text, made with the first key."""
    return _ring().encrypt(address.encode()).decode()


def decrypt(sealed: str) -> str:
    """Return the address behind ``sealed``, whichever of the keys made it.

    Raises:
        ImproperlyConfigured: None of the keys fits.
    """
    try:
        return _ring().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(
            "A contact cannot be read with any of JIEDU_CONTACT_KEYS."
        ) from error


def reseal(sealed: str) -> str:
    """Return ``sealed`` made anew with the first key, so that older keys can be retired.

    Raises:
        ImproperlyConfigured: None of the keys fits.
    """
    try:
        return _ring().rotate(sealed.encode()).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(
            "A contact cannot be read with any of JIEDU_CONTACT_KEYS."
        ) from error


def blind_index(address: str) -> str:
    """Return the digest by which an address is looked up without being readable.

    Letter case and outer white space do not matter. The part before the @ is folded too: no mail service in use here
    tells ``Li@`` from ``li@``, and two subscriptions of one person would be two messages.
    """
    key = settings.JIEDU_CONTACT_INDEX_KEY
    if not key:
        raise ImproperlyConfigured(
            "JIEDU_CONTACT_INDEX_KEY is empty: addresses cannot be looked up without it."
        )
    return hmac.new(key.encode(), address.strip().casefold().encode(), hashlib.sha256).hexdigest()


def mask(address: str) -> str:
    """Return the address as staff may see it: ``lihua@163.com`` becomes ``l***@163.com``."""
    name, at, domain = address.rpartition("@")
    if not at:
        return f"{address[:1]}***"
    return f"{name[:1]}***@{domain}"
