"""Reads the word lists a client imports: plain text, one entry a line, parts divided by tabs or commas."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interpretations.compliance.base import ClientWord, Severity
from interpretations.compliance.reading import fold

_DIVIDER = re.compile(r"[\t,，]")
_MOST_PARTS = 3


class WordListError(ValueError):
    """A line that cannot be read; the message names it by number."""


def read_confusions(text: str) -> dict[str, str]:
    """Read "wrong, right" lines; empty lines and those that begin with # are skipped.

    Raises:
        WordListError: A line has not two different words, or contradicts an earlier one.
    """
    table: dict[str, str] = {}
    for number, parts in _lines(text):
        if len(parts) != len(("wrong", "right")) or not all(parts) or parts[0] == parts[1]:
            raise WordListError(
                _("Line %(number)d: write the wrong word, a comma, the right word.")
                % {"number": number}
            )
        wrong, right = parts
        if table.setdefault(wrong, right) != right:
            raise WordListError(
                _("Line %(number)d: “%(word)s” stands there twice, with different corrections.")
                % {"number": number, "word": wrong}
            )
    return table


def read_client_words(text: str) -> tuple[ClientWord, ...]:
    """Read "word, advice, severity" lines; the last two may be left out, severity is then a warning.

    Raises:
        WordListError: A line has no word, too many parts or an unknown severity.
    """
    words: list[ClientWord] = []
    for number, parts in _lines(text):
        if not parts[0] or len(parts) > _MOST_PARTS:
            raise WordListError(
                _("Line %(number)d: write the word, then advice and severity if you like.")
                % {"number": number}
            )
        word, advice, severity = (*parts, "", "")[:_MOST_PARTS]
        try:
            words.append(ClientWord(word, advice, Severity(severity or Severity.WARNING)))
        except ValueError as error:
            raise WordListError(
                _("Line %(number)d: the severity is error, warning or hint.") % {"number": number}
            ) from error
    return tuple(words)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, [fold(part).strip() for part in _DIVIDER.split(line)]
