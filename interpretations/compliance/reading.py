"""Makes texts ready for patterns without moving a single character."""

import re
from collections.abc import Iterable

from interpretations.compliance.base import Passage, Reading

# The full-width comma stays: folded, "100，200元" would read as one number with a thousands separator.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != "，"} | {
    0x3000: 0x20
}
_BLANK = "\0"
_TITLE = re.compile(r"《[^《》]*(?:《[^》]*》[^《》]*)*》")
_QUOTE = re.compile(r"“([^“”]*)”")
_SPEECH = re.compile(r"(?:说|道|问|称|表示|告诉记者)[:,，]?“([^“”]*)”")
_SHORTEST_ORIGINAL = 4


def fold(text: str) -> str:
    """Return ``text`` with half-width digits, letters and signs, of the same length."""
    return text.translate(_FOLD)


def blank(text: str, *, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with the characters of ``spans`` replaced by NUL, of the same length."""
    for start, end in spans:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return where “…” stands, the signs included."""
    return [match.span() for match in _QUOTE.finditer(text)]


def read(passage: Passage, *, source_text: str) -> Reading:
    """Return ``passage`` folded and masked; a quotation is masked when ``source_text`` (folded) has its words."""
    folded = fold(passage.text)
    spans = [match.span() for match in _TITLE.finditer(folded)]
    spans += [match.span(1) for match in _SPEECH.finditer(folded)]
    spans += [
        match.span()
        for match in _QUOTE.finditer(folded)
        if len(match[1]) >= _SHORTEST_ORIGINAL and match[1] in source_text
    ]
    return Reading(passage, folded, blank(folded, spans=spans))
