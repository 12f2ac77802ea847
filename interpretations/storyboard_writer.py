"""Writes the storyboard of an interpretation by rule.

The storyboard says nothing the text does not say: scenes are cut from it by meaning (facets, measures, questions) and by
how much a viewer reads at a glance.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.policies.models import PolicyPage
from interpretations.models import InterpretationPage
from interpretations.plain_text import paragraphs_of, sentences_of
from interpretations.selectors import clause_names as names_of_clauses
from interpretations.selectors import pinned_clause_keys, policies_of
from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind, Storyboard

# What fits on one screen and is read while it is spoken.
_POINTS_A_SCENE = 4
_CHARACTERS_A_SCENE = 130
_MEASURES_A_SCENE = 3
_FIGURES_A_SCENE = 3
_CONTENT_LANGUAGE = "zh-hans"
_Item = TypeVar("_Item")


class Words(NamedTuple):
    """What the storyboard says that the interpretation does not: headings of the parts."""

    background: str
    basis: str
    purpose: str
    measures: str
    figures: str
    questions: str
    closing: str


def storyboard_of(page: InterpretationPage) -> Storyboard:
    """Write the storyboard of ``page`` from what the database knows of its policies and clauses."""
    return write_storyboard(
        page, policies=policies_of(page), clause_names=names_of_clauses(pinned_clause_keys(page))
    )


def write_storyboard(
    page: InterpretationPage, *, policies: Sequence[PolicyPage], clause_names: Mapping[str, str]
) -> Storyboard:
    """Write the storyboard of ``page``.

    Args:
        page: The interpretation, live or as a draft; unsaved changes count.
        policies: The policies it explains, the leading one first; not empty.
        clause_names: How each pinned clause is cited ("第三条"), by its public key.
    """
    with override(_CONTENT_LANGUAGE):
        words = _words()
        policy = policies[0]
        scenes = (
            Scene(
                key="title",
                kind=SceneKind.TITLE,
                heading=page.title,
                narration=_opening(page, policy),
            ),
            *_facet_scenes("background", words.background, page.background),
            *_facet_scenes("basis", words.basis, page.basis),
            *_facet_scenes("purpose", words.purpose, page.purpose),
            *_figure_scenes(page, words.figures),
            *_measure_scenes(page, words.measures, clause_names),
            *_question_scenes(page, words.questions, clause_names),
            Scene(
                key="closing",
                kind=SceneKind.CLOSING,
                heading=words.closing,
                narration=_closing(page),
            ),
        )
    return Storyboard(
        title=page.title,
        issuer=policy.issuers or str(policy.lead_department or ""),
        document_number=policy.document_number,
        policy_title=policy.title,
        address=page.full_url or "",
        contact=page.contact,
        scenes=scenes,
        is_example=any(policy.is_example for policy in policies),
    )


def _words() -> Words:
    return Words(
        background=_("Background"),
        basis=_("Basis"),
        purpose=_("Purpose"),
        measures=_("What it does"),
        figures=_("Key figures"),
        questions=_("You may ask"),
        closing=_("Read the full text"),
    )


def _opening(page: InterpretationPage, policy: PolicyPage) -> str:
    return _("%(title)s. About “%(policy)s”.") % {"title": page.title, "policy": policy.title}


def _closing(page: InterpretationPage) -> str:
    if page.contact:
        return _("Scan the code for the full text. Questions? %(contact)s.") % {
            "contact": page.contact
        }
    return _("Scan the code for the full text.")


def _facet_scenes(key: str, heading: str, rich_text: str) -> Iterator[Scene]:
    points = [
        Point(text=sentence)
        for paragraph in paragraphs_of(rich_text)
        for sentence in sentences_of(paragraph)
    ]
    for number, group in enumerate(_screens(points), start=1):
        yield Scene(
            key=f"{key}-{number}",
            kind=SceneKind.FACET,
            heading=heading,
            points=group,
            narration="".join(point.text for point in group)
            if number > 1
            else f"{heading}。{''.join(p.text for p in group)}",
        )


def _screens(points: Iterable[Point]) -> Iterator[tuple[Point, ...]]:
    group: list[Point] = []
    for point in points:
        length = sum(len(other.text) for other in group) + len(point.text)
        if group and (len(group) == _POINTS_A_SCENE or length > _CHARACTERS_A_SCENE):
            yield tuple(group)
            group = []
        group.append(point)
    if group:
        yield tuple(group)


def _figure_scenes(page: InterpretationPage, heading: str) -> Iterator[Scene]:
    figures = [
        KeyFigure(
            value=block.value["figure_value"],
            unit=block.value["figure_unit"] or "",
            label=block.value["figure_label"] or block.value["heading"],
        )
        for block in page.measures
        if block.value["figure_value"]
    ]
    # Seen, not spelled out: the measures say each of them, and a film should not say a thing twice.
    for number, group in enumerate(_chunks(figures, _FIGURES_A_SCENE), start=1):
        yield Scene(
            key=f"figures-{number}",
            kind=SceneKind.KEY_FIGURES,
            heading=heading,
            figures=tuple(group),
            narration=f"{heading}。"
            if number == 1
            else "；".join(one.label for one in group) + "。",
        )


def _measure_scenes(
    page: InterpretationPage, heading: str, names: Mapping[str, str]
) -> Iterator[Scene]:
    points = [
        Point(
            text=block.value["heading"],
            detail=block.value["text"],
            clauses=tuple(
                names[pin.clause] for pin in block.value["clauses"] if pin.clause in names
            ),
        )
        for block in page.measures
    ]
    for number, group in enumerate(_chunks(points, _MEASURES_A_SCENE), start=1):
        spoken = "".join(f"{point.text.rstrip('。')}。{point.detail}" for point in group)
        yield Scene(
            key=f"measures-{number}",
            kind=SceneKind.FACET,
            heading=heading,
            points=tuple(group),
            narration=f"{heading}。{spoken}" if number == 1 else spoken,
        )


def _question_scenes(
    page: InterpretationPage, heading: str, names: Mapping[str, str]
) -> Iterator[Scene]:
    for number, block in enumerate(page.questions, start=1):
        value = block.value
        clauses = tuple(names[pin.clause] for pin in value["clauses"] if pin.clause in names)
        yield Scene(
            key=f"question-{number}",
            kind=SceneKind.QUESTION,
            heading=value["question"],
            points=(Point(text=value["answer"], clauses=clauses),),
            narration=f"{heading}：{value['question']}{value['answer']}"
            if number == 1
            else f"{value['question']}{value['answer']}",
        )


def _chunks(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
