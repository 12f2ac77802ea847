"""A facet of the interpretation, or a question and its answer: heading on the panel, points on the paper."""

from typing import Final

from media_pipeline.renderers.drawing import shapes
from media_pipeline.renderers.drawing.icons import icon, icon_for
from media_pipeline.renderers.video.compositions.pattern import TILE, tile_row
from media_pipeline.renderers.video.compositions.rows import Block, Rows, enter_of
from media_pipeline.renderers.video.motion import Element, Sprite, Wipe
from media_pipeline.renderers.video.stage import (
    MARGIN,
    PANEL_WIDTHS,
    WIDTH,
    Shot,
    Stage,
    Timing,
)
from media_pipeline.storyboard import Scene, SceneKind

_ICON: Final = 92
_GUTTER: Final = 88
_CONTENT_DELAY: Final = 7
_PAGE_LEAD_FRAMES: Final = 4


def compose(stage: Stage, *, scene: Scene, timing: Timing) -> tuple[Shot, ...]:
    """The shots of a facet or question scene."""
    is_question = scene.kind is SceneKind.QUESTION
    kind = SceneKind.QUESTION if is_question else SceneKind.FACET
    still = _panel_elements(stage, scene=scene, kind=kind, enter=timing.start + _CONTENT_DELAY)
    return _shots(stage, scene=scene, kind=kind, timing=timing, still=still)


def _panel_elements(
    stage: Stage, *, scene: Scene, kind: SceneKind, enter: int
) -> tuple[Element, ...]:
    """Icon, rule, heading and tiles on the panel."""
    studio, palette = stage.studio, stage.studio.palette
    width = PANEL_WIDTHS[kind]
    is_question = kind is SceneKind.QUESTION
    name = "question" if is_question else icon_for(scene.key, scene.heading)
    sign = icon(name, size=studio.px(_ICON), colour=palette.accent)
    rule = shapes.box(studio.px(72), max(studio.px(6), 1), colour=palette.accent)
    heading = studio.set(scene.heading, style="heading", width=width - MARGIN - 64, height=460)
    elements: list[Element] = [
        stage.sprite(sign, at=(MARGIN, 132), enter=enter),
        Wipe(rule, studio.px(MARGIN), studio.px(268), enter=enter + 2),
        stage.place(heading, colour=palette.on_panel, at=(MARGIN, 306), enter=enter + 4),
    ]
    return (*elements, *tile_row(stage, first=0, count=width // TILE, enter=enter))


def _shots(
    stage: Stage, *, scene: Scene, kind: SceneKind, timing: Timing, still: tuple[Element, ...]
) -> tuple[Shot, ...]:
    """One shot for each page of points; ``still`` is there all the time."""
    panel = stage.panel_of(kind)
    left = PANEL_WIDTHS[kind] + _GUTTER
    rows = Rows(stage.studio, WIDTH - MARGIN - left)
    if not scene.points:
        return (Shot(timing.start, timing.stop, stage.panel_before, panel, still),)
    pages = rows.blocks(
        scene.points, first_item=len(scene.figures), first_number=stage.first_number
    )
    starts = [timing.start] + [enter_of(page[0], timing) - _PAGE_LEAD_FRAMES for page in pages[1:]]
    stops = [*starts[1:], timing.stop]
    shots = []
    for number, page in enumerate(pages):
        at_rest = still if number == 0 else tuple(at_once(element) for element in still)
        elements = at_rest + _page_elements(stage, rows=rows, page=page, left=left, timing=timing)
        is_last = number == len(pages) - 1
        before = stage.panel_before if number == 0 else panel
        kept = () if is_last else at_rest
        shots.append(Shot(starts[number], stops[number], before, panel, elements, kept))
    return tuple(shots)


def _page_elements(
    stage: Stage, *, rows: Rows, page: list[Block], left: float, timing: Timing
) -> tuple[Element, ...]:
    studio = stage.studio
    elements: list[Element] = []
    tops = rows.heights(page)
    for number, (block, top) in enumerate(zip(page, tops, strict=True)):
        enter = enter_of(block, timing)
        if number:
            above = tops[number - 1] + page[number - 1].picture.height
            line = shapes.box(
                studio.px(rows.width), max(studio.px(2), 1), colour=studio.palette.line
            )
            elements.append(Wipe(line, studio.px(left), round((above + top) / 2), enter=enter))
        elements.append(
            Sprite(block.picture, studio.px(left), round(top), enter=enter, rise=studio.px(30))
        )
    return tuple(elements)


def at_once(element: Element) -> Element:
    """The same element, already at rest."""
    if isinstance(element, Sprite):
        return Sprite(element.picture, element.x, element.y, frames=0)
    if isinstance(element, Wipe):
        return Wipe(element.picture, element.x, element.y, frames=0)
    return element
