"""Loudness as people hear it (ITU-R BS.1770), and bringing a line of speech to a wanted one."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

TARGET_LUFS: Final = -16.0
PEAK_LIMIT: Final = 10 ** (-2.0 / 20)
"""-2 dBFS by sample, which keeps the true peak under -1.5 dBTP after AAC."""

_STRETCH_SECONDS: Final = 8
"""Filtered piece by piece: what the filters carry over a cut is too short to matter, and memory stays small."""
_BLOCK_SECONDS: Final = 0.4
_STEP_SECONDS: Final = 0.1
_ABSOLUTE_GATE: Final = -70.0
_RELATIVE_GATE: Final = -10.0
_OFFSET: Final = -0.691
_LIMITER_STEP: Final = 240
_ROUNDS: Final = 3


def _k_weighting(frequencies: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
    """How much louder or quieter each frequency in Hz counts.

    The standard's two filters as their analogue prototypes: a shelf above 1.7 kHz and a high-pass at 38 Hz.
    """
    s = 2j * np.pi * frequencies
    shelf_w, shelf_q, shelf_gain = 2 * np.pi * 1681.974, 0.7071752, 10 ** (3.999844 / 20)
    band = shelf_gain**0.4996667741545416
    shelf = (shelf_gain * s**2 + band * shelf_w / shelf_q * s + shelf_w**2) / (
        s**2 + shelf_w / shelf_q * s + shelf_w**2
    )
    high_w, high_q = 2 * np.pi * 38.13547, 0.5003270
    high = s**2 / (s**2 + high_w / high_q * s + high_w**2)
    weights: npt.NDArray[np.float64] = np.abs(shelf * high)
    return weights


def integrated_loudness(samples: Samples, *, rate: int) -> float:
    """Gated loudness of a mono line in LUFS; minus infinity for silence."""
    block, step = int(rate * _BLOCK_SECONDS), int(rate * _STEP_SECONDS)
    if samples.size < block:
        samples = np.pad(samples, (0, block - samples.size))
    stretch = rate * _STRETCH_SECONDS
    weights = _k_weighting(np.fft.rfftfreq(stretch, 1 / rate)).astype(np.float32)
    energy = np.zeros(1)
    for start in range(0, samples.size, stretch):
        part = samples[start : start + stretch]
        heard = np.fft.irfft(np.fft.rfft(part, stretch) * weights, stretch)[: part.size]
        energy = np.concatenate((energy, energy[-1] + np.cumsum(heard.astype(np.float64) ** 2)))
    starts = np.arange(0, samples.size - block + 1, step)
    powers = (energy[starts + block] - energy[starts]) / block
    powers = powers[_lufs(powers) > _ABSOLUTE_GATE]
    if not powers.size:
        return float("-inf")
    gate = _lufs(np.array([powers.mean()]))[0] + _RELATIVE_GATE
    return float(_lufs(np.array([powers[_lufs(powers) > gate].mean()]))[0])


def _lufs(powers: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    result: npt.NDArray[np.float64] = _OFFSET + 10 * np.log10(np.maximum(powers, 1e-12))
    return result


def levelled(samples: Samples, *, rate: int) -> Samples:
    """The same line at ``TARGET_LUFS``, its peaks held under the limit. Silence stays silence."""
    result = samples
    for _ in range(_ROUNDS):
        loudness = integrated_loudness(result, rate=rate)
        if not np.isfinite(loudness) or abs(loudness - TARGET_LUFS) < 0.1:  # noqa: PLR2004 - LU, near enough
            break
        result = _limited(result * np.float32(10 ** ((TARGET_LUFS - loudness) / 20)))
    return result


def _limited(samples: Samples) -> Samples:
    """Turn down around peaks above the limit, smoothly: the gain is fixed every 5 ms and goes straight between."""
    count = -(-samples.size // _LIMITER_STEP)
    rows = np.pad(samples, (0, count * _LIMITER_STEP - samples.size)).reshape(count, _LIMITER_STEP)
    gains = np.minimum(1.0, PEAK_LIMIT / np.maximum(np.abs(rows).max(axis=1), 1e-9))
    # A knot must not be above the need of the stretches on either side of it.
    knots = np.minimum(np.append(gains, 1.0), np.insert(gains, 0, 1.0))
    smooth = np.minimum(knots, np.convolve(np.pad(knots, 2, mode="edge"), np.ones(5) / 5, "valid"))
    smooth = smooth.astype(np.float32)[:, None]
    ramp = (np.arange(_LIMITER_STEP, dtype=np.float32) / _LIMITER_STEP)[None, :]
    rows *= smooth[:-1] + (smooth[1:] - smooth[:-1]) * ramp
    return rows.reshape(-1)[: samples.size]
