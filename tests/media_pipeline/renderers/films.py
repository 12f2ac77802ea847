"""Tiny films for tests."""

from pathlib import Path

from django.conf import settings

from media_pipeline.narration.base import NarrationEngine
from media_pipeline.renderers.base import RenderedFile
from media_pipeline.renderers.video.renderer import FilmFormat, VideoRenderer
from media_pipeline.storyboard import Storyboard
from tests.fakes.narration import ToneVoice

TINY = FilmFormat(width=320, height=180, fps=5)


def video_renderer(
    *,
    engine: NarrationEngine | None = None,
    ffmpeg: str | None = None,
    font_dir: Path | None = None,
    film_format: FilmFormat = TINY,
) -> VideoRenderer:
    return VideoRenderer(
        font_dir=font_dir or Path(settings.JIEDU_FONT_DIR),
        engine=engine or ToneVoice(),
        ffmpeg=ffmpeg or settings.JIEDU_FFMPEG,
        producer_code="JIEDU-TEST",
        film_format=film_format,
    )


def silently(fraction: float, stage: str) -> None:
    """A progress that nobody watches."""


def render(
    storyboard: Storyboard, workspace: Path, *, renderer: VideoRenderer | None = None
) -> dict[str, RenderedFile]:
    files = (renderer or video_renderer()).render(
        storyboard, workspace=workspace, progress=silently
    )
    return {file.role: file for file in files}
