"""Captions: what is said, as WebVTT cues short enough to read, each with the time it is said at."""

import math
import re
from dataclasses import dataclass
from typing import Final

from media_pipeline.typesetting.breaking import FORBIDDEN, pieces_of
from media_pipeline.typesetting.characters import is_han

LINE_WIDTH: Final = 36
"""Half-widths in a line: 18 Han characters."""
_LINES: Final = 2
_LONGEST_SECONDS: Final = 7.0
_LEAST_GAP_SECONDS: Final = 0.08
_GOOD_STOPS: Final = frozenset("，、；：,")
_MARKS: Final = re.compile(r"[，。、；：！？,.;:!?]+$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption and when it stands, in seconds."""

    start: float
    stop: float
    text: str


def cues_for(text: str, *, start: float, stop: float) -> tuple[Cue, ...]:
    """The cues of one sentence said from ``start`` to ``stop``; its parts share the time by length."""
    parts = split_caption(text, at_least=math.ceil((stop - start) / _LONGEST_SECONDS))
    weights = [max(display_width(part), 1) for part in parts]
    cues, passed = [], 0
    for part, weight in zip(parts, weights, strict=True):
        begin = start + (stop - start) * passed / sum(weights)
        passed += weight
        end = start + (stop - start) * passed / sum(weights)
        cues.append(Cue(begin, end, part))
    return tuple(cues)


def display_width(text: str) -> int:
    """In half-widths: a Han character or full-width mark counts two."""
    return sum(1 if ord(c) < 0x2E80 and c not in "“”‘’…—" else 2 for c in text)  # noqa: PLR2004 - first CJK block


def split_caption(text: str, *, at_least: int = 1) -> tuple[str, ...]:
    """Cut a sentence into captions of at most two lines, at commas where there are any.

    Never inside a number with its unit, a Latin word or before a closing mark. ``at_least`` so many parts are wanted
    (because it is said slowly), but none is made shorter than half a line for that.
    """
    most = LINE_WIDTH * _LINES
    total = display_width(text)
    count = max(
        -(-total // (most - 8)) if total > most else 1, min(at_least, total // (LINE_WIDTH // 2))
    )
    if count <= 1:
        return (text,)
    wanted = total / count
    parts: list[str] = []
    current = ""
    for piece in pieces_of(text):
        current += piece.text
        if piece.break_price >= FORBIDDEN:
            continue
        width = display_width(current)
        is_comma = current[-1] in _GOOD_STOPS
        if width >= most - 8 or (is_comma and width >= wanted * 0.7):
            parts.append(current)
            current = ""
    if current and parts and not any(is_han(c) or c.isalnum() for c in current):
        parts[-1] += current
    elif current:
        parts.append(current)
    return tuple(part.strip() for part in parts)


def _two_lines(text: str) -> str:
    """One line, or two of like length broken where a line may break."""
    if display_width(text) <= LINE_WIDTH:
        return text
    best, least = text, float("inf")
    position = 0
    for piece in pieces_of(text):
        position += len(piece.text)
        head, tail = text[:position], text[position:]
        if piece.break_price >= FORBIDDEN or not tail.strip():
            continue
        bonus = 6 if head[-1] in _GOOD_STOPS else 0
        price = abs(display_width(head) - display_width(tail)) - bonus + piece.break_price
        if price < least:
            best, least = f"{head.strip()}\n{tail.strip()}", price
    return best


def write_webvtt(cues: list[Cue], *, language: str) -> str:
    """The cues as a WebVTT file; neighbours keep a small gap."""
    blocks = [f"WEBVTT\nKind: captions\nLanguage: {language}"]
    for index, cue in enumerate(cues):
        stop = cue.stop
        if index + 1 < len(cues):
            stop = max(min(stop, cues[index + 1].start - _LEAST_GAP_SECONDS), cue.start + 0.2)
        text = _two_lines(_MARKS.sub("", cue.text) or cue.text)
        safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{index + 1}\n{_clock(cue.start)} --> {_clock(stop)}\n{safe}")
    return "\n\n".join(blocks) + "\n"


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
