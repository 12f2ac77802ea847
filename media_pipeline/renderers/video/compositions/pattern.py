"""The row of tiles along the foot of the panel."""

from typing import Final

from media_pipeline.renderers.drawing.tiles import tile
from media_pipeline.renderers.video.motion import Element, Wipe
from media_pipeline.renderers.video.stage import FLOOR, Stage

TILE: Final = 96


def tile_row(stage: Stage, *, first: int, count: int, enter: int) -> list[Element]:
    """``count`` tiles from column ``first`` on, growing one after another; each scene shows another stretch of the pattern."""
    side = stage.studio.px(TILE)
    y = stage.studio.px(FLOOR) - side
    return [
        Wipe(
            tile(stage.index + column, side=side, palette=stage.studio.palette),
            (first + column) * side,
            y,
            enter=enter + 2 * column,
            is_upward=True,
        )
        for column in range(count)
    ]
