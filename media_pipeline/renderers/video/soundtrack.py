"""The soundtrack: every sentence spoken once, kept, and laid on one line of samples."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from media_pipeline.narration.base import NarrationEngine, Speech
from media_pipeline.renderers.video.loudness import levelled

Samples = npt.NDArray[np.float32]

RATE: Final = 48_000
_VOICES_AT_ONCE: Final = 2
_FULL_SCALE: Final = 32768.0


class Voice:
    """Speaks sentences through an engine; each is spoken once and kept in ``folder``."""

    def __init__(self, engine: NarrationEngine, *, folder: Path) -> None:
        self._engine = engine
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def say_all(self, sentences: list[str], *, on_spoken: Callable[[float], None]) -> list[Samples]:
        """The sound of each sentence: mono at 48 kHz, -1..1.

        ``on_spoken`` hears the fraction that is done after each sentence, and may raise.

        Raises:
            NarrationFailedError: The engine cannot speak.
        """
        # Each sentence once, however often it comes: two threads must not write one file.
        different = list(dict.fromkeys(sentences))
        sounds: dict[str, Samples] = {}
        pool = ThreadPoolExecutor(_VOICES_AT_ONCE)
        try:
            for sentence, sound in zip(different, pool.map(self.say, different), strict=True):
                sounds[sentence] = sound
                on_spoken(len(sounds) / len(different))
        finally:
            pool.shutdown(cancel_futures=True)
        return [sounds[sentence] for sentence in sentences]

    def say(self, sentence: str) -> Samples:
        """The sound of one sentence."""
        name = hashlib.sha256(f"{self._engine.signature}\n{sentence}".encode()).hexdigest()[:32]
        path = self._folder / f"{name}.pcm"
        if path.exists():
            return np.frombuffer(path.read_bytes(), np.float32)
        samples = _resampled(self._engine.synthesize(sentence))
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(samples.tobytes())
        unfinished.replace(path)
        return samples


def _resampled(speech: Speech) -> Samples:
    pcm = np.frombuffer(speech.samples, np.int16)
    if speech.sample_rate == RATE or not pcm.size:
        return pcm.astype(np.float32) / np.float32(_FULL_SCALE)
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = speech.sample_rate
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().reshape(-1) for part in parts]).astype(np.float32)


def lay_down(placed: list[tuple[float, Samples]], *, seconds: float) -> Samples:
    """One line of ``seconds`` seconds with each sound at its time, brought to broadcast loudness."""
    line = np.zeros(round(seconds * RATE), np.float32)
    for start, samples in placed:
        first = round(start * RATE)
        room = line[first : first + samples.size]
        room += samples[: room.size]
    return levelled(line, rate=RATE)
