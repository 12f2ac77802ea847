"""The studio: fonts, theme and scale in one place, and the pictures everything is put together from."""

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw

from media_pipeline.renderers.drawing import shapes
from media_pipeline.themes import Colour, Palette, Theme
from media_pipeline.typesetting.characters import clean
from media_pipeline.typesetting.fitting import DoesNotFitError, TextStyle, fit_text
from media_pipeline.typesetting.fonts import FontBook
from media_pipeline.typesetting.paragraph import Setting, set_text

_UNBOUNDED: Final = 1_000_000.0
CHIP_HEIGHT_EM: Final = 1.77


class Studio:
    """Draws in design units: ``scale`` pixels to the unit."""

    def __init__(self, *, fonts: FontBook, theme: Theme, scale: float = 1.0) -> None:
        self.fonts = fonts
        self.theme = theme
        self.scale = scale

    @property
    def palette(self) -> Palette:
        """The theme's colours."""
        return self.theme.palette

    def px(self, units: float) -> int:
        """Design units as whole pixels."""
        return round(units * self.scale)

    def units(self, pixels: float) -> float:
        """Pixels as design units."""
        return pixels / self.scale

    def set(self, text: str, *, style: str, width: float, height: float = _UNBOUNDED) -> Setting:
        """Set ``text`` in the theme's ``style`` inside ``width`` × ``height`` units.

        Raises:
            DoesNotFitError: It is too long for the box at every size of the style.
        """
        wanted = self.theme.styles[style]
        scaled = TextStyle(
            face=wanted.face,
            sizes=tuple(size * self.scale for size in wanted.sizes),
            leading=wanted.leading,
            is_balanced=wanted.is_balanced,
        )
        return fit_text(
            text,
            fonts=self.fonts,
            style=scaled,
            width=width * self.scale,
            height=height * self.scale,
        )

    def set_alike(
        self,
        texts: Sequence[str],
        *,
        style: str,
        widths: Sequence[float],
        height: float,
        most_lines: int = 9,
    ) -> list[Setting]:
        """Set texts that stand side by side at one size: the largest at which each fits its own width.

        Raises:
            DoesNotFitError: One fits at no size of the style.
        """
        wanted = self.theme.styles[style]
        for size in wanted.sizes:
            face = self.fonts.face(wanted.face, size=size * self.scale)
            settings = [
                set_text(
                    text,
                    face=face,
                    measure=width * self.scale,
                    leading=wanted.leading,
                    is_balanced=wanted.is_balanced,
                )
                for text, width in zip(texts, widths, strict=True)
            ]
            if all(
                s.height <= height * self.scale
                and s.width <= width * self.scale
                and len(s.lines) <= most_lines
                for s, width in zip(settings, widths, strict=True)
            ):
                return settings
        raise DoesNotFitError(max(texts, key=len))

    def draw(self, setting: Setting, *, colour: Colour) -> Image.Image:
        """Set text as an RGBA picture, with room to the right for hanging marks."""
        size = (
            round(setting.width + setting.size) + 1,
            round(setting.height + setting.size * 0.2) + 1,
        )
        mask = Image.new("L", size, 0)
        setting.draw(ImageDraw.Draw(mask), x=0, y=0, fill=255)
        return shapes.tinted(mask, colour=colour)

    def chip(self, text: str, *, ground: Colour, ink: Colour, style: str = "chip") -> Image.Image:
        """A short text in a rounded box."""
        setting = self.set(clean(text), style=style, width=_UNBOUNDED)
        height = round(setting.size * CHIP_HEIGHT_EM)
        pad = round(setting.size * 0.62)
        picture = shapes.box(
            round(setting.width) + 2 * pad, height, colour=ground, radius=self.px(8)
        )
        top = (height - setting.height) / 2
        label = self.draw(setting, colour=ink)
        picture.alpha_composite(
            label.crop((0, 0, min(label.width, picture.width - pad), label.height)),
            (pad, round(max(top, 0))),
        )
        return picture

    def chips(self, texts: Sequence[str], *, width: float, style: str = "chip") -> Image.Image:
        """Clause chips in rows no wider than ``width`` units, as one RGBA picture.

        Raises:
            DoesNotFitError: One chip alone is wider.
        """
        palette = self.palette
        chips = [
            self.chip(t, ground=palette.chip, ink=palette.brand_ink, style=style) for t in texts
        ]
        for chip, text in zip(chips, texts, strict=True):
            if chip.width > self.px(width):
                raise DoesNotFitError(text)
        gap, places, x, y = self.px(12), [], 0, 0
        for chip in chips:
            if x and x + chip.width > self.px(width):
                x, y = 0, y + chip.height + gap
            places.append((x, y))
            x += chip.width + gap
        right = max(x0 + chip.width for (x0, _), chip in zip(places, chips, strict=True))
        picture = Image.new("RGBA", (right, y + chips[0].height), (0, 0, 0, 0))
        for place, chip in zip(places, chips, strict=True):
            picture.alpha_composite(chip, place)
        return picture

    def marker(self, text: str, *, ground: Colour, ink: Colour, side: float = 64) -> Image.Image:
        """A solid square with a numeral or one character in its middle."""
        pixels = self.px(side)
        picture = shapes.box(pixels, pixels, colour=ground, radius=self.px(6))
        mask = Image.new("L", picture.size, 0)
        font = self.fonts.face("sans-bold", size=side * 0.56 * self.scale).font_for(text)
        left, top, right, bottom = font.getbbox(text, anchor="ls")
        ImageDraw.Draw(mask).text(
            ((pixels - right - left) / 2, (pixels - top - bottom) / 2),
            text,
            fill=255,
            font=font,
            anchor="ls",
        )
        picture.alpha_composite(shapes.tinted(mask, colour=ink))
        return picture


def stack(parts: Sequence[tuple[Image.Image, int, int]]) -> Image.Image:
    """Pictures at their (x, y) places on one transparent sheet just large enough."""
    width = max(x + part.width for part, x, _ in parts)
    height = max(y + part.height for part, _, y in parts)
    sheet = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    for part, x, y in parts:
        sheet.alpha_composite(part, (x, y))
    return sheet
