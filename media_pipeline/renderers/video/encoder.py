"""The encoder: one scene as a closed group of pictures in a file of its own, named by what it shows."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
from av.video.stream import VideoStream

from media_pipeline.renderers.video.canvas import Canvas
from media_pipeline.renderers.video.painter import ScenePainter

PRESET: Final = "veryfast"
CRF: Final = 22
THREADS: Final = 2
"""Fixed, not "as many as there are": the bytes must not depend on the machine."""
SIGNATURE: Final = f"libx264-{PRESET}-{CRF}-{THREADS}"
_BT709: Final = 1
_LIMITED_RANGE: Final = 1
_KEY_FRAME_SECONDS: Final = 10


def configure(stream: VideoStream, *, size: tuple[int, int], fps: int) -> None:
    """Set up ``stream`` the same way for every scene, so that their packets can stand in one film."""
    context = stream.codec_context
    context.width, context.height = size
    context.pix_fmt = "yuv420p"
    context.time_base = Fraction(1, fps)
    context.framerate = Fraction(fps)
    context.thread_count = THREADS
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _LIMITED_RANGE
    context.options = {
        "preset": PRESET,
        "crf": str(CRF),
        "g": str(fps * _KEY_FRAME_SECONDS),
        "x264-params": "open-gop=0:force-cfr=1:colorprim=bt709:transfer=bt709:colormatrix=bt709",
    }


def encode_scene(
    painter: ScenePainter, path: Path, *, fps: int, on_frames: Callable[[int], None]
) -> None:
    """Encode the scene to ``path``; whole or not at all.

    ``on_frames`` hears after every second of film how many frames are done, and may raise.
    """
    unfinished = path.with_suffix(".part")
    canvas = Canvas(painter)
    frame = canvas.frame
    with av.open(str(unfinished), "w", format="mp4", options={"fflags": "+bitexact"}) as output:
        stream = output.add_stream("libx264", rate=fps)
        configure(stream, size=painter.size, fps=fps)
        for number in range(painter.frames):
            canvas.show(number)
            frame.pts = number
            frame.time_base = Fraction(1, fps)
            output.mux(stream.encode(frame))
            if number % fps == fps - 1:
                on_frames(number + 1)
        output.mux(stream.encode(None))
    unfinished.replace(path)
