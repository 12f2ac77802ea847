"""The film: a storyboard with every sentence spoken, every scene timed and composed, ready to be painted."""

import hashlib
import json
import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import av
import PIL
from PIL import Image

from media_pipeline.renderers.drawing.studio import Studio
from media_pipeline.renderers.script import Sentence, goes_on, items_of, script_of
from media_pipeline.renderers.video import encoder
from media_pipeline.renderers.video.captions import Cue, cues_for
from media_pipeline.renderers.video.compositions.scenes import compose
from media_pipeline.renderers.video.painter import ScenePainter
from media_pipeline.renderers.video.soundtrack import RATE, Samples, Voice
from media_pipeline.renderers.video.stage import Stage, Timing
from media_pipeline.storyboard import Scene, SceneKind, Storyboard

LEAD_SECONDS: Final = 0.7
PAUSE_SECONDS: Final = 0.35
TAIL_SECONDS: Final = 0.9
_FIRST_ITEM_SECONDS: Final = 0.8
_READ_CHARACTERS_A_SECOND: Final = 16
_HOLD_SECONDS: Final = 2.4
_AHEAD_SECONDS: Final = 0.15
_LEAST_SECONDS: Final = {
    SceneKind.TITLE: 4.0,
    SceneKind.FACET: 4.0,
    SceneKind.KEY_FIGURES: 5.0,
    SceneKind.QUESTION: 4.0,
    SceneKind.CLOSING: 6.0,
}


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """One sentence and its sound, at ``start`` seconds into its scene."""

    sentence: Sentence
    sound: Samples
    start: float

    @property
    def stop(self) -> float:
        """When it has been said."""
        return self.start + self.sound.size / RATE


@dataclass(frozen=True, slots=True)
class FilmScene:
    """One scene of the film. ``digest`` names all that its pictures depend on."""

    scene: Scene
    first_frame: int
    painter: ScenePainter
    spoken: tuple[SpokenSentence, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Film:
    """A whole film. Frames are counted from 0."""

    scenes: tuple[FilmScene, ...]
    size: tuple[int, int]
    fps: int

    @property
    def frames(self) -> int:
        """How many frames there are."""
        last = self.scenes[-1]
        return last.first_frame + last.painter.frames

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.frames / self.fps

    def picture(self, frame: int) -> Image.Image:
        """One frame as an RGB picture."""
        index = bisect_right([scene.first_frame for scene in self.scenes], frame) - 1
        scene = self.scenes[index]
        return scene.painter.picture(min(frame - scene.first_frame, scene.painter.frames - 1))

    def sounds(self) -> list[tuple[float, Samples]]:
        """Every sentence's sound with its time in seconds from the film's start."""
        return [
            (scene.first_frame / self.fps + spoken.start, spoken.sound)
            for scene in self.scenes
            for spoken in scene.spoken
        ]

    def cues(self) -> list[Cue]:
        """The captions of the whole film."""
        return [
            cue
            for scene in self.scenes
            for spoken in scene.spoken
            for cue in cues_for(
                spoken.sentence.text,
                start=scene.first_frame / self.fps + spoken.start,
                stop=scene.first_frame / self.fps + spoken.stop,
            )
        ]


def with_opening(storyboard: Storyboard) -> Storyboard:
    """The same storyboard, beginning with a title scene: a film needs an opening picture."""
    if storyboard.scenes[0].kind is SceneKind.TITLE:
        return storyboard
    opening = Scene(key="opening", kind=SceneKind.TITLE, heading=storyboard.title)
    return replace(storyboard, scenes=(opening, *storyboard.scenes))


@dataclass(frozen=True, slots=True)
class Director:
    """Makes a film of a storyboard: who speaks, how large, how fast, and with which mark on the opening picture."""

    studio: Studio
    size: tuple[int, int]
    fps: int
    mark: str

    def direct(
        self, storyboard: Storyboard, *, voice: Voice, on_spoken: Callable[[float], None]
    ) -> Film:
        """Speak, time and compose every scene of ``storyboard``; see :meth:`Voice.say_all` for ``on_spoken``.

        Raises:
            NarrationFailedError: The voice failed.
            DoesNotFitError: A text is too long for its place.
        """
        storyboard = with_opening(storyboard)
        scripts = [script_of(scene) for scene in storyboard.scenes]
        said = [sentence.text for script in scripts for sentence in script]
        sounds = iter(voice.say_all(said, on_spoken=on_spoken))
        scenes: list[FilmScene] = []
        panel = self.size[0]
        first_frame = 0
        number = 0
        for index, (scene, script) in enumerate(zip(storyboard.scenes, scripts, strict=True)):
            is_list_going_on = index > 0 and goes_on(storyboard.scenes[index - 1], scene)
            number = number + len(storyboard.scenes[index - 1].points) if is_list_going_on else 0
            spoken = _placed(script, [next(sounds) for _ in script])
            timing = self._timing(scene, spoken)
            stage = Stage(
                self.studio,
                storyboard,
                index=index,
                total=len(scripts),
                panel_before=panel,
                mark=self.mark if index == 0 else "",
                first_number=number,
            )
            shots = compose(stage, scene=scene, timing=timing)
            painter = ScenePainter(stage, shots=shots, size=self.size)
            digest = self._digest(stage, scene=scene, timing=timing)
            scenes.append(FilmScene(scene, first_frame, painter, spoken, digest))
            panel = shots[-1].panel_to
            first_frame += painter.frames
        return Film(tuple(scenes), self.size, self.fps)

    def _timing(self, scene: Scene, spoken: tuple[SpokenSentence, ...]) -> Timing:
        items = items_of(scene)
        starts: list[float] = []
        for item in range(len(items)):
            said = [s.start for s in spoken if s.sentence.item == item]
            earliest = (
                starts[-1] + _reading_seconds(items[item - 1]) if starts else _FIRST_ITEM_SECONDS
            )
            starts.append(max(said[0] - _AHEAD_SECONDS, earliest) if said else earliest)
        seconds = max(
            _LEAST_SECONDS[scene.kind],
            spoken[-1].stop + TAIL_SECONDS if spoken else 0.0,
            starts[-1] + max(_reading_seconds(items[-1]), _HOLD_SECONDS) if starts else 0.0,
        )
        frames = math.ceil(seconds * self.fps - 1e-6)
        return Timing(0, frames, tuple(int(start * self.fps) for start in starts))

    def _digest(self, stage: Stage, *, scene: Scene, timing: Timing) -> str:
        """Names everything the scene's pictures are made from; equal digests, equal bytes."""
        frame_of_film = {**asdict(stage.storyboard), "scenes": None}
        parts = {
            "film": frame_of_film,
            "scene": {**asdict(scene), "narration": None},
            "timing": asdict(timing),
            "place": (stage.index, stage.total, stage.panel_before, stage.mark, stage.first_number),
            "size": (self.size, self.fps),
            "theme": repr(self.studio.theme),
            "fonts": self.studio.fonts.digest(),
            "code": (COMPOSITION_VERSION, encoder.SIGNATURE, PIL.__version__, av.__version__),
        }
        text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:40]


def _reading_seconds(text: str) -> float:
    """How long an item stands at least before the next comes: time to read it, said or not."""
    return 0.8 + len(text) / _READ_CHARACTERS_A_SECOND


COMPOSITION_VERSION: Final = "1"
"""Raise it whenever the same scene would be painted differently."""


def _placed(script: tuple[Sentence, ...], sounds: list[Samples]) -> tuple[SpokenSentence, ...]:
    """The sentences one after another, with a pause between."""
    placed = []
    clock = LEAD_SECONDS
    for sentence, sound in zip(script, sounds, strict=True):
        placed.append(SpokenSentence(sentence, sound, clock))
        clock += sound.size / RATE + PAUSE_SECONDS
    return tuple(placed)


def scene_path(folder: Path, scene: FilmScene) -> Path:
    """Where the finished pictures of ``scene`` are kept."""
    return folder / f"{scene.digest}.mp4"
