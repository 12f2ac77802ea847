"""The rungs a line can stand on: 编 章 节 条 and 一、（一）1.（1）①, in full-width and half-width signs alike."""

import re
from dataclasses import dataclass
from enum import IntEnum

from cms.policies.parsing.numerals import NUMERAL, to_chinese, to_number


class Rung(IntEnum):
    """How far out a marker stands; a smaller one ends every larger one that is open."""

    BOOK = 0
    CHAPTER = 1
    CHAPTER_SECTION = 2
    ARTICLE = 3
    PART = 4
    SECTION = 5
    ITEM = 6
    SUBITEM = 7
    CIRCLED = 8


@dataclass(frozen=True, slots=True)
class Marker:
    """The number at the head of a line. ``label + separator + rest`` is the line."""

    rung: Rung
    number: int
    label: str
    separator: str
    rest: str
    insertion: int = 0
    """2 for 第十条之二, an article put in later; else 0."""


_LARGEST = 9999
_CHINESE = r"[〇○零一二三四五六七八九十百千]{1,9}"
_ARTICLE = re.compile(
    rf"(?P<label>第(?P<number>{NUMERAL}{{1,9}})条(?:之(?P<insertion>[一二三四五六七八九十]))?)(?P<separator>\s*)(?P<rest>.*)"
)
_LADDER = (
    (
        Rung.BOOK,
        re.compile(
            rf"(?P<label>第(?P<number>{NUMERAL}{{1,9}})(?:编|部分))(?P<separator>\s*)(?P<rest>.*)"
        ),
    ),
    (
        Rung.CHAPTER,
        re.compile(rf"(?P<label>第(?P<number>{NUMERAL}{{1,9}})章)(?P<separator>\s*)(?P<rest>.*)"),
    ),
    (
        Rung.CHAPTER_SECTION,
        re.compile(rf"(?P<label>第(?P<number>{NUMERAL}{{1,9}})节)(?P<separator>\s*)(?P<rest>.*)"),
    ),
    (
        Rung.PART,
        re.compile(rf"(?P<label>(?P<number>{_CHINESE})\s*、)(?P<separator>\s*)(?P<rest>.*)"),
    ),
    (
        Rung.SECTION,
        re.compile(
            rf"(?P<label>[(（]\s*(?P<number>{_CHINESE})\s*[)）])(?P<separator>\s*)(?P<rest>.*)"
        ),
    ),
    (
        Rung.SUBITEM,
        re.compile(r"(?P<label>[(（]\s*(?P<number>\d{1,3})\s*[)）])(?P<separator>\s*)(?P<rest>.*)"),
    ),
    (
        Rung.ITEM,
        re.compile(r"(?P<label>(?P<number>\d{1,3})\s*[.．、])(?P<separator>\s*)(?P<rest>(?!\d).*)"),
    ),
    (Rung.CIRCLED, re.compile(r"(?P<label>(?P<number>[①-⑳]))(?P<separator>\s*)(?P<rest>.*)")),
)
# 第三条规定的…, 第六条第一款…, 第八章所称…: a sentence that begins by naming a clause, not a clause.
_REFERENCE = re.compile(r"[第规所中至和或、，,的之及]|(?:[一二三四五六七八九十]|有关|相关)[款项]")


def read_marker(line: str) -> Marker | None:
    """Return the marker that ``line`` begins with; None when it has none or only names another clause."""
    if "\t" in line and not _TAB_AFTER_LABEL.match(line):
        return None
    match = _ARTICLE.fullmatch(line)
    if match:
        return None if _names_a_clause(match) else _marker(Rung.ARTICLE, match)
    for rung, pattern in _LADDER:
        match = pattern.fullmatch(line)
        if match:
            names_a_clause = rung <= Rung.CHAPTER_SECTION and _names_a_clause(match)
            return None if names_a_clause else _marker(rung, match)
    return None


# "第一条<tab>为…" and "一、<tab>…" are clauses whose label was set off by a tab, not rows of a table.
_TAB_AFTER_LABEL = re.compile(
    rf"(?:第{NUMERAL}{{1,9}}[编章节条]|{_CHINESE}、|[(（]{_CHINESE}[)）])\t[^\t]*$"
)


def _names_a_clause(match: re.Match[str]) -> bool:
    return not match["separator"] and _REFERENCE.match(match["rest"]) is not None


def _marker(rung: Rung, match: re.Match[str]) -> Marker | None:
    groups = match.groupdict()
    number = (
        ord(groups["number"]) - ord("①") + 1
        if rung is Rung.CIRCLED
        else to_number(groups["number"])
    )
    if number > _LARGEST:
        return None
    return Marker(
        rung=rung,
        number=number,
        label=groups["label"],
        separator=groups["separator"],
        rest=groups["rest"],
        insertion=to_number(groups["insertion"]) if groups.get("insertion") else 0,
    )


def anchor_piece(marker: Marker) -> str:
    """Return what the marker adds to an anchor: "5", or "10-z2" for 第十条之二."""
    return f"{marker.number}-z{marker.insertion}" if marker.insertion else str(marker.number)


def citation_piece(marker: Marker, *, in_article: bool) -> str:
    """Return how the rung is named in a citation, whatever signs the text used: 第一部分, （一）, 第五条, 第（一）项."""
    chinese = to_chinese(marker.number)
    if in_article and marker.rung is Rung.SECTION:
        return f"第（{chinese}）项"
    if in_article and marker.rung is Rung.ITEM:
        return f"第{marker.number}目"
    plain = {
        Rung.CHAPTER: f"第{chinese}章",
        Rung.CHAPTER_SECTION: f"第{chinese}节",
        Rung.ARTICLE: f"第{chinese}条"
        + (f"之{to_chinese(marker.insertion)}" if marker.insertion else ""),
        Rung.PART: f"第{chinese}部分",
        Rung.SECTION: f"（{chinese}）",
        Rung.ITEM: f"{marker.number}.",
        Rung.SUBITEM: f"（{marker.number}）",
    }
    return plain.get(marker.rung, marker.label)
