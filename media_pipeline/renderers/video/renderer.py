"""The film renderer: a narrated MP4 with captions, a poster and a transcript."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from django.utils.translation import gettext_lazy as _

from media_pipeline.narration.base import NarrationEngine
from media_pipeline.renderers.base import Progress, RenderedFile, Renderer, RenderFailedError
from media_pipeline.renderers.drawing.studio import Studio
from media_pipeline.renderers.failures import check_storyboard, told_to_people
from media_pipeline.renderers.script import transcript_of
from media_pipeline.renderers.video.captions import write_webvtt
from media_pipeline.renderers.video.encoder import encode_scene
from media_pipeline.renderers.video.film import Director, Film, scene_path
from media_pipeline.renderers.video.muxing import ScenesDifferError, assemble
from media_pipeline.renderers.video.soundtrack import Voice, lay_down
from media_pipeline.renderers.video.stage import HEIGHT, WIDTH
from media_pipeline.renderers.video.verification import verify_film
from media_pipeline.storyboard import Storyboard
from media_pipeline.themes import theme_named
from media_pipeline.typesetting.fonts import FontBook

EXPLICIT_MARK: Final = "语音由人工智能合成"
_SPOKEN: Final = 0.15
_ENCODED: Final = 0.9
_POSTER_QUALITY: Final = 90


@dataclass(frozen=True, slots=True)
class FilmFormat:
    """Picture size (16:9, even) and frames a second."""

    width: int = WIDTH
    height: int = HEIGHT
    fps: int = 25

    def __post_init__(self) -> None:
        if self.width * HEIGHT != self.height * WIDTH or self.width % 2 or self.height % 2:
            raise ValueError("the film is drawn for pictures of 16:9 with even sides")


class VideoRenderer(Renderer):
    """Renders the film.

    Args:
        font_dir: Folder of the fonts named in :mod:`media_pipeline.typesetting.fonts`.
        engine: The voice.
        ffmpeg: The program that checks the finished film.
        producer_code: The organisation's code in the implicit mark of synthetic content.
        film_format: Size and speed.
    """

    kind: ClassVar[str] = "video"
    version: ClassVar[str] = "1"

    def __init__(
        self,
        *,
        font_dir: Path,
        engine: NarrationEngine,
        ffmpeg: str = "ffmpeg",
        producer_code: str = "",
        film_format: FilmFormat | None = None,
    ) -> None:
        self._fonts = FontBook(font_dir)
        self._engine = engine
        self._ffmpeg = ffmpeg
        self._producer_code = producer_code
        self._format = film_format or FilmFormat()

    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        """Make film.mp4, captions.vtt, poster.jpg and transcript.txt; see :meth:`Renderer.render`."""
        with told_to_people():
            progress(0.0, "narration")
            film = self.direct(storyboard, workspace=workspace, progress=progress)
            progress(_SPOKEN, "scenes")
            scenes = self._encode(film, folder=workspace / "scenes", progress=progress)
            progress(_ENCODED, "assembling")
            path = self._assemble(film, scenes, storyboard=storyboard, workspace=workspace)
            progress(0.95, "checking")
            verify_film(path, ffmpeg=self._ffmpeg)
            files = (
                RenderedFile("video", path, "video/mp4"),
                self._captions(film, storyboard=storyboard, workspace=workspace),
                self._poster(film, workspace=workspace),
                self._transcript(storyboard, workspace=workspace),
            )
            progress(1.0, "done")
            return files

    def direct(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress = lambda _, __: None
    ) -> Film:
        """Speak, time and compose ``storyboard`` without encoding anything: any frame can then be looked at.

        Raises:
            RenderFailedError: It cannot be made into a film.
        """
        with told_to_people():
            check_storyboard(storyboard, fonts=self._fonts)
            size = (self._format.width, self._format.height)
            studio = Studio(
                fonts=self._fonts,
                theme=theme_named(storyboard.theme),
                scale=self._format.width / WIDTH,
            )
            mark = EXPLICIT_MARK if self._engine.is_synthetic else ""
            voice = Voice(self._engine, folder=workspace / "voice")
            director = Director(studio, size, fps=self._format.fps, mark=mark)
            return director.direct(
                storyboard,
                voice=voice,
                on_spoken=lambda share: progress(_SPOKEN * share, "narration"),
            )

    def _encode(self, film: Film, *, folder: Path, progress: Progress) -> list[Path]:
        """Encode the scenes that are not there yet."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for scene in film.scenes:
            path = scene_path(folder, scene)

            def on_frames(done: int, *, before: int = scene.first_frame) -> None:
                share = (before + done) / film.frames
                progress(_SPOKEN + (_ENCODED - _SPOKEN) * share, "scenes")

            if not path.exists():
                encode_scene(scene.painter, path, fps=film.fps, on_frames=on_frames)
            scene.painter.rest()
            on_frames(scene.painter.frames)
            paths.append(path)
        return paths

    def _assemble(
        self, film: Film, scenes: list[Path], *, storyboard: Storyboard, workspace: Path
    ) -> Path:
        path = workspace / "film.mp4"
        sound = lay_down(film.sounds(), seconds=film.seconds)
        metadata = {"title": storyboard.title}
        if self._engine.is_synthetic:
            metadata["AIGC"] = implicit_mark(storyboard, producer_code=self._producer_code)
        try:
            assemble(scenes, sound=sound, path=path, fps=film.fps, metadata=metadata)
        except ScenesDifferError as error:
            for scene in scenes:
                scene.unlink(missing_ok=True)
            reason = _(
                "The scenes kept from an earlier render do not suit each other; they were removed. Try again."
            )
            raise RenderFailedError(reason, detail=str(error)) from error
        return path

    def _captions(self, film: Film, *, storyboard: Storyboard, workspace: Path) -> RenderedFile:
        path = workspace / "captions.vtt"
        _write_text(path, write_webvtt(film.cues(), language=storyboard.language))
        return RenderedFile("captions", path, "text/vtt")

    def _poster(self, film: Film, *, workspace: Path) -> RenderedFile:
        """The opening picture when all of it has come."""
        path = workspace / "poster.jpg"
        opening = film.scenes[0].painter
        picture = opening.picture(min(2 * film.fps, opening.shots[0].stop - film.fps))
        unfinished = path.with_suffix(".part")
        picture.save(
            unfinished, format="JPEG", quality=_POSTER_QUALITY, optimize=True, subsampling=0
        )
        unfinished.replace(path)
        return RenderedFile("poster", path, "image/jpeg")

    def _transcript(self, storyboard: Storyboard, *, workspace: Path) -> RenderedFile:
        path = workspace / "transcript.txt"
        _write_text(path, transcript_of(storyboard))
        return RenderedFile("transcript", path, "text/plain; charset=utf-8")


def implicit_mark(storyboard: Storyboard, *, producer_code: str) -> str:
    """The ``AIGC`` metadata of GB 45438-2025 as JSON; the work's id is its storyboard's digest."""
    mark = {
        "Label": "1",
        "ContentProducer": producer_code,
        "ProduceID": storyboard.digest,
        "ReservedCode1": "",
        "ContentPropagator": "",
        "PropagateID": "",
        "ReservedCode2": "",
    }
    return json.dumps(mark, ensure_ascii=False, separators=(",", ":"))


def _write_text(path: Path, text: str) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
