"""The words around a find, with the find marked. Pure functions; what is returned is text, never HTML."""

import re
from dataclasses import dataclass

from cms.core.search.tokens import question_tokens

LENGTH = 110
_LEAD = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``is_hit`` when it was asked for."""

    text: str
    is_hit: bool = False


def marked(text: str, *, question: str) -> list[Piece]:
    """Return all of ``text`` in pieces, the finds marked."""
    pattern = _pattern(text, question=question)
    if pattern is None:
        return [Piece(text)] if text else []
    pieces, end = [], 0
    for found in pattern.finditer(text):
        if found.start() > end:
            pieces.append(Piece(text[end : found.start()]))
        pieces.append(Piece(found[0], is_hit=True))
        end = found.end()
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return pieces


def snippet(text: str, *, question: str, length: int = LENGTH) -> list[Piece]:
    """Return about ``length`` characters of ``text`` around the first find, or its beginning when nothing is found."""
    text = " ".join(text.split())
    pattern = _pattern(text, question=question)
    found = pattern.search(text) if pattern else None
    start = max(0, found.start() - _LEAD) if found else 0
    cut = text[start : start + length]
    before, after = "…" if start else "", "…" if start + length < len(text) else ""
    return marked(f"{before}{cut}{after}", question=question)


def _pattern(text: str, *, question: str) -> re.Pattern[str] | None:
    """Return what to mark: the words as asked where ``text`` has them, their pairs where it has not."""
    plain = text.lower()
    asked = [word for word in re.split(r"[\W_]+", question.lower()) if word]
    whole = [word for word in asked if word in plain]
    wanted = whole if len(whole) == len(asked) else [*whole, *question_tokens(question)]
    wanted = sorted({word for word in wanted if word in plain}, key=len, reverse=True)
    if not wanted:
        return None
    return re.compile("(?:" + "|".join(map(re.escape, wanted)) + ")+", re.IGNORECASE)
