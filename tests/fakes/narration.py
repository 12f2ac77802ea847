"""A voice for tests: a quiet tone as long as the sentence, made without any program."""

import math
import struct
from typing import ClassVar

from media_pipeline.narration.base import NarrationEngine, NarrationFailedError, Speech

RATE = 8000


class ToneVoice(NarrationEngine):
    """Says every sentence as a tone, so many seconds a character; remembers what it said."""

    name: ClassVar[str] = "tone"
    version: ClassVar[str] = "1"
    is_synthetic: ClassVar[bool] = False

    def __init__(self, *, seconds_a_character: float = 0.02) -> None:
        self._seconds = seconds_a_character
        self.said: list[str] = []

    def synthesize(self, sentence: str) -> Speech:
        self.said.append(sentence)
        count = int(len(sentence) * self._seconds * RATE)
        wave = (int(9000 * math.sin(index * 0.35)) for index in range(count))
        return Speech(struct.pack(f"<{count}h", *wave), RATE)


class SyntheticVoice(ToneVoice):
    """The same, but a machine's voice by law."""

    name: ClassVar[str] = "synthetic-tone"
    is_synthetic: ClassVar[bool] = True


class BrokenVoice(ToneVoice):
    """Never says a word."""

    def synthesize(self, sentence: str) -> Speech:
        raise NarrationFailedError("the voice is hoarse", detail="no sound")
