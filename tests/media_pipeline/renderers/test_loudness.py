import re
import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings

from media_pipeline.renderers.video.loudness import (
    PEAK_LIMIT,
    TARGET_LUFS,
    Samples,
    integrated_loudness,
    levelled,
)

RATE = 48_000


def speechlike(*, seconds: float = 6, level: float = 0.05) -> Samples:
    random = np.random.default_rng(7)
    time = np.arange(int(seconds * RATE)) / RATE
    envelope = np.clip(np.sin(2 * np.pi * 1.7 * time), 0, 1) ** 2
    voice = (
        np.sin(2 * np.pi * 180 * time)
        + 0.4 * np.sin(2 * np.pi * 2300 * time)
        + 0.1 * random.standard_normal(time.size)
    )
    return (level * envelope * voice).astype(np.float32)


def test_quiet_speech_is_brought_to_the_target() -> None:
    result = levelled(speechlike(level=0.02), rate=RATE)
    assert integrated_loudness(result, rate=RATE) == pytest.approx(TARGET_LUFS, abs=0.3)


def test_peaks_stay_under_the_limit() -> None:
    samples = speechlike(level=0.02)
    samples[RATE : RATE + 40] = 0.9
    assert np.abs(levelled(samples, rate=RATE)).max() <= PEAK_LIMIT + 1e-4


def test_silence_stays_silence() -> None:
    silence = np.zeros(RATE, np.float32)
    assert integrated_loudness(silence, rate=RATE) == float("-inf")
    assert not levelled(silence, rate=RATE).any()


@pytest.mark.media
def test_our_measure_agrees_with_ffmpegs(tmp_path: Path) -> None:
    samples = speechlike(seconds=12)
    path = tmp_path / "line.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    command = [
        settings.JIEDU_FFMPEG,
        "-nostdin",
        "-i",
        str(path),
        "-af",
        "ebur128",
        "-f",
        "null",
        "-",
    ]
    said = subprocess.run(  # noqa: S603 - our own file
        command, capture_output=True, text=True, check=True, timeout=60
    ).stderr
    theirs = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1])
    assert integrated_loudness(samples, rate=RATE) == pytest.approx(theirs, abs=0.2)
