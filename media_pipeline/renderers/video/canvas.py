"""The canvas: one frame in the encoder's own colours (BT.709, limited range, 4:2:0), repainted only where it changes."""

from typing import Final

import av
import numpy as np
import numpy.typing as npt
from PIL import Image

from media_pipeline.renderers.video.motion import Box
from media_pipeline.renderers.video.painter import FrameState, ScenePainter
from media_pipeline.renderers.video.stage import EXIT_FRAMES

Plane = npt.NDArray[np.uint8]

# RGB to Y'CbCr, ITU-R BT.709, limited range, as Pillow's colour matrix with offsets (rounding included).
_BT709: Final = (
    0.182586, 0.614231, 0.062007, 16.5,
    -0.100644, -0.338572, 0.439216, 128.5,
    0.439216, -0.398942, -0.040274, 128.5,
)  # fmt: skip


def to_planes(picture: Image.Image) -> tuple[Plane, Plane, Plane]:
    """An RGB picture of even size as luma and halved chroma planes."""
    luma, blue, red = picture.convert("RGB", _BT709).split()
    return np.asarray(luma), np.asarray(blue.reduce(2)), np.asarray(red.reduce(2))


class Canvas:
    """Holds the encoder's frame and brings it from one state of a scene to the next."""

    def __init__(self, painter: ScenePainter) -> None:
        self._painter = painter
        width, height = painter.size
        self.frame = av.VideoFrame(width, height, "yuv420p")
        self.planes = tuple(_view(plane) for plane in self.frame.planes)
        self._state: FrameState | None = None
        self._fade: tuple[tuple[Plane, ...], tuple[Plane, ...]] | None = None

    def show(self, frame: int) -> bool:
        """Bring the canvas to ``frame``; whether any pixel changed."""
        state = self._painter.state(frame)
        before, self._state = self._state, state
        if state == before:
            return False
        if state.leaving:
            self._leave(state, is_first=before is None or not before.leaving)
            return True
        self._fade = None
        if before is None or before.shot != state.shot or before.leaving:
            self._repaint(state, box=self._painter.whole)
        else:
            for box in self._painter.changed(before, state):
                self._repaint(state, box=box)
        return True

    def _repaint(self, state: FrameState, *, box: Box) -> None:
        width, height = self._painter.size
        left, upper = max(box[0], 0) // 2 * 2, max(box[1], 0) // 2 * 2
        right, lower = min(-(-box[2] // 2) * 2, width), min(-(-box[3] // 2) * 2, height)
        if right <= left or lower <= upper:
            return
        fresh = to_planes(self._painter.paint(state, box=(left, upper, right, lower)))
        for plane, part, step in zip(self.planes, fresh, (1, 2, 2), strict=True):
            plane[upper // step : lower // step, left // step : right // step] = part

    def _leave(self, state: FrameState, *, is_first: bool) -> None:
        """Fade towards what is left when the shot's elements have gone."""
        if is_first or self._fade is None:
            full = tuple(
                plane.copy()
                for plane in to_planes(self._painter.paint(state, box=self._painter.whole))
            )
            rest = tuple(plane.copy() for plane in to_planes(self._painter.leftover(state)))
            self._fade = (full, rest)
        share = state.leaving / EXIT_FRAMES
        for plane, full_plane, rest_plane in zip(self.planes, *self._fade, strict=True):
            plane[:] = np.asarray(
                Image.blend(Image.fromarray(full_plane), Image.fromarray(rest_plane), share)
            )


def _view(plane: av.video.plane.VideoPlane) -> Plane:
    pixels: Plane = np.frombuffer(memoryview(plane), np.uint8)
    return pixels.reshape(plane.height, plane.line_size)[:, : plane.width]
