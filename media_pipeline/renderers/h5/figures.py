"""Key figures as drawings: numerals as outlines, shares as rings."""

from dataclasses import dataclass
from math import pi

from media_pipeline.renderers.h5.lettering import EM, Lettering
from media_pipeline.storyboard import KeyFigure

_UNIT_SCALE = 0.38
_GAP = 80.0
RING_RADIUS = 84.0
_RING_INSIDE = 128.0
_LARGEST_SCALE_IN_RING = 0.072


@dataclass(frozen=True, slots=True)
class Ring:
    """A share of a whole as an arc: ``filled`` and ``rest`` are lengths along the circle.

    ``x`` and ``scale`` put the outline into its middle.
    """

    filled: str
    rest: str
    x: str
    scale: str


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure as text ready for SVG, ``EM`` units high with the base line at the lower edge.

    ``outline`` is empty if the face of numerals lacks one of its characters; then it is set as text.
    """

    value: str
    unit: str
    label: str
    outline: str
    unit_outline: str
    unit_place: str
    width: str
    ring: Ring | None

    @property
    def spoken(self) -> str:
        """The figure as a reader says it."""
        return f"{self.value}{self.unit}"


def draw(figure: KeyFigure, *, lettering: Lettering) -> DrawnFigure:
    """Draw the figure in the face of numerals."""
    is_drawable = lettering.covers(f"{figure.value}{figure.unit}")
    unit_x = lettering.width(figure.value) + (_GAP if figure.unit else 0)
    width = unit_x + lettering.width(figure.unit) * _UNIT_SCALE
    unit_y = EM * (1 - _UNIT_SCALE)
    return DrawnFigure(
        value=figure.value,
        unit=figure.unit,
        label=figure.label,
        outline=lettering.outline(figure.value) if is_drawable else "",
        unit_outline=lettering.outline(figure.unit) if is_drawable else "",
        unit_place=f"translate({_number(unit_x)} {_number(unit_y)}) scale({_UNIT_SCALE})",
        width=_number(width),
        ring=_ring(figure, width=width) if is_drawable else None,
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
    scale = min(_LARGEST_SCALE_IN_RING, _RING_INSIDE / width)
    return Ring(
        filled=_number(filled),
        rest=_number(around - filled),
        x=_number(100 - width * scale / 2),
        scale=f"{scale:.4f}",
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
