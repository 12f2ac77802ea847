"""The screens of an H5 page: scenes put in the order and grouping in which a thumb meets them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from media_pipeline.renderers.h5.figures import DrawnFigure, draw
from media_pipeline.renderers.h5.lettering import Lettering
from media_pipeline.renderers.h5.words import Words
from media_pipeline.storyboard import Point, Scene, SceneKind, Storyboard

_QUESTIONS_A_PAGE = 3
_FIGURES_A_PAGE = 3
# What a phone of 360 × 740 shows below a heading, in lines of body text of so many characters.
_LINES_A_PAGE = 17
_CHARACTERS_A_LINE = 16
_SPARSE_CHARACTERS = 64
_AIRY_CHARACTERS = 110


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer."""

    text: str
    answers: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One full screen.

    ``look`` is "cover", "statements", "measures", "figures", "questions" or "closing"; ``number`` counts from 1;
    ``part`` is the number of the heading among the headings, ``ordinal`` that number drawn, and ``share`` says "1/2" where a heading has several pages.
    ``scale`` is "sparse" or "airy" where little text may stand large.
    """

    look: str
    heading: str
    points: tuple[Point, ...] = ()
    figures: tuple[DrawnFigure, ...] = ()
    questions: tuple[Question, ...] = ()
    first_point: int = 1
    number: int = 0
    part: int = 0
    ordinal: str = ""
    share: str = ""

    @property
    def scale(self) -> str:
        """How large statements may stand."""
        characters = sum(len(point.text) for point in self.points)
        if self.look != "statements" or characters > _AIRY_CHARACTERS:
            return ""
        return "sparse" if characters <= _SPARSE_CHARACTERS else "airy"


@dataclass(frozen=True, slots=True)
class Part:
    """One dot of the navigation: the pages under one heading."""

    heading: str
    first: int
    last: int


def pages_of(storyboard: Storyboard, *, words: Words, lettering: Lettering) -> tuple[Page, ...]:
    """Lay the scenes out as screens; a cover and a closing are there even if the storyboard has no scene for them."""
    framing = {SceneKind.TITLE, SceneKind.CLOSING}
    inner = [scene for scene in storyboard.scenes if scene.kind not in framing]
    closings = (scene.heading for scene in storyboard.scenes if scene.kind is SceneKind.CLOSING)
    pages = [
        Page(look="cover", heading=storyboard.title),
        *_inner_pages(inner, words=words, lettering=lettering),
        Page(look="closing", heading=next(closings, "") or words.read_full),
    ]
    return tuple(_numbered(pages, lettering=lettering))


def parts_of(pages: tuple[Page, ...]) -> tuple[Part, ...]:
    """Return the dots: neighbouring pages under one heading share one."""
    groups = (list(group) for _, group in groupby(pages, key=lambda page: page.part))
    return tuple(Part(group[0].heading, group[0].number, group[-1].number) for group in groups)


def _inner_pages(scenes: list[Scene], *, words: Words, lettering: Lettering) -> Iterator[Page]:
    for (kind, heading), group in groupby(scenes, key=_belongs_to):
        same = list(group)
        if kind is SceneKind.QUESTION:
            yield from _question_pages(same, heading=words.questions)
        elif kind is SceneKind.KEY_FIGURES:
            yield from _figure_pages(same, heading=heading, lettering=lettering)
        else:
            yield from _point_pages(
                [point for scene in same for point in scene.points], heading=heading
            )


def _belongs_to(scene: Scene) -> tuple[SceneKind, str]:
    """Every question has a heading of its own; they share their pages all the same."""
    return scene.kind, "" if scene.kind is SceneKind.QUESTION else scene.heading


def _question_pages(scenes: list[Scene], *, heading: str) -> Iterator[Page]:
    for start in range(0, len(scenes), _QUESTIONS_A_PAGE):
        asked = scenes[start : start + _QUESTIONS_A_PAGE]
        questions = tuple(Question(scene.heading, scene.points) for scene in asked)
        yield Page(look="questions", heading=heading, questions=questions)


def _figure_pages(scenes: list[Scene], *, heading: str, lettering: Lettering) -> Iterator[Page]:
    figures = [draw(figure, lettering=lettering) for scene in scenes for figure in scene.figures]
    points = tuple(point for scene in scenes for point in scene.points)
    left = max(1, ceil(len(figures) / _FIGURES_A_PAGE))
    while left:
        shown = ceil(len(figures) / left)
        left -= 1
        yield Page(
            look="figures",
            heading=heading,
            figures=tuple(figures[:shown]),
            points=() if left else points,
        )
        figures = figures[shown:]


def _point_pages(points: list[Point], *, heading: str) -> Iterator[Page]:
    has_cards = any(point.detail or point.clauses for point in points)
    look = "measures" if has_cards else "statements"
    for group in _screenfuls(points) or [[]]:
        yield Page(look=look, heading=heading, points=tuple(group))


def _screenfuls(points: list[Point]) -> list[list[Point]]:
    """Fill as few screens as will do, each about as full as the others."""
    lines = [_lines_of(point) for point in points]
    fair_share = sum(lines) / max(1, ceil(sum(lines) / _LINES_A_PAGE))
    screens: list[list[Point]] = []
    filled = 0.0
    for point, height in zip(points, lines, strict=True):
        if not screens or filled + height > _LINES_A_PAGE or filled + height / 2 > fair_share:
            screens.append([])
            filled = 0.0
        screens[-1].append(point)
        filled += height
    return screens


def _lines_of(point: Point) -> float:
    text = ceil(len(point.text) / _CHARACTERS_A_LINE) + ceil(len(point.detail) / _CHARACTERS_A_LINE)
    return text + (1.5 if point.clauses else 0) + 1


def _numbered(pages: list[Page], *, lettering: Lettering) -> Iterator[Page]:
    number = 0
    for part, (_, group) in enumerate(groupby(pages, key=lambda page: (page.look, page.heading))):
        same = list(group)
        points = 1
        ordinal = lettering.outline(f"{part:02}")
        for index, page in enumerate(same, start=1):
            number += 1
            share = f"{index}/{len(same)}" if len(same) > 1 else ""
            yield replace(
                page, number=number, part=part, ordinal=ordinal, share=share, first_point=points
            )
            points += len(page.points)
