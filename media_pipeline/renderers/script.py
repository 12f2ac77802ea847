"""The script: what is said in each scene, sentence by sentence, and which thing shown each sentence is about."""

import re
from dataclasses import dataclass, replace
from typing import Final

from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind, Storyboard
from media_pipeline.typesetting.characters import clean

HEADING: Final = -1
"""The item number of a sentence about the scene as a whole."""

_SENTENCE: Final = re.compile(r"[^。！？；\n]+[。！？；]*[”’」』）]*")
_SPOKEN: Final = re.compile(r"\w")
# A sentence belongs to an item when they share so much; below it, order alone decides.
_ORDER_WEIGHT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to say. ``item`` counts the scene's figures, then its points; ``HEADING`` is the scene itself."""

    text: str
    item: int


def items_of(scene: Scene) -> tuple[str, ...]:
    """What the scene shows one after another, as text to be said: its figures, then its points."""
    figures = tuple(_figure_text(figure) for figure in scene.figures)
    return figures + tuple(_point_text(point) for point in scene.points)


def _figure_text(figure: KeyFigure) -> str:
    return clean(f"{figure.label}{figure.value}{figure.unit}")


def _point_text(point: Point) -> str:
    text, detail = clean(point.text), clean(point.detail)
    if not detail:
        return text
    return f"{text}{detail}" if text.endswith(tuple("，。：；！？,:")) else f"{text}。{detail}"


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut ``text`` after 。！？； and line ends; what cannot be said is left out."""
    found = (match.group(0).strip() for match in _SENTENCE.finditer(clean(text)))
    return tuple(sentence for sentence in found if _SPOKEN.search(sentence))


def script_of(scene: Scene) -> tuple[Sentence, ...]:
    """The sentences of ``scene`` in the order they are said."""
    items = items_of(scene)
    if scene.narration.strip():
        return _aligned(split_sentences(scene.narration), items)
    heading = [Sentence(text, HEADING) for text in split_sentences(scene.heading)]
    said = [Sentence(s, index) for index, item in enumerate(items) for s in split_sentences(item)]
    return tuple(heading + said)


def _aligned(sentences: tuple[str, ...], items: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Give each item the sentence that speaks most of its words, order kept, and the sentences between to it too."""
    if not items or not sentences:
        return tuple(Sentence(text, HEADING) for text in sentences)
    likeness = [[_likeness(item, text) for text in sentences] for item in items]
    starts = _best_starts(likeness)
    owners = [
        max((item for item, start in enumerate(starts) if start <= index), default=HEADING)
        for index in range(len(sentences))
    ]
    return tuple(Sentence(text, owner) for text, owner in zip(sentences, owners, strict=True))


def _likeness(item: str, sentence: str) -> float:
    wanted = {item[i : i + 2] for i in range(len(item) - 1)}
    spoken = {sentence[i : i + 2] for i in range(len(sentence) - 1)}
    return len(wanted & spoken) / max(len(wanted), 1)


def _best_starts(likeness: list[list[float]]) -> list[int]:
    """For each item the sentence it starts at, never going back, with the greatest likeness in all."""
    items, sentences = len(likeness), len(likeness[0])

    def worth(item: int, sentence: int) -> float:
        astray = abs((sentence + 1) / (sentences + 1) - (item + 1) / (items + 1))
        return likeness[item][sentence] - _ORDER_WEIGHT * astray

    best = [[worth(0, s) for s in range(sentences)]]
    origin = [[0] * sentences]
    for item in range(1, items):
        row, back = [], []
        for sentence in range(sentences):
            before = max(range(sentence + 1), key=lambda s: best[-1][s])
            row.append(best[-1][before] + worth(item, sentence))
            back.append(before)
        best.append(row)
        origin.append(back)
    starts = [max(range(sentences), key=lambda s: best[-1][s])]
    for back in reversed(origin[1:]):
        starts.append(back[starts[-1]])
    return starts[::-1]


def joined(scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The scenes with those joined that go on under the same heading: on paper a long list needs no second page."""
    result: list[Scene] = []
    for scene in scenes:
        if result and goes_on(result[-1], scene):
            before = result[-1]
            result[-1] = replace(
                before,
                points=before.points + scene.points,
                figures=before.figures + scene.figures,
                narration="\n".join(text for text in (before.narration, scene.narration) if text),
            )
        else:
            result.append(scene)
    return tuple(result)


def goes_on(before: Scene, scene: Scene) -> bool:
    """Whether ``scene`` goes on with what ``before`` began."""
    is_list = scene.kind in (SceneKind.FACET, SceneKind.KEY_FIGURES)
    return is_list and (before.kind, before.heading) == (scene.kind, scene.heading)


def transcript_of(storyboard: Storyboard) -> str:
    """The whole explanation as plain text: headings, and under each what is said or shown."""
    about = [storyboard.issuer, storyboard.document_number, storyboard.policy_title]
    blocks = [clean(storyboard.title), "\n".join(clean(line) for line in about if line)]
    blocks += [
        "\n".join([clean(scene.heading), *_transcript_lines(scene)])
        for scene in joined(storyboard.scenes)
    ]
    closing = [clean(line) for line in (storyboard.contact, storyboard.address) if line]
    blocks.append("\n".join(closing))
    return "\n\n".join(block.strip() for block in blocks if block.strip()) + "\n"


def _transcript_lines(scene: Scene) -> list[str]:
    lines = [f"{_figure_text(figure)}。" for figure in scene.figures]
    for number, point in enumerate(scene.points, start=1):
        source = f"（{'、'.join(point.clauses)}）" if point.clauses else ""
        mark = f"{number}. " if len(scene.points) > 1 else ""
        lines.append(f"{mark}{_point_text(point)}{clean(source)}")
    if scene.narration and not lines and scene.kind is not SceneKind.TITLE:
        lines.append(clean(scene.narration))
    return lines


def all_text(storyboard: Storyboard) -> str:
    """Every character any form may have to draw."""
    parts = [
        storyboard.title,
        storyboard.issuer,
        storyboard.document_number,
        storyboard.policy_title,
        storyboard.address,
        storyboard.contact,
    ]
    for scene in storyboard.scenes:
        parts += [scene.heading, *(f.value + f.unit + f.label for f in scene.figures)]
        parts += [p.text + p.detail + "".join(p.clauses) for p in scene.points]
    return clean("\n".join(parts))
