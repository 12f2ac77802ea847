"""Putting the film together: the scenes' packets as they are, one AAC track, metadata, index first."""

import heapq
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from av.container import OutputContainer
from av.video.stream import VideoStream

from media_pipeline.renderers.video.soundtrack import RATE, Samples

_AUDIO_BIT_RATE: Final = 112_000
_AAC_FRAME: Final = 1024


class ScenesDifferError(Exception):
    """Two scenes were encoded with different parameters and cannot stand in one film."""


def assemble(
    scenes: list[Path], *, sound: Samples, path: Path, fps: int, metadata: dict[str, str]
) -> None:
    """Write the film to ``path``, whole or not at all.

    Raises:
        ScenesDifferError: The scenes' encoder headers are not the same.
    """
    unfinished = path.with_suffix(".part")
    options = {"movflags": "+faststart+use_metadata_tags", "fflags": "+bitexact"}
    with av.open(str(unfinished), "w", format="mp4", options=options) as output:
        output.metadata.update(metadata)
        with av.open(str(scenes[0])) as first:
            header = first.streams.video[0].codec_context.extradata
            video = output.add_stream_from_template(first.streams.video[0])
            video.time_base = Fraction(1, fps)
        audio = output.add_stream("aac", rate=RATE, layout="mono")
        audio.codec_context.bit_rate = _AUDIO_BIT_RATE
        # A third of the default coder's time, and its peaks stay where the limiter put them (the other's rise 3 dB).
        audio.codec_context.options = {"aac_coder": "fast"}
        audio.metadata["language"] = "zho"
        pictures = _pictures(scenes, video, fps=fps, header=header)
        for packet in heapq.merge(pictures, _sounds(output, sound=sound), key=_time):
            output.mux(packet)
    unfinished.replace(path)


def _time(packet: "av.Packet[Any]") -> float:
    return float((packet.dts or 0) * packet.time_base)


def _pictures(
    scenes: list[Path], video: VideoStream, *, fps: int, header: bytes | None
) -> Iterator["av.Packet[Any]"]:
    """The packets of all scenes, each scene's clock set on by the frames before it."""
    frame = Fraction(1, fps)
    before = 0
    for path in scenes:
        count = 0
        with av.open(str(path)) as source:
            stream = source.streams.video[0]
            if stream.codec_context.extradata != header:
                raise ScenesDifferError(path.name)
            for packet in source.demux(stream):
                if packet.dts is None or packet.pts is None:
                    continue
                clock = packet.time_base
                packet.pts = round(packet.pts * clock / frame) + before
                packet.dts = round(packet.dts * clock / frame) + before
                packet.duration = 1
                packet.time_base = frame
                packet.stream = video
                count += 1
                yield packet
        before += count


def _sounds(output: OutputContainer, *, sound: Samples) -> Iterator["av.Packet[Any]"]:
    stream = output.streams.audio[0]
    for start in range(0, sound.size, _AAC_FRAME):
        part = np.ascontiguousarray(sound[start : start + _AAC_FRAME]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="mono")
        frame.sample_rate = RATE
        frame.pts = start
        frame.time_base = Fraction(1, RATE)
        yield from stream.encode(frame)
    yield from stream.encode(None)
