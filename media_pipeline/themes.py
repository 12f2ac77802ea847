"""Themes: colours, type and measures of everything the pipeline draws. Data, no drawing.

All sizes are in design units: pixels on a 1920 × 1080 picture, or on an infographic 1080 wide. A smaller picture scales them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from media_pipeline.typesetting.fitting import TextStyle

Colour = tuple[int, int, int]

_LINEAR_BELOW: Final = 10
_LUMINANCE_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True, slots=True)
class Palette:
    """Solid colours. Pairs that carry text keep a contrast of 4.5 or more (see :meth:`text_pairs`)."""

    panel: Colour
    panel_deep: Colour
    panel_light: Colour
    on_panel: Colour
    on_panel_soft: Colour
    accent: Colour
    on_accent: Colour
    paper: Colour
    card: Colour
    ink: Colour
    ink_soft: Colour
    brand_ink: Colour
    chip: Colour
    line: Colour
    warning: Colour
    on_warning: Colour

    def text_pairs(self) -> tuple[tuple[str, Colour, Colour], ...]:
        """Every (name, text, ground) the renderers draw."""
        return (
            ("on_panel/panel", self.on_panel, self.panel),
            ("on_panel/panel_deep", self.on_panel, self.panel_deep),
            ("on_panel_soft/panel", self.on_panel_soft, self.panel),
            ("on_panel_soft/panel_deep", self.on_panel_soft, self.panel_deep),
            ("accent/panel", self.accent, self.panel),
            ("accent/panel_deep", self.accent, self.panel_deep),
            ("on_accent/accent", self.on_accent, self.accent),
            ("ink/paper", self.ink, self.paper),
            ("ink/card", self.ink, self.card),
            ("ink_soft/paper", self.ink_soft, self.paper),
            ("ink_soft/card", self.ink_soft, self.card),
            ("brand_ink/paper", self.brand_ink, self.paper),
            ("brand_ink/card", self.brand_ink, self.card),
            ("brand_ink/chip", self.brand_ink, self.chip),
            ("on_warning/warning", self.on_warning, self.warning),
        )


@dataclass(frozen=True, slots=True)
class Theme:
    """A look, by name: colours, and the styles text is set in (sizes in design units, wanted first)."""

    name: str
    palette: Palette
    styles: Mapping[str, TextStyle]


class UnknownThemeError(KeyError):
    """No theme of that name is shipped."""


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    linear = (
        (c / 255 / 12.92) if c <= _LINEAR_BELOW else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in colour
    )
    return sum(weight * part for weight, part in zip(_LUMINANCE_WEIGHTS, linear, strict=True))


_STYLES: Final = {
    # Film, 1920 x 1080.
    "title": TextStyle(
        "serif-black", (128, 116, 104, 92, 82, 72, 64, 56), leading=1.28, is_balanced=True
    ),
    "closing": TextStyle(
        "serif-black", (92, 84, 76, 68, 60, 52, 46), leading=1.3, is_balanced=True
    ),
    "heading": TextStyle(
        "serif-black", (100, 88, 78, 72, 66, 60, 54, 48, 42, 36), leading=1.34, is_balanced=True
    ),
    "band_heading": TextStyle(
        "serif-black", (76, 68, 60, 54, 46, 40), leading=1.3, is_balanced=True
    ),
    "lead": TextStyle("sans-medium", (60, 56, 52, 48, 46, 42, 38), leading=1.66),
    "lead_small": TextStyle("sans-medium", (40,), leading=1.62),
    "point_large": TextStyle("sans-bold", (54,), leading=1.42),
    "point": TextStyle("sans-bold", (46,), leading=1.42),
    "point_small": TextStyle("sans-bold", (42,), leading=1.42),
    "detail_large": TextStyle("sans-regular", (40,), leading=1.56),
    "detail": TextStyle("sans-regular", (35,), leading=1.56),
    "detail_small": TextStyle("sans-regular", (33,), leading=1.56),
    "figure": TextStyle("sans-black", (240, 220, 200, 180, 160, 140, 120, 104), leading=1.2),
    "figure_alone": TextStyle("sans-black", (300, 260, 220, 180, 140, 104, 88, 72), leading=1.2),
    "unit": TextStyle("sans-bold", (60, 52, 44), leading=1.1),
    "figure_label": TextStyle("sans-medium", (38, 34, 30), leading=1.42, is_balanced=True),
    "kicker": TextStyle("sans-medium", (38, 34, 30, 26), leading=1.4),
    "caption": TextStyle("sans-regular", (30, 27, 24, 22), leading=1.5),
    "chip": TextStyle("sans-medium", (26,), leading=1.3),
    "strip": TextStyle("sans-medium", (26, 23, 20), leading=1.3),
    "mark": TextStyle("sans-bold", (56,), leading=1.2),
    # Infographic, 1080 wide: read on a telephone at a third of its size.
    "page_title": TextStyle(
        "serif-black", (104, 94, 84, 76, 68, 60, 52), leading=1.28, is_balanced=True
    ),
    "page_source": TextStyle("sans-regular", (36, 33), leading=1.5),
    "page_kicker": TextStyle("sans-medium", (38, 34), leading=1.4),
    "page_heading": TextStyle("serif-black", (62, 56, 50), leading=1.3, is_balanced=True),
    "page_point": TextStyle("sans-bold", (46,), leading=1.4),
    "page_lead": TextStyle("sans-medium", (44,), leading=1.66),
    "page_detail": TextStyle("sans-regular", (39,), leading=1.6),
    "page_figure": TextStyle("sans-black", (176, 156, 136, 116, 100, 86, 74), leading=1.15),
    "page_unit": TextStyle("sans-bold", (50, 44, 38), leading=1.1),
    "page_label": TextStyle("sans-medium", (36, 33), leading=1.45, is_balanced=True),
    "page_ordinal": TextStyle("sans-black", (92,), leading=1.2),
    "page_chip": TextStyle("sans-medium", (31,), leading=1.3),
}

AZURE: Final = Theme(
    name="azure",
    palette=Palette(
        panel=(12, 68, 145),
        panel_deep=(8, 50, 112),
        panel_light=(28, 90, 172),
        on_panel=(255, 255, 255),
        on_panel_soft=(200, 219, 243),
        accent=(247, 190, 76),
        on_accent=(40, 28, 4),
        paper=(246, 248, 251),
        card=(255, 255, 255),
        ink=(20, 32, 56),
        ink_soft=(76, 90, 114),
        brand_ink=(12, 68, 145),
        chip=(224, 234, 248),
        line=(208, 217, 230),
        warning=(178, 34, 34),
        on_warning=(255, 255, 255),
    ),
    styles=_STYLES,
)

THEMES: Final = {theme.name: theme for theme in (AZURE,)}


def theme_named(name: str) -> Theme:
    """The theme called ``name``.

    Raises:
        UnknownThemeError: There is none.
    """
    try:
        return THEMES[name]
    except KeyError:
        raise UnknownThemeError(name) from None
