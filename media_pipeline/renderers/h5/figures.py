"""Key figures as drawings: numerals as wide as their glyphs, shares as rings."""

from dataclasses import dataclass
from math import pi

from media_pipeline.renderers.h5.lettering import Lettering
from media_pipeline.storyboard import KeyFigure

EM = 100.0
"""Numerals are set at this size; the drawing is scaled as a whole."""
UNIT_EM = 38.0
_GAP = 8.0
RING_RADIUS = 84.0
_RING_INSIDE = 128.0


@dataclass(frozen=True, slots=True)
class Ring:
    """A share of a whole as an arc. ``filled`` and ``rest`` are lengths along the circle."""

    filled: str
    rest: str
    scale: str


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure with its measures, in the units of its own drawing, as text ready for SVG."""

    value: str
    unit: str
    label: str
    width: str
    unit_x: str
    ring: Ring | None

    @property
    def spoken(self) -> str:
        """The figure as a reader says it."""
        return f"{self.value}{self.unit}"


def draw(figure: KeyFigure, *, lettering: Lettering) -> DrawnFigure:
    """Measure the figure in the face of the titles."""
    value_width = lettering.width(figure.value, size=EM)
    unit_x = value_width + (_GAP if figure.unit else 0)
    width = unit_x + lettering.width(figure.unit, size=UNIT_EM)
    return DrawnFigure(
        value=figure.value,
        unit=figure.unit,
        label=figure.label,
        width=_number(width),
        unit_x=_number(unit_x),
        ring=_ring(figure, width=width),
    )


def _ring(figure: KeyFigure, *, width: float) -> Ring | None:
    if figure.unit.strip() not in {"%", "％"}:
        return None
    try:
        share = float(figure.value)
    except ValueError:
        return None
    if not 0 <= share <= 100:  # noqa: PLR2004 -- percent
        return None
    around = 2 * pi * RING_RADIUS
    filled = around * share / 100
    return Ring(
        filled=_number(filled),
        rest=_number(around - filled),
        scale=_number(min(0.72, _RING_INSIDE / width)),
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
