"""Which compositions make up a scene. What a scene holds beyond its kind follows in the composition made for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from media_pipeline.renderers.video.compositions import closing, facet, key_figures, title
from media_pipeline.renderers.video.stage import Shot, Stage, Timing
from media_pipeline.storyboard import Scene, SceneKind

_Composer = Callable[..., tuple[Shot, ...]]
_LEAD_FRAMES: Final = 10
_FRAMES_OF_A_TITLE: Final = 60


def compose(stage: Stage, *, scene: Scene, timing: Timing) -> tuple[Shot, ...]:
    """The shots of ``scene``, covering its frames without a hole."""
    parts = _parts(scene)
    starts = _starts(parts, timing=timing)
    stops = [*starts[1:], timing.stop]
    shots: list[Shot] = []
    for (composer, _), start, stop in zip(parts, starts, stops, strict=True):
        before = shots[-1].panel_to if shots else stage.panel_before
        part_timing = Timing(start, stop, timing.enters)
        shots += composer(replace(stage, panel_before=before), scene=scene, timing=part_timing)
    return tuple(shots)


def _parts(scene: Scene) -> list[tuple[_Composer, int]]:
    """Composers in order, each with the number of the first item it shows (-1: none)."""
    parts: list[tuple[_Composer, int]] = []
    if scene.kind is SceneKind.TITLE:
        parts.append((title.compose, -1))
    if scene.figures:
        parts.append((key_figures.compose, 0))
    if scene.kind is SceneKind.CLOSING:
        parts.append((closing.compose, len(scene.figures) if scene.points else -1))
    elif scene.points or not parts:
        parts.append((facet.compose, len(scene.figures)))
    return parts


def _starts(parts: list[tuple[_Composer, int]], *, timing: Timing) -> list[int]:
    """A part starts a little before its first item; one without items gets the end of the stretch."""
    starts = [timing.start]
    for _, item in parts[1:]:
        wanted = (
            timing.enters[item] - _LEAD_FRAMES if item >= 0 else timing.stop - _FRAMES_OF_A_TITLE
        )
        starts.append(max(wanted, starts[-1] + 1))
    return starts
