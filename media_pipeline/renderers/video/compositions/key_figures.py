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
_FIGURE_LEADING: Final = 1.2
_UNIT_LEADING: Final = 1.1
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


def compose(stage: Stage, *, scene: Scene, timing: Timing) -> tuple[Shot, ...]:
    """One shot for every four figures."""
    figures = scene.figures
    count = -(-len(figures) // _MOST_A_PAGE)
    each = -(-len(figures) // count)
    groups = [
        range(start, min(start + each, len(figures))) for start in range(0, len(figures), each)
    ]
    panel = stage.panel_of(SceneKind.KEY_FIGURES)
    starts = [timing.start] + [timing.enters[g[0]] - _PAGE_LEAD_FRAMES for g in groups[1:]]
    stops = [*starts[1:], timing.stop]
    shots = []
    for number, group in enumerate(groups):
        enters = [timing.enters[index] for index in group]
        elements = _heading(stage, scene=scene, enter=starts[number] + (6 if number == 0 else -60))
        elements += tile_row(stage, first=WIDTH // TILE - 6, count=6, enter=starts[number] + 8)
        elements += _figures(
            stage, figures=[figures[index] for index in group], enters=enters, start=starts[number]
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
    cells = _cells(len(figures))
    size = _common_size(stage, figures=figures, cells=cells)
    elements = _rules(stage, cells=cells, enter=start + _RULES_DELAY)
    for figure, cell, enter in zip(figures, cells, enters, strict=True):
        elements += _figure(stage, figure=figure, cell=cell, size=size, enter=enter)
    return elements


def _number(stage: Stage, text: str, *, size: float) -> Setting:
    face = stage.studio.fonts.face("sans-black", size=size * stage.studio.scale)
    return set_text(text, face=face, measure=1_000_000, leading=_FIGURE_LEADING)


def _label(stage: Stage, figure: KeyFigure, *, cell: _Cell) -> Setting:
    return stage.studio.set(
        figure.label, style="figure_label", width=cell.width, height=_LABEL_HEIGHT
    )


def _unit(stage: Stage, figure: KeyFigure, *, width: float) -> Setting:
    return stage.studio.set(figure.unit, style="unit", width=width)


def _common_size(stage: Stage, *, figures: list[KeyFigure], cells: list[_Cell]) -> float:
    """The largest size at which every number fits beside its unit: figures side by side are equal in size."""
    for size in stage.studio.theme.styles["figure"].sizes:
        if all(
            stage.units(
                _number(stage, clean(f.value), size=size).width
                + _unit(stage, f, width=cell.width).width
            )
            + 24
            <= cell.width
            and size * _FIGURE_LEADING
            + 36
            + _label(stage, f, cell=cell).height / stage.studio.scale
            <= cell.height - 24
            for f, cell in zip(figures, cells, strict=True)
        ):
            return size
    raise DoesNotFitError(max((f.value for f in figures), key=len))


def _figure(
    stage: Stage, *, figure: KeyFigure, cell: _Cell, size: float, enter: int
) -> list[Element]:
    """Number, unit and label of one figure."""
    studio, palette = stage.studio, stage.studio.palette
    label = _label(stage, figure, cell=cell)
    value = clean(figure.value)
    number = _number(stage, value, size=size)
    block = size * _FIGURE_LEADING + 12 + stage.units(label.height)
    number_y = cell.y + 24 + max((cell.height - 24 - block) / 2 - 30, 0)
    area_x, area_y = studio.px(cell.x), studio.px(number_y)
    draw = _drawer(stage, size=size)
    picture = draw(value)
    area = (area_x, area_y, area_x + picture.width, area_y + picture.height)
    elements: list[Element] = [
        stage.place(
            label,
            colour=palette.on_panel_soft,
            at=(cell.x, number_y + size * _FIGURE_LEADING + 12),
            enter=enter + 10,
        ),
    ]
    if _COUNTABLE.fullmatch(value):
        elements.append(Counter(draw, value, area, enter=enter + 4))
    else:
        elements.append(stage.sprite(picture, at=(cell.x, number_y), enter=enter + 4, rise=40))
    if figure.unit.strip():
        unit = _unit(stage, figure, width=cell.width)
        x = cell.x + stage.units(number.width) + 20
        # The unit stands on the number's base line.
        base = number_y + ((_FIGURE_LEADING - 1) / 2 + EM_ASCENT) * size
        y = base - ((_UNIT_LEADING - 1) / 2 + EM_ASCENT) * stage.units(unit.size)
        elements.append(stage.place(unit, colour=palette.on_panel, at=(x, y), enter=enter + 8))
    return elements


def _drawer(stage: Stage, *, size: float) -> Callable[[str], Image.Image]:
    """Draws numbers in the accent colour, cut to their own width so that they end where they should."""
    known: dict[str, Image.Image] = {}

    def draw(text: str) -> Image.Image:
        if text not in known:
            setting = _number(stage, text, size=size)
            picture = stage.studio.draw(setting, colour=stage.studio.palette.accent)
            known[text] = picture.crop((0, 0, round(setting.width) + 1, picture.height))
        return known[text]

    return draw
