"""Renderers that draw nothing: they count what they do and fail on demand."""

import time
from pathlib import Path
from typing import ClassVar

from media_pipeline.renderers.base import Progress, RenderedFile, Renderer, RenderFailedError
from media_pipeline.storyboard import Storyboard


class SceneByScene(Renderer):
    """Writes a small file a scene, keeps finished ones, and logs each scene it really draws.

    ``log`` gathers one line a scene drawn; ``seconds_a_scene`` makes it slow enough to be killed.
    """

    kind: ClassVar[str] = "h5"
    version: ClassVar[str] = "fake-1"

    def __init__(self, *, log: str = "", seconds_a_scene: float = 0.0) -> None:
        self._log = Path(log) if log else None
        self._seconds = seconds_a_scene

    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        for number, scene in enumerate(storyboard.scenes, start=1):
            path = workspace / f"{scene.key}.scene"
            if not path.exists():
                self._draw(path, key=scene.key)
            progress(number / len(storyboard.scenes), "scenes")
        page = workspace / "page.html"
        page.write_text(f"<p>{storyboard.title}</p>", encoding="utf-8")
        return (RenderedFile("page", page, "text/html"),)

    def _draw(self, path: Path, *, key: str) -> None:
        if self._log:
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{key}\n")
        time.sleep(self._seconds)
        unfinished = path.with_suffix(".part")
        unfinished.write_text(key, encoding="utf-8")
        unfinished.replace(path)


class Failing(SceneByScene):
    """Says why it cannot."""

    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        raise RenderFailedError("缺少字体，请联系管理员。", detail="no such file")


class Broken(SceneByScene):
    """Breaks in a way nobody foresaw."""

    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        raise ZeroDivisionError("a secret of the inside")


class Film(SceneByScene):
    """Makes the files of a film."""

    kind: ClassVar[str] = "video"

    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        files = {"video": "video/mp4", "captions": "text/vtt", "poster": "image/jpeg"}
        for role in files:
            (workspace / role).write_text(f"{role} of {storyboard.title}", encoding="utf-8")
        return tuple(RenderedFile(role, workspace / role, kind) for role, kind in files.items())


class NotARenderer:
    """Something else."""
