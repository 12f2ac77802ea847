"""What every narration engine promises: one sentence in, its sound out."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Speech:
    """A spoken sentence: signed 16-bit little-endian mono samples at ``sample_rate`` Hz."""

    samples: bytes
    sample_rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / 2 / self.sample_rate


class NarrationFailedError(Exception):
    """The sentence could not be spoken, and why, in a sentence a person can act on."""

    def __init__(self, reason: str | Promise, *, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return str(self.reason)


class NarrationEngine(ABC):
    """A voice. ``is_synthetic`` decides whether the work must carry the marks of synthetic content."""

    name: ClassVar[str]
    version: ClassVar[str]
    is_synthetic: ClassVar[bool]

    @abstractmethod
    def synthesize(self, sentence: str) -> Speech:
        """Speak ``sentence`` (written Chinese, figures and all).

        Raises:
            NarrationFailedError: The voice is missing or failed.
        """

    @property
    def signature(self) -> str:
        """What the sound depends on besides the sentence; part of every cache key."""
        return f"{self.name}/{self.version}"
