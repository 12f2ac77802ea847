"""Private data: mobile numbers (P1), identity numbers (P2), bank cards (P3), private e-mail (P4)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interpretations.compliance.base import Case, Finding, Severity

_MOBILE = re.compile(r"(?<![\d-])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")
_IDENTITY = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d{4}[\dXx](?![\dA-Za-z])"
)
_CARD = re.compile(r"(?<![\d.])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?![\d.])")
_EMAIL = re.compile(
    r"[\w.+-]+@(?:qq|163|126|yeah|sina|sohu|139|189|aliyun|foxmail|gmail|outlook|hotmail|icloud|live)\.(?:com|cn|net|com\.cn)",
    re.ASCII | re.IGNORECASE,
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_IDENTITY_LENGTH = 18
_CARD_LENGTHS = range(16, 20)
_LARGEST_DIGIT = 9


@dataclass(frozen=True, slots=True)
class _Kind:
    rule: str
    pattern: re.Pattern[str]
    is_real: Callable[[str], bool]
    mask: Callable[[str], str]
    severity: Severity = Severity.ERROR


def is_identity_number(number: str) -> bool:
    """Whether the last of the 18 signs is the check sign of the others (GB 11643)."""
    if len(number) != _IDENTITY_LENGTH or not number[:-1].isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:-1], _WEIGHTS, strict=True))
    return _CHECK_SIGNS[total % 11] == number[-1].upper()


def is_card_number(number: str) -> bool:
    """Whether ``number`` has a bank card's length and passes Luhn's check."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    if len(digits) not in _CARD_LENGTHS:
        return False
    doubled = [
        2 * digit - _LARGEST_DIGIT * (2 * digit > _LARGEST_DIGIT) for digit in digits[-2::-2]
    ]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _mask(number: str, *, first: int, last: int) -> str:
    return number[:first] + "*" * (len(number) - first - last) + number[-last:]


def _mask_mobile(number: str) -> str:
    digits = "".join(sign for sign in number if sign.isdigit())[-11:]
    return _mask(digits, first=3, last=4)


_KINDS = (
    _Kind("P2", _IDENTITY, is_identity_number, lambda words: _mask(words, first=2, last=4)),
    _Kind("P1", _MOBILE, lambda _words: True, _mask_mobile),
    _Kind(
        "P3",
        _CARD,
        lambda words: is_card_number(words) and not is_identity_number(words),
        lambda words: _mask(words, first=0, last=4),
    ),
    _Kind(
        "P4",
        _EMAIL,
        lambda _words: True,
        lambda words: "***" + words[words.index("@") :],
        Severity.WARNING,
    ),
)


def find(case: Case) -> Iterator[Finding]:
    """Report numbers that belong to one person; office landlines and hotlines are welcome."""
    for reading in case.readings:
        for kind in _KINDS:
            for match in kind.pattern.finditer(reading.folded):
                if kind.is_real(match[0]):
                    yield reading.finding(
                        kind.rule,
                        severity=kind.severity,
                        span=match.span(),
                        reason=_reason(kind.rule),
                        suggestion=_(
                            "Leave it out, or mask it: %(masked)s. An office's landline may stand."
                        )
                        % {"masked": kind.mask(match[0])},
                    )


def _reason(rule: str) -> str:
    return {
        "P1": _("A mobile number is a person's own."),
        "P2": _("A valid identity card number."),
        "P3": _("Looks like a bank card number."),
        "P4": _("A private mailbox."),
    }[rule]
