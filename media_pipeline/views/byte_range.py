"""The ``Range`` header of HTTP (RFC 9110, section 14), as far as players use it: one range."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


class UnsatisfiableRangeError(ValueError):
    """No byte of the file lies in the range."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes ``first`` to ``last``, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.last - self.first + 1


def parse_range(header: str, *, size: int) -> ByteRange | None:
    """Read the header for a file of ``size`` bytes.

    Returns:
        The range, or ``None`` where the whole file is to be sent: no header, several ranges, or one that is malformed
        (which the standard says to ignore).

    Raises:
        UnsatisfiableRangeError: The range begins behind the end, or asks for the last nothing.
    """
    match = _ONE_RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return _suffix(int(last), size=size)
    wanted = ByteRange(int(first), min(int(last), size - 1) if last else size - 1)
    if last and int(last) < wanted.first:
        return None
    if wanted.first >= size:
        raise UnsatisfiableRangeError
    return wanted


def _suffix(length: int, *, size: int) -> ByteRange:
    if length == 0 or size == 0:
        raise UnsatisfiableRangeError
    return ByteRange(max(0, size - length), size - 1)
