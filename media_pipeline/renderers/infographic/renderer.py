"""The infographic renderer: one long PNG and its text alternative."""

from pathlib import Path
from typing import ClassVar, Final

from django.utils.translation import gettext_lazy as _
from PIL import Image

from media_pipeline.renderers.base import Progress, RenderedFile, Renderer, RenderFailedError
from media_pipeline.renderers.drawing.studio import Studio
from media_pipeline.renderers.failures import check_storyboard, told_to_people
from media_pipeline.renderers.infographic import blocks
from media_pipeline.renderers.infographic.sheet import WIDTH, put_together
from media_pipeline.renderers.script import joined, transcript_of
from media_pipeline.storyboard import Scene, SceneKind, Storyboard
from media_pipeline.themes import theme_named
from media_pipeline.typesetting.fonts import FontBook

TALLEST: Final = 30_000
"""Pixels. Longer pictures open in no telephone."""


class InfographicRenderer(Renderer):
    """Renders the infographic, ``width`` pixels wide and at most ``tallest`` (at full width) high."""

    kind: ClassVar[str] = "infographic"
    version: ClassVar[str] = "1"

    def __init__(self, *, font_dir: Path, width: int = WIDTH, tallest: int = TALLEST) -> None:
        self._fonts = FontBook(font_dir)
        self._width = width
        self._tallest = tallest

    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        """Make infographic.png and infographic.txt; see :meth:`Renderer.render`."""
        with told_to_people():
            progress(0.0, "drawing")
            check_storyboard(storyboard, fonts=self._fonts)
            picture = self.draw(storyboard, progress=progress)
            progress(0.8, "storing")
            workspace.mkdir(parents=True, exist_ok=True)
            path = workspace / "infographic.png"
            unfinished = path.with_suffix(".part")
            picture.save(unfinished, format="PNG", optimize=True)
            unfinished.replace(path)
            text = workspace / "infographic.txt"
            text.write_text(transcript_of(storyboard), encoding="utf-8")
            progress(1.0, "done")
            return (
                RenderedFile("infographic", path, "image/png"),
                RenderedFile("transcript", text, "text/plain; charset=utf-8"),
            )

    def draw(self, storyboard: Storyboard, *, progress: Progress) -> Image.Image:
        """The picture, 256 colours.

        Raises:
            RenderFailedError: It would be taller than any telephone shows.
        """
        studio = Studio(
            fonts=self._fonts, theme=theme_named(storyboard.theme), scale=self._width / WIDTH
        )
        bands = []
        for band in _bands(studio, storyboard=storyboard):
            bands.append(band)
            progress(min(0.7, 0.08 * len(bands)), "drawing")
        if sum(band.height for band in bands) > self._tallest * studio.scale:
            raise RenderFailedError(
                _(
                    "The infographic would be too long for a telephone. Shorten the interpretation or leave scenes out."
                )
            )
        return put_together(bands, palette=studio.palette)


def _bands(studio: Studio, *, storyboard: Storyboard) -> "list[Image.Image]":
    scenes = joined(storyboard.scenes)
    titles = [s for s in scenes if s.kind is SceneKind.TITLE]
    title = titles[0].heading if titles and titles[0].heading.strip() else storyboard.title
    closing = next((s for s in scenes if s.kind is SceneKind.CLOSING), None)
    bands = [
        blocks.tile_band(studio, first=0),
        blocks.header(studio, storyboard=storyboard, title=title),
    ]
    bands += [blocks.key_figures(studio, scene=s) for s in scenes if s.figures]
    bands += _cards(studio, scenes=scenes)
    bands += [
        blocks.margin(studio),
        blocks.footer(studio, storyboard=storyboard, closing=closing),
        blocks.tile_band(studio, first=4),
    ]
    return bands


def _cards(studio: Studio, *, scenes: tuple[Scene, ...]) -> list[Image.Image]:
    """Facets in their order, and all questions together where the first of them stands."""
    cards: list[Image.Image] = []
    asked = [scene for scene in scenes if scene.kind is SceneKind.QUESTION]
    for scene in scenes:
        if scene.kind is SceneKind.QUESTION:
            if scene is asked[0]:
                cards.append(blocks.questions(studio, scenes=asked))
        elif scene.kind is not SceneKind.CLOSING and scene.points:
            cards.append(blocks.facet(studio, scene=scene, ordinal=len(cards) + 1))
    return cards
