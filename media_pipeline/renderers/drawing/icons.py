"""Icons drawn by this project, in one weight, on a grid of 96 units. Free to use under the project's licence."""

from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw

from media_pipeline.renderers.drawing.shapes import shape
from media_pipeline.themes import Colour

GRID: Final = 96
STROKE: Final = 6


class _Pen:
    """Draws strokes with round ends in grid units."""

    def __init__(self, draw: ImageDraw.ImageDraw, *, unit: float) -> None:
        self._draw = draw
        self._unit = unit
        self._width = max(round(STROKE * unit), 1)

    def path(self, *points: tuple[float, float]) -> None:
        """A polyline with round joints and ends."""
        scaled = [(x * self._unit, y * self._unit) for x, y in points]
        self._draw.line(scaled, fill=255, width=self._width, joint="curve")
        for x, y in scaled:
            self.dot_at(x, y, radius=self._width / 2)

    def dot_at(self, x: float, y: float, *, radius: float) -> None:
        """A filled circle; mask pixels, not grid units."""
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)

    def dot(self, x: float, y: float, *, radius: float) -> None:
        """A filled circle."""
        self.dot_at(x * self._unit, y * self._unit, radius=radius * self._unit)

    def circle(self, x: float, y: float, *, radius: float) -> None:
        """A circle line."""
        outer = (radius + STROKE / 2) * self._unit
        x, y = x * self._unit, y * self._unit
        self._draw.ellipse(
            (x - outer, y - outer, x + outer, y + outer), outline=255, width=self._width
        )

    def frame(self, x0: float, y0: float, x1: float, y1: float, *, radius: float = 6) -> None:
        """A rounded rectangle line."""
        half = STROKE / 2
        edges = tuple(v * self._unit for v in (x0 - half, y0 - half, x1 + half, y1 + half))
        self._draw.rounded_rectangle(edges, radius * self._unit, outline=255, width=self._width)


def _document(pen: _Pen) -> None:
    pen.path((22, 12), (58, 12), (76, 30), (76, 84), (22, 84), (22, 12))
    pen.path((58, 12), (58, 30), (76, 30))
    pen.path((36, 46), (62, 46))
    pen.path((36, 60), (62, 60))
    pen.path((36, 72), (50, 72))


def _clock(pen: _Pen) -> None:
    pen.circle(48, 48, radius=36)
    pen.path((48, 26), (48, 50), (64, 60))


def _target(pen: _Pen) -> None:
    pen.circle(44, 52, radius=32)
    pen.circle(44, 52, radius=16)
    pen.path((44, 52), (78, 18))
    pen.path((66, 16), (66, 30), (80, 30))


def _checklist(pen: _Pen) -> None:
    for y in (22, 48, 74):
        pen.path((14, y), (21, y + 7), (34, y - 8))
        pen.path((48, y), (84, y))


def _people(pen: _Pen) -> None:
    pen.circle(36, 32, radius=14)
    pen.path((10, 80), (12, 68), (22, 58), (36, 56), (50, 58), (60, 68), (62, 80))
    pen.path((60, 20), (70, 24), (72, 36), (64, 45))
    pen.path((72, 58), (82, 66), (86, 80))


def _steps(pen: _Pen) -> None:
    pen.path((10, 80), (34, 80), (34, 58), (58, 58), (58, 36), (82, 36), (82, 14))
    pen.path((72, 24), (82, 14), (92, 24))


def _chart(pen: _Pen) -> None:
    pen.path((12, 84), (84, 84))
    for x, y in ((24, 58), (44, 42), (64, 24)):
        pen.frame(x - 4, y, x + 6, 84, radius=2)


def _question(pen: _Pen) -> None:
    pen.path((12, 16), (84, 16), (84, 68), (50, 68), (34, 84), (34, 68), (12, 68), (12, 16))
    pen.path((38, 34), (42, 27), (50, 26), (57, 30), (57, 38), (48, 44), (48, 48))
    pen.dot(48, 58, radius=4)


def _phone(pen: _Pen) -> None:
    pen.path(
        (22, 14),
        (36, 12),
        (42, 32),
        (33, 40),
        (42, 54),
        (56, 63),
        (64, 54),
        (84, 60),
        (82, 74),
        (72, 84),
    )
    pen.path((72, 84), (44, 74), (22, 52), (12, 24), (22, 14))


def _bell(pen: _Pen) -> None:
    pen.path(
        (14, 70),
        (82, 70),
        (74, 58),
        (74, 40),
        (66, 24),
        (48, 16),
        (30, 24),
        (22, 40),
        (22, 58),
        (14, 70),
    )
    pen.path((38, 82), (48, 86), (58, 82))


_DRAWN: Final[dict[str, Callable[[_Pen], None]]] = {
    "document": _document,
    "clock": _clock,
    "target": _target,
    "checklist": _checklist,
    "people": _people,
    "steps": _steps,
    "chart": _chart,
    "question": _question,
    "phone": _phone,
    "bell": _bell,
}

# Which icon a heading asks for: the first word found decides.
_MEANINGS: Final = (
    (("依据", "文件", "条款", "basis"), "document"),
    (("背景", "期限", "时间", "何时", "施行", "background"), "clock"),
    (("目的", "目标", "意义", "purpose"), "target"),
    (("对象", "范围", "谁", "人群", "受益", "scope"), "people"),
    (("流程", "步骤", "申请", "办理", "怎么办", "procedure"), "steps"),
    (("数据", "金额", "标准", "figures"), "chart"),
    (("问", "question"), "question"),
    (("咨询", "电话", "联系"), "phone"),
    (("注意", "提醒", "提示"), "bell"),
)


def icon_for(*hints: str) -> str:
    """The icon that suits a scene's heading and key; a checklist when nothing in them says otherwise."""
    for words, name in _MEANINGS:
        if any(word in hint for hint in hints for word in words):
            return name
    return "checklist"


def icon(name: str, *, size: int, colour: Colour) -> Image.Image:
    """The icon called ``name`` as an RGBA picture ``size`` pixels square."""
    return shape(
        size,
        size,
        colour=colour,
        paint=lambda draw, k: _DRAWN[name](_Pen(draw, unit=size * k / GRID)),
    )
