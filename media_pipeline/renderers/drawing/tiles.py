"""The tile pattern: quarter circles, discs and fine lines on solid squares, the mark of the look."""

from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw

from media_pipeline.renderers.drawing.shapes import shape
from media_pipeline.themes import Colour, Palette

_LINES: Final = 7


def _quarter(corner: int) -> Callable[[ImageDraw.ImageDraw, float], None]:
    """A quarter disc whose centre is corner 0 upper left, 1 upper right, 2 lower right, 3 lower left."""
    right, low = corner in (1, 2), corner in (2, 3)

    def paint(draw: ImageDraw.ImageDraw, side: float) -> None:
        x, y = side if right else 0, side if low else 0
        draw.ellipse((x - side, y - side, x + side, y + side), fill=255)

    return paint


def _disc(draw: ImageDraw.ImageDraw, side: float) -> None:
    draw.ellipse((side * 0.18, side * 0.18, side * 0.82, side * 0.82), fill=255)


def _rings(draw: ImageDraw.ImageDraw, side: float) -> None:
    for part in (1.0, 0.75, 0.5, 0.25):
        reach = side * part
        draw.ellipse(
            (-reach, side - reach, reach, side + reach), outline=255, width=max(round(side / 56), 1)
        )


def _lines(draw: ImageDraw.ImageDraw, side: float) -> None:
    for row in range(1, _LINES + 1):
        y = side * row / (_LINES + 1)
        draw.line((side * 0.12, y, side * 0.88, y), fill=255, width=max(round(side / 56), 1))


def _diagonal(draw: ImageDraw.ImageDraw, side: float) -> None:
    draw.polygon(((0, side), (side, side), (side, 0)), fill=255)


_FIGURES: Final = {
    "q0": _quarter(0),
    "q1": _quarter(1),
    "q2": _quarter(2),
    "q3": _quarter(3),
    "disc": _disc,
    "rings": _rings,
    "lines": _lines,
    "diagonal": _diagonal,
}

PATTERN: Final = (
    ("q2", "light", "deep"), ("lines", "soft", "panel"),
    ("rings", "soft", "panel"), ("q0", "accent", "deep"),
    ("q1", "deep", "light"), ("disc", "light", "deep"),
    ("diagonal", "light", "panel"), ("q3", "deep", "light"),
)  # fmt: skip
"""Figure, its colour and its ground, row by row of two."""


def tile(index: int, *, side: int, palette: Palette) -> Image.Image:
    """Tile ``index`` of the endless pattern, an opaque RGBA square."""
    figure, front, ground = PATTERN[index % len(PATTERN)]
    colours: dict[str, Colour] = {
        "light": palette.panel_light,
        "deep": palette.panel_deep,
        "panel": palette.panel,
        "soft": palette.on_panel_soft,
        "accent": palette.accent,
    }
    picture = Image.new("RGBA", (side, side), (*colours[ground], 255))
    picture.alpha_composite(
        shape(
            side,
            side,
            colour=colours[front],
            paint=lambda draw, k: _FIGURES[figure](draw, side * k),
        )
    )
    return picture
