"""The painter: any frame of a scene as a picture, and what changes from one frame to the next."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property

from PIL import Image

from media_pipeline.renderers.video.motion import Box
from media_pipeline.renderers.video.stage import EXIT_FRAMES, FLOOR, Shot, Stage, draw_ground


@dataclass(frozen=True, slots=True)
class FrameState:
    """All that decides the pixels of a frame; ``leaving`` counts frames into a shot's exit."""

    shot: int
    panel: int
    leaving: int
    elements: tuple[Hashable | None, ...]


class ScenePainter:
    """Paints one scene of a film, ``size`` pixels large."""

    def __init__(self, stage: Stage, *, shots: tuple[Shot, ...], size: tuple[int, int]) -> None:
        self._stage = stage
        self.shots = shots
        self.size = size

    @property
    def frames(self) -> int:
        """How many frames the scene has."""
        return self.shots[-1].stop

    @cached_property
    def _ground(self) -> Image.Image:
        return draw_ground(self._stage, size=self.size)

    def rest(self) -> None:
        """Forget what can be drawn again: a film has many scenes, and each ground is a whole picture."""
        self.__dict__.pop("_ground", None)

    def state(self, frame: int) -> FrameState:
        """What decides the pixels of ``frame``."""
        index = next(i for i, shot in enumerate(self.shots) if frame < shot.stop)
        shot = self.shots[index]
        leaving = max(frame - (shot.stop - EXIT_FRAMES) + 1, 0)
        at = min(frame, max(shot.stop - EXIT_FRAMES - 1, shot.start))
        states = tuple(element.state(at) for element in shot.elements)
        return FrameState(index, shot.panel(at), leaving, states)

    def paint(self, state: FrameState, *, box: Box) -> Image.Image:
        """The RGB pixels of ``box`` in ``state``, exits left out."""
        picture = self._bare(state, box=box)
        for element, look in zip(self.shots[state.shot].elements, state.elements, strict=True):
            if look is not None and _meet(element.box(look), box):
                element.paint(picture, origin=box[:2], state=look)
        return picture

    def _bare(self, state: FrameState, *, box: Box) -> Image.Image:
        """Ground and panel alone."""
        picture = self._ground.crop(box)
        floor = self._stage.studio.px(FLOOR)
        panel = (0 - box[0], 0 - box[1], state.panel - box[0], floor - box[1])
        if panel[2] > 0 and panel[3] > 0:
            picture.paste(self._stage.studio.palette.panel, panel)
        return picture

    def leftover(self, state: FrameState) -> Image.Image:
        """The whole picture towards which ``state``'s shot fades: panel, ground and what is kept."""
        shot = self.shots[state.shot]
        picture = self._bare(state, box=self.whole)
        for element in shot.kept:
            look = element.state(shot.stop)
            if look is not None:
                element.paint(picture, origin=(0, 0), state=look)
        return picture

    @property
    def whole(self) -> Box:
        """The box of the whole picture."""
        return (0, 0, *self.size)

    def picture(self, frame: int) -> Image.Image:
        """``frame`` as an RGB picture: the reference for what the film shows."""
        state = self.state(frame)
        picture = self.paint(state, box=self.whole)
        if state.leaving:
            picture = Image.blend(picture, self.leftover(state), state.leaving / EXIT_FRAMES)
        return picture

    def changed(self, before: FrameState, after: FrameState) -> Iterator[Box]:
        """Boxes outside of which two states of one shot look the same."""
        if before.panel != after.panel:
            left, right = sorted((before.panel, after.panel))
            yield (left, 0, right, self._stage.studio.px(FLOOR))
        elements = self.shots[after.shot].elements
        for element, old, new in zip(elements, before.elements, after.elements, strict=True):
            if old != new:
                boxes = [element.box(look) for look in (old, new) if look is not None]
                yield (
                    min(box[0] for box in boxes),
                    min(box[1] for box in boxes),
                    max(box[2] for box in boxes),
                    max(box[3] for box in boxes),
                )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
