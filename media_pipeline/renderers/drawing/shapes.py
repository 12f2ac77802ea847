"""Shapes with smooth edges: drawn four times too large as masks, then reduced."""

from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw

from media_pipeline.themes import Colour

OVERSAMPLING: Final = 4

Painter = Callable[[ImageDraw.ImageDraw, float], None]
"""Paints white on black; the number is how many mask pixels one picture pixel has."""


def shape(width: int, height: int, *, colour: Colour, paint: Painter) -> Image.Image:
    """An RGBA picture of ``width`` × ``height`` whose opaque part is what ``paint`` painted."""
    mask = Image.new("L", (max(width, 1) * OVERSAMPLING, max(height, 1) * OVERSAMPLING), 0)
    paint(ImageDraw.Draw(mask), OVERSAMPLING)
    return tinted(mask.reduce(OVERSAMPLING), colour=colour)


def tinted(mask: Image.Image, *, colour: Colour) -> Image.Image:
    """An RGBA picture all of ``colour``, as opaque as ``mask`` is bright."""
    picture = Image.new("RGBA", mask.size, (*colour, 0))
    picture.putalpha(mask)
    return picture


def box(width: int, height: int, *, colour: Colour, radius: float = 0) -> Image.Image:
    """A filled box, its corners rounded by ``radius`` pixels."""
    if radius <= 0:
        return Image.new("RGBA", (max(width, 1), max(height, 1)), (*colour, 255))
    return shape(
        width,
        height,
        colour=colour,
        paint=lambda draw, k: draw.rounded_rectangle(
            (0, 0, width * k - 1, height * k - 1), radius * k, fill=255
        ),
    )


def ring(diameter: int, *, colour: Colour, thickness: float) -> Image.Image:
    """A circle line."""
    return shape(
        diameter,
        diameter,
        colour=colour,
        paint=lambda draw, k: draw.ellipse(
            (0, 0, diameter * k - 1, diameter * k - 1),
            outline=255,
            width=max(round(thickness * k), 1),
        ),
    )
