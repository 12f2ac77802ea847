"""The sheet: solid bands one under another, and pictures placed on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image

from media_pipeline.renderers.drawing.studio import Studio
from media_pipeline.themes import Colour, Palette

WIDTH: Final = 1080
MARGIN: Final = 64
CARD_MARGIN: Final = 40
"""Between the picture's edge and a card."""

_SHADES: Final = 17


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture and its upper left corner in pixels."""

    picture: Image.Image
    x: int
    y: int

    @property
    def foot(self) -> int:
        """Its lower edge."""
        return self.y + self.picture.height


def band(studio: Studio, *, height: float, ground: Colour, parts: Sequence[Placed]) -> Image.Image:
    """A solid band over the whole width with ``parts`` on it; ``height`` in pixels."""
    picture = Image.new("RGB", (studio.px(WIDTH), round(height)), ground)
    for part in parts:
        picture.paste(part.picture, (part.x, part.y), part.picture)
    return picture


def put_together(bands: Sequence[Image.Image], *, palette: Palette) -> Image.Image:
    """The bands under one another, in a palette of 256 colours made from the theme."""
    sheet = Image.new("RGB", (bands[0].width, sum(part.height for part in bands)))
    y = 0
    for part in bands:
        sheet.paste(part, (0, y))
        y += part.height
    return sheet.quantize(palette=_palette_picture(palette), dither=Image.Dither.NONE)


def _palette_picture(palette: Palette) -> Image.Image:
    """Every pair of colours that meet at an edge, with the shades between: solid areas stay exact, edges smooth."""
    pairs = (
        (palette.panel, palette.on_panel),
        (palette.panel, palette.on_panel_soft),
        (palette.panel, palette.accent),
        (palette.panel_deep, palette.accent),
        (palette.panel_deep, palette.on_panel),
        (palette.panel_deep, palette.on_panel_soft),
        (palette.panel_light, palette.panel_deep),
        (palette.card, palette.ink),
        (palette.card, palette.ink_soft),
        (palette.card, palette.brand_ink),
        (palette.chip, palette.brand_ink),
        (palette.warning, palette.on_warning),
        (palette.card, palette.accent),
        (palette.accent, palette.on_accent),
    )
    colours: list[Colour] = [palette.paper, palette.line, palette.panel_light]
    for one, other in pairs:
        for step in range(_SHADES):
            share = step / (_SHADES - 1)
            red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
            colours.append((red, green, blue))
    unique = list(dict.fromkeys(colours))[:256]
    picture = Image.new("P", (1, 1))
    picture.putpalette([part for colour in unique for part in colour])
    return picture
