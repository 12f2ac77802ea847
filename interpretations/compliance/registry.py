"""Every family of rules, and the one door to them."""

import datetime
from dataclasses import dataclass

from interpretations.compliance import (
    client_words,
    copying,
    facets,
    facts,
    names,
    privacy,
    regions,
    secrecy,
    teaser,
    typos,
    vulgarity,
)
from interpretations.compliance.base import (
    Case,
    Draft,
    Finding,
    Register,
    Rule,
    Severity,
    Source,
    WordLists,
)
from interpretations.compliance.reading import fold, read

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that belong together. ``version`` rises with every change of what they find."""

    name: str
    version: int
    codes: tuple[str, ...]
    find: Rule


FAMILIES = (
    Family("facts", 1, ("B4",), facts.find),
    Family("facets", 1, ("B3", "B5"), facets.find),
    Family("copying", 1, ("B1", "B2"), copying.find),
    Family("vulgarity", 1, ("V1", "V3", "V4", "V5", "V6", "V7", "V8", "V9"), vulgarity.find),
    Family("teaser", 1, ("V2",), teaser.find),
    Family("typos", 1, ("T1", "T2"), typos.find),
    Family("names", 1, ("N1", "N2", "N3"), names.find),
    Family("regions", 1, ("R1",), regions.find),
    Family("privacy", 1, ("P1", "P2", "P3", "P4"), privacy.find),
    Family("secrecy", 1, ("S1",), secrecy.find),
    Family("client_words", 1, ("C1",), client_words.find),
)
RULESET_VERSION = ".".join(str(family.version) for family in FAMILIES)
"""Changes whenever a family does, so that a stored answer can be told from today's."""


def check(
    draft: Draft,
    *,
    sources: tuple[Source, ...],
    register: Register,
    on_day: datetime.date,
    word_lists: WordLists | None = None,
) -> tuple[Finding, ...]:
    """Return what every rule finds in ``draft``: errors first, then by field and place.

    Args:
        draft: The words.
        sources: The policies it explains; with none, every figure is reported.
        register: What names of people, departments and regions are held against.
        on_day: The day on which an office must have been held.
        word_lists: The client's own lists; none are shipped.
    """
    source_text = fold("\n".join(f"{source.title}\n{source.text}" for source in sources))
    passages = draft.all_passages()
    case = Case(
        draft=draft,
        readings=tuple(read(passage, source_text=source_text) for passage in passages),
        sources=sources,
        register=register,
        on_day=on_day,
        word_lists=word_lists or WordLists(),
        source_text=source_text,
    )
    order = {passage.field: number for number, passage in enumerate(passages)}
    found = {finding for family in FAMILIES for finding in family.find(case)}
    return tuple(
        sorted(
            found,
            key=lambda f: (_WEIGHT[f.severity], order.get(f.field, -1), f.start, f.end, f.rule),
        )
    )
