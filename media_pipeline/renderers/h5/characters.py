"""Which text stands in which weight: what each web font must hold."""

from collections.abc import Iterable

from media_pipeline.renderers.h5.lettering import BOLD, REGULAR
from media_pipeline.renderers.h5.pages import Page
from media_pipeline.renderers.h5.words import Words
from media_pipeline.storyboard import Point, Storyboard

_ALWAYS = "0123456789.,/-%：，。、"


def texts_by_weight(
    storyboard: Storyboard, *, pages: tuple[Page, ...], words: Words
) -> dict[int, tuple[str, ...]]:
    """Return the text of each weight, as the style sheet sets it; of the bold also the titles alone."""
    titles = _ALWAYS + "".join(_titles(storyboard, pages=pages, words=words))
    return {
        BOLD: (titles + "".join(_emphasis(pages)), titles),
        REGULAR: (_ALWAYS + "".join(_regular(storyboard, pages=pages, words=words)),),
    }


def _titles(storyboard: Storyboard, *, pages: tuple[Page, ...], words: Words) -> Iterable[str]:
    headings = (f"{page.heading}{page.share}" for page in pages)
    figures = (figure.spoken for page in pages for figure in page.figures if not figure.outline)
    own = [words.series, words.example, words.read_full, words.question, words.answer]
    return [storyboard.title, *own, *headings, *figures]


def _emphasis(pages: tuple[Page, ...]) -> Iterable[str]:
    loud = (point.text for page in pages for point in _loud(page))
    clauses = (clause for point in _points(pages) for clause in point.clauses)
    asked = (question.text for page in pages for question in page.questions)
    return [*loud, *clauses, *asked]


def _regular(storyboard: Storyboard, *, pages: tuple[Page, ...], words: Words) -> Iterable[str]:
    said = (f"{point.text}{point.detail}" for point in _points(pages))
    labels = (figure.label for page in pages for figure in page.figures)
    facts = [
        storyboard.issuer,
        storyboard.policy_title,
        storyboard.document_number,
        storyboard.contact,
    ]
    own = [words.example_note, words.swipe, words.basis, words.scan]
    terms = [words.policy, words.number, words.issuer, words.contact]
    return [*facts, *own, *terms, *said, *labels]


def _loud(page: Page) -> tuple[Point, ...]:
    """The points whose text is set bold."""
    if page.look == "statements" and not page.scale:
        return page.points[:1]
    return page.points


def _points(pages: tuple[Page, ...]) -> Iterable[Point]:
    for page in pages:
        yield from page.points
        for question in page.questions:
            yield from question.answers
