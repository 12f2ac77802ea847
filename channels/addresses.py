"""E-mail addresses as people type them, made into addresses as mail servers take them."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 254  # RFC 5321 §4.5.3.1, less the angle brackets.


def clean_email(typed: str) -> str:
    """Return the address in ASCII.

    Full-width signs, as a Chinese keyboard leaves them (``li＠qq．com``, ``li@qq。com``), count as what was meant; a
    domain in Chinese characters is written in its ASCII form.

    Raises:
        ValueError: It is no address that a mail server would take.
    """
    folded = unicodedata.normalize("NFKC", typed.strip()).replace("。", ".")
    name, _at, domain = folded.rpartition("@")
    address = f"{name}@{domain.encode('idna').decode()}"
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValueError("not an e-mail address") from error
    if len(address) > LONGEST or not address.isascii():
        raise ValueError("not an e-mail address")
    return address
