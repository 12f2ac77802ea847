"""The stage: the fixed ground every scene plays on, and the shots a scene is made of.

A brand panel of changing width moves over paper; below both a strip names the issuer and the document and shows how
far the film has come. A scene takes the panel over where the one before left it.
"""

from dataclasses import dataclass
from typing import Final

from PIL import Image

from media_pipeline.renderers.drawing import shapes
from media_pipeline.renderers.drawing.studio import Studio
from media_pipeline.renderers.video.motion import Element, Sprite, ease_in_out
from media_pipeline.storyboard import SceneKind, Storyboard
from media_pipeline.themes import Colour
from media_pipeline.typesetting.fitting import DoesNotFitError
from media_pipeline.typesetting.paragraph import Setting

WIDTH: Final = 1920
HEIGHT: Final = 1080
STRIP: Final = 72
FLOOR: Final = HEIGHT - STRIP
"""Lower edge of panel and paper, upper edge of the strip."""
MARGIN: Final = 96

PANEL_FRAMES: Final = 16
EXIT_FRAMES: Final = 6
RISE: Final = 26

PANEL_WIDTHS: Final = {
    SceneKind.TITLE: 1920,
    SceneKind.FACET: 576,
    SceneKind.KEY_FIGURES: 1920,
    SceneKind.QUESTION: 768,
    SceneKind.CLOSING: 1920,
}


@dataclass(frozen=True, slots=True)
class Timing:
    """When things happen, in frames from the scene's start: a stretch of it, and the coming of each of its items."""

    start: int
    stop: int
    enters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A stretch of a scene with one set of elements. ``kept`` stay when the others leave at its end."""

    start: int
    stop: int
    panel_from: int
    panel_to: int
    elements: tuple[Element, ...]
    kept: tuple[Element, ...] = ()

    def panel(self, frame: int) -> int:
        """Width of the panel at ``frame``, an even number of pixels."""
        progress = ease_in_out((frame - self.start + 1) / PANEL_FRAMES)
        return round((self.panel_from + (self.panel_to - self.panel_from) * progress) / 2) * 2


@dataclass(frozen=True, slots=True)
class Stage:
    """What the composition of one scene may use besides the scene itself.

    ``first_number`` points of the same list were in the scenes before.
    """

    studio: Studio
    storyboard: Storyboard
    index: int
    total: int
    panel_before: int
    mark: str
    first_number: int = 0

    def panel_of(self, kind: SceneKind) -> int:
        """Width in pixels of the panel a scene of ``kind`` wants."""
        return self.studio.px(PANEL_WIDTHS[kind]) // 2 * 2

    def place(
        self,
        setting: Setting,
        *,
        colour: Colour,
        at: tuple[float, float],
        enter: int,
        rise: float = RISE,
    ) -> Sprite:
        """Set text as a rising sprite with its upper left corner ``at`` (design units)."""
        return self.sprite(self.studio.draw(setting, colour=colour), at=at, enter=enter, rise=rise)

    def sprite(
        self, picture: Image.Image, *, at: tuple[float, float], enter: int, rise: float = RISE
    ) -> Sprite:
        """A picture as a rising sprite with its upper left corner ``at`` (design units)."""
        px = self.studio.px
        return Sprite(picture, px(at[0]), px(at[1]), enter=enter, rise=px(rise))

    def units(self, pixels: float) -> float:
        """Pixels as design units."""
        return self.studio.units(pixels)


def draw_ground(stage: Stage, *, size: tuple[int, int]) -> Image.Image:
    """Paper and strip of one scene: all that never moves in it."""
    studio, palette, px = stage.studio, stage.studio.palette, stage.studio.px
    picture = Image.new("RGB", size, palette.paper)
    top = px(FLOOR)
    picture.paste(palette.card, (0, top, size[0], size[1]))
    picture.paste(palette.line, (0, top, size[0], top + max(px(2), 1)))
    right = _draw_steps(stage, picture=picture)
    if stage.storyboard.is_example:
        chip = studio.chip("示例", ground=palette.warning, ink=palette.on_warning)
        right -= chip.width + px(28)
        picture.paste(chip, (right, (top + size[1] - chip.height) // 2), chip)
    _draw_source(stage, picture=picture, right=right - px(40))
    return picture


def _draw_steps(stage: Stage, *, picture: Image.Image) -> int:
    """One short bar for each scene, those reached filled; returns its left edge."""
    px, palette = stage.studio.px, stage.studio.palette
    pitch = min(52.0, 560 / stage.total)
    width = pitch * 0.84
    left = WIDTH - MARGIN - stage.total * pitch + (pitch - width)
    y = px(FLOOR + STRIP / 2 - 3)
    for step in range(stage.total):
        x0, x1 = px(left + step * pitch), px(left + step * pitch + width)
        bar = shapes.box(
            max(x1 - x0, 2),
            max(px(6), 2),
            colour=palette.brand_ink if step <= stage.index else palette.line,
            radius=px(3),
        )
        picture.paste(bar, (x0, y), bar)
    return px(left)


def _draw_source(stage: Stage, *, picture: Image.Image, right: int) -> None:
    """Issuer and document number at the left of the strip."""
    px, palette = stage.studio.px, stage.studio.palette
    x = px(MARGIN)
    storyboard = stage.storyboard
    parts = ((storyboard.issuer, palette.brand_ink), (storyboard.document_number, palette.ink_soft))
    for text, colour in ((t, c) for t, c in parts if t.strip()):
        if x > px(MARGIN):
            picture.paste(palette.line, (x, px(FLOOR + 24), x + max(px(2), 1), px(HEIGHT - 24)))
            x += px(24)
        try:
            room = stage.units(right - x)
            setting = stage.studio.set(text, style="strip", width=room, height=STRIP)
        except DoesNotFitError:
            return  # a long list of issuers: the opening names them all
        label = stage.studio.draw(setting, colour=colour)
        y = px(FLOOR + STRIP / 2) - round(setting.height / 2)
        picture.paste(label, (x, y), label)
        x += round(setting.width) + px(24)
