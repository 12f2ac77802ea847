"""Key figures: numbers drawn as large as the picture allows, counting up on the full panel."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image

from media_pipeline.renderers.drawing import shapes
from media_pipeline.renderers.video.compositions.pattern import TILE, tile_row
from media_pipeline.renderers.video.motion import Counter, Element, Wipe
from media_pipeline.renderers.video.stage import FLOOR, MARGIN, WIDTH, Shot, Stage, Timing
from media_pipeline.storyboard import KeyFigure, Scene, SceneKind
from media_pipeline.typesetting.characters import clean
from media_pipeline.typesetting.fitting import DoesNotFitError
from media_pipeline.typesetting.fonts import EM_ASCENT
from media_pipeline.typesetting.paragraph import Setting, set_text

_MOST_A_PAGE: Final = 4
_GUTTER: Final = 72
_TOP: Final = 324
_BOTTOM: Final = FLOOR - 128
_LABEL_HEIGHT: Final = 170
_RULE_GAP: Final = 24
_UNIT_GAP: Final = 20
_LABEL_GAP: Final = 12
_RULES_DELAY: Final = 12
_COUNTABLE: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PAGE_LEAD_FRAMES: Final = 4


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where one figure stands, in design units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Parts:
    """The set texts of one figure."""

    number: Setting
    unit: Setting
    label: Setting


def compose(stage: Stage, *, scene: Scene, timing: Timing) -> tuple[Shot, ...]:
    """As many shots as it takes to show all figures, at most four in each; fewer where a value is long.

    Raises:
        DoesNotFitError: A value does not fit the picture even alone.
    """
    for most in range(min(_MOST_A_PAGE, len(scene.figures)), 1, -1):
        try:
            return _shots(stage, scene=scene, timing=timing, most=most)
        except DoesNotFitError:
            continue
    return _shots(stage, scene=scene, timing=timing, most=1)


def _shots(stage: Stage, *, scene: Scene, timing: Timing, most: int) -> tuple[Shot, ...]:
    figures = scene.figures
    count = -(-len(figures) // most)
    each = -(-len(figures) // count)
    groups = [
        range(start, min(start + each, len(figures))) for start in range(0, len(figures), each)
    ]
    panel = stage.panel_of(SceneKind.KEY_FIGURES)
    starts = [timing.start] + [timing.enters[g[0]] - _PAGE_LEAD_FRAMES for g in groups[1:]]
    stops = [*starts[1:], timing.stop]
    shots = []
    for number, group in enumerate(groups):
        elements = _heading(stage, scene=scene, enter=starts[number] + (6 if number == 0 else -60))
        elements += tile_row(stage, first=WIDTH // TILE - 6, count=6, enter=starts[number] + 8)
        elements += _figures(
            stage,
            figures=[figures[index] for index in group],
            enters=[timing.enters[index] for index in group],
            start=starts[number],
        )
        before = stage.panel_before if number == 0 else panel
        shots.append(Shot(starts[number], stops[number], before, panel, tuple(elements)))
    return tuple(shots)


def _heading(stage: Stage, *, scene: Scene, enter: int) -> list[Element]:
    studio, palette = stage.studio, stage.studio.palette
    rule = shapes.box(studio.px(72), max(studio.px(6), 1), colour=palette.accent)
    heading = studio.set(scene.heading, style="band_heading", width=WIDTH - 2 * MARGIN, height=120)
    return [
        Wipe(rule, studio.px(MARGIN), studio.px(128), enter=enter),
        stage.place(heading, colour=palette.on_panel, at=(MARGIN, 158), enter=enter + 2),
    ]


def _cells(count: int) -> list[_Cell]:
    columns = 2 if count == _MOST_A_PAGE else count
    rows = -(-count // columns)
    width = (WIDTH - 2 * MARGIN - (columns - 1) * _GUTTER) / columns
    height = (_BOTTOM - _TOP) / rows
    return [
        _Cell(
            MARGIN + (i % columns) * (width + _GUTTER),
            _TOP + (i // columns) * height,
            width,
            height,
        )
        for i in range(count)
    ]


def _rules(stage: Stage, *, cells: list[_Cell], enter: int) -> list[Element]:
    """A fine line over each place: the picture is whole before its first number comes."""
    studio = stage.studio
    return [
        Wipe(
            shapes.box(
                studio.px(cell.width), max(studio.px(3), 1), colour=studio.palette.on_panel_soft
            ),
            studio.px(cell.x),
            studio.px(cell.y),
            enter=enter + 4 * number,
        )
        for number, cell in enumerate(cells)
    ]


def _figures(
    stage: Stage, *, figures: list[KeyFigure], enters: list[int], start: int
) -> list[Element]:
    studio = stage.studio
    cells = _cells(len(figures))
    widths = [cell.width for cell in cells]
    labels = studio.set_alike(
        [f.label for f in figures], style="figure_label", widths=widths, height=_LABEL_HEIGHT
    )
    units = studio.set_alike([f.unit for f in figures], style="unit", widths=widths, height=100)
    below = _LABEL_GAP + stage.units(max(label.height for label in labels))
    numbers = studio.set_alike(
        [f.value for f in figures],
        style="figure" if len(figures) > 1 else "figure_alone",
        widths=[w - stage.units(u.width) - _UNIT_GAP for w, u in zip(widths, units, strict=True)],
        height=cells[0].height - _RULE_GAP - below,
        most_lines=1,
    )
    top = max((cells[0].height - _RULE_GAP - stage.units(numbers[0].height) - below) / 2 - 30, 0)
    elements = _rules(stage, cells=cells, enter=start + _RULES_DELAY)
    for index, (figure, cell) in enumerate(zip(figures, cells, strict=True)):
        parts = _Parts(numbers[index], units[index], labels[index])
        y = cell.y + _RULE_GAP + top
        value = clean(figure.value)
        elements += _figure(stage, value=value, parts=parts, at=(cell.x, y), enter=enters[index])
    return elements


def _figure(
    stage: Stage, *, value: str, parts: _Parts, at: tuple[float, float], enter: int
) -> list[Element]:
    """Number, unit and label of one figure; the unit stands on the number's base line."""
    palette = stage.studio.palette
    x, y = at
    foot = y + stage.units(parts.number.height)
    unit_y = y + stage.units(_baseline(parts.number) - _baseline(parts.unit))
    unit_x = x + stage.units(parts.number.width) + _UNIT_GAP
    return [
        _number(stage, value=value, setting=parts.number, at=at, enter=enter + 4),
        stage.place(parts.unit, colour=palette.on_panel, at=(unit_x, unit_y), enter=enter + 8),
        stage.place(
            parts.label,
            colour=palette.on_panel_soft,
            at=(x, foot + _LABEL_GAP),
            enter=enter + 10,
        ),
    ]


def _baseline(setting: Setting) -> float:
    """From the top of set text to the base line of its first line, in pixels."""
    return setting.line_height / 2 + (EM_ASCENT - 0.5) * setting.size


def _number(
    stage: Stage, *, value: str, setting: Setting, at: tuple[float, float], enter: int
) -> Element:
    """The number, counting up when it is one."""
    draw = _drawer(stage, size=setting.size, leading=setting.line_height / setting.size)
    picture = draw(value)
    if not _COUNTABLE.fullmatch(value):
        return stage.sprite(picture, at=at, enter=enter, rise=40)
    x, y = stage.studio.px(at[0]), stage.studio.px(at[1])
    return Counter(draw, value, (x, y, x + picture.width, y + picture.height), enter=enter)


def _drawer(stage: Stage, *, size: float, leading: float) -> Callable[[str], Image.Image]:
    """Draws numbers in the accent colour, cut to their own width so that they end where they should."""
    face = stage.studio.fonts.face("sans-black", size=size)
    known: dict[str, Image.Image] = {}

    def draw(text: str) -> Image.Image:
        if text not in known:
            setting = set_text(text, face=face, measure=1_000_000, leading=leading)
            picture = stage.studio.draw(setting, colour=stage.studio.palette.accent)
            known[text] = picture.crop((0, 0, round(setting.width) + 1, round(setting.height)))
        return known[text]

    return draw
