"""The opening: issuer, title and policy on the panel, the tile pattern at the right, the mark of a synthetic voice."""

from typing import Final

from media_pipeline.renderers.drawing import shapes
from media_pipeline.renderers.drawing.tiles import tile
from media_pipeline.renderers.video.motion import Element, Sprite, Wipe
from media_pipeline.renderers.video.stage import FLOOR, MARGIN, WIDTH, Shot, Stage, Timing
from media_pipeline.storyboard import Scene, SceneKind

_TILE: Final = 252
_COLUMNS: Final = 2
_MARK_TOP: Final = 846
_MEASURE: Final = WIDTH - _COLUMNS * _TILE - MARGIN - 90


def compose(stage: Stage, *, scene: Scene, timing: Timing) -> tuple[Shot, ...]:
    """The one shot of the opening."""
    studio, palette, storyboard = stage.studio, stage.studio.palette, stage.storyboard
    elements = list(_pattern(stage, enter=timing.start + 2))
    rule = shapes.box(studio.px(96), max(studio.px(8), 1), colour=palette.accent)
    elements.append(Wipe(rule, studio.px(MARGIN), studio.px(128), enter=timing.start))
    if storyboard.issuer.strip():
        issuer = studio.set(storyboard.issuer, style="kicker", width=_MEASURE, height=84)
        elements.append(
            stage.place(
                issuer, colour=palette.on_panel_soft, at=(MARGIN, 160), enter=timing.start + 2
            )
        )
    title = studio.set(scene.heading or storyboard.title, style="title", width=_MEASURE, height=400)
    top = 250.0
    elements.append(
        stage.place(
            title, colour=palette.on_panel, at=(MARGIN, top), enter=timing.start + 5, rise=40
        )
    )
    top += stage.units(title.height) + 40
    elements += _source(stage, top=top, enter=timing.start + 11)
    if stage.mark:
        elements.append(_mark(stage))
    panel = stage.panel_of(SceneKind.TITLE)
    return (Shot(timing.start, timing.stop, stage.panel_before, panel, tuple(elements)),)


def _source(stage: Stage, *, top: float, enter: int) -> list[Element]:
    """What is explained: the policy's title and number."""
    studio, palette, storyboard = stage.studio, stage.studio.palette, stage.storyboard
    text = "\n".join(t for t in (storyboard.policy_title, storyboard.document_number) if t.strip())
    if not text:
        return []
    room = (_MARK_TOP - 20 if stage.mark else FLOOR - 60) - top
    setting = studio.set(text, style="caption", width=_MEASURE, height=room)
    return [stage.place(setting, colour=palette.on_panel_soft, at=(MARGIN, top), enter=enter)]


def _mark(stage: Stage) -> Element:
    """The explicit mark: there from the first frame, letters above 5 % of the picture's height."""
    studio, palette = stage.studio, stage.studio.palette
    setting = studio.set(stage.mark, style="mark", width=_MEASURE, height=100)
    label = studio.draw(setting, colour=palette.on_panel)
    pad = studio.px(24)
    height = studio.px(96)
    ground = shapes.box(
        round(setting.width) + 2 * pad, height, colour=palette.panel_deep, radius=studio.px(8)
    )
    label = label.crop((0, 0, min(label.width, ground.width - pad), min(label.height, height)))
    ground.alpha_composite(label, (pad, max(round((height - setting.height) / 2), 0)))
    return Sprite(ground, studio.px(MARGIN), studio.px(_MARK_TOP), frames=0)


def _pattern(stage: Stage, *, enter: int) -> list[Element]:
    side = stage.studio.px(_TILE)
    right = stage.studio.px(WIDTH)
    rows = FLOOR // _TILE
    return [
        Wipe(
            tile(row * _COLUMNS + column, side=side, palette=stage.studio.palette),
            right - (_COLUMNS - column) * side,
            row * side,
            enter=enter + 3 * (row + column),
            is_upward=(row + column) % 2 == 0,
        )
        for row in range(rows)
        for column in range(_COLUMNS)
    ]
