"""Builds the clause tree of one part from its lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.policies.enums import ClauseLevel
from cms.policies.parsing.headings import heading_of
from cms.policies.parsing.ladder import Marker, Rung, anchor_piece, citation_piece, read_marker
from cms.policies.parsing.numerals import to_chinese
from cms.policies.parsing.parsed import Doubt, ParsedClause

_EXCERPT = 30
_LEVELS = {
    Rung.BOOK: ClauseLevel.PART,
    Rung.CHAPTER: ClauseLevel.CHAPTER,
    Rung.CHAPTER_SECTION: ClauseLevel.CHAPTER_SECTION,
    Rung.ARTICLE: ClauseLevel.ARTICLE,
    Rung.PART: ClauseLevel.PART,
    Rung.SECTION: ClauseLevel.SECTION,
    Rung.ITEM: ClauseLevel.ITEM,
    Rung.SUBITEM: ClauseLevel.SUBITEM,
    Rung.CIRCLED: ClauseLevel.SUBITEM,
}
# What the anchor of a clause begins with when the clause stands at the top of its part.
_TOPS = {
    Rung.BOOK: "b",
    Rung.CHAPTER: "ch",
    Rung.CHAPTER_SECTION: "cs",
    Rung.ARTICLE: "a",
    Rung.PART: "c",
    Rung.SECTION: "s",
    Rung.ITEM: "i",
    Rung.SUBITEM: "u",
    Rung.CIRCLED: "o",
}
# Inside an article （一） is an item 项 and 1. a sub-item 目.
_LEVELS_IN_ARTICLE = {**_LEVELS, Rung.SECTION: ClauseLevel.ITEM, Rung.ITEM: ClauseLevel.SUBITEM}


@dataclass(slots=True)
class Branch:
    """A clause while its children are still being found. Without a marker: a paragraph, a table, or the root."""

    level: ClauseLevel
    marker: Marker | None
    text: str
    anchor: str
    citation: str
    in_article: bool = False
    holds_items: bool = False
    """Whether it is a paragraph 款 of an article, which the items 项 after it belong to."""
    children: list["Branch"] = field(default_factory=list)
    last: dict[Rung, Marker] = field(default_factory=dict)
    """The latest marker of each rung inside it, which the next one is to follow."""
    paragraphs: int = 0
    """How many paragraphs it has so far, its own words included unless they only name it."""

    def __post_init__(self) -> None:
        only_named = (
            heading_of(self.text, level=self.level, in_article=self.in_article) == self.text
        )
        self.paragraphs = 0 if only_named else 1


class TreeBuilder:
    """Reads lines one after another and hangs each where it belongs.

    Anchors are unique over every builder that shares ``taken``.
    """

    def __init__(
        self, *, prefix: str = "", cited_as: str = "", taken: Counter[str] | None = None
    ) -> None:
        self.doubts: list[Doubt] = []
        self._prefix = prefix
        self._taken = taken if taken is not None else Counter()
        self._root = Branch(
            ClauseLevel.PARAGRAPH, marker=None, text="", anchor="", citation=cited_as
        )
        self._open: list[Branch] = [self._root]
        self._tables = 0

    def build(self, lines: Sequence[str]) -> tuple[ParsedClause, ...]:
        """Return the clauses of ``lines``; what was unsure is added to ``doubts``."""
        rows: list[str] = []
        for line in lines:
            marker = read_marker(line)
            if marker is None and "\t" in line:
                rows.append(line)
                continue
            self._end_table(rows)
            if marker is None:
                self._add_paragraph(line)
            else:
                self._add_marked(marker)
        self._end_table(rows)
        self.doubts.extend(_stray_paragraphs(self._root))
        return tuple(_freeze(branch) for branch in self._root.children)

    def _add_marked(self, marker: Marker) -> None:
        while self._is_over(self._open[-1], marker):
            self._open.pop()
        parent = self._open[-1]
        levels = _LEVELS_IN_ARTICLE if parent.in_article else _LEVELS
        # Articles count through all chapters, so they are named without the chapter they stand in.
        inside = self._root if marker.rung is Rung.ARTICLE else parent
        self._doubt_order(inside, marker)
        self._hang(
            Branch(
                level=levels[marker.rung],
                marker=marker,
                text=marker.rest,
                anchor=self._anchor(inside, anchor_piece(marker), top=_TOPS[marker.rung]),
                citation=inside.citation + citation_piece(marker, in_article=parent.in_article),
                in_article=parent.in_article or marker.rung is Rung.ARTICLE,
            )
        )

    def _is_over(self, branch: Branch, marker: Marker) -> bool:
        """Whether ``branch`` is over before a clause with ``marker`` can begin."""
        if branch is self._root:
            return False
        if branch.marker is None:
            return not branch.holds_items or marker.rung < Rung.SECTION
        return branch.marker.rung >= marker.rung

    def _add_paragraph(self, line: str) -> None:
        parent = self._paragraph_parent()
        parent.paragraphs += 1
        number = parent.paragraphs
        named = f"第{to_chinese(number)}款" if _is_article(parent) else f"第{number}段"
        self._hang(
            Branch(
                level=ClauseLevel.PARAGRAPH,
                marker=None,
                text=line,
                anchor=self._anchor(parent, f"p{number}", top="t"),
                citation=parent.citation + named,
                in_article=parent.in_article,
                holds_items=_is_article(parent),
            )
        )

    def _paragraph_parent(self) -> Branch:
        innermost = self._open[-1]
        if innermost.in_article and innermost.marker is not None and not _is_article(innermost):
            if innermost.text.endswith((":", "：")):
                return innermost
            # Items are over: the line is the article's next paragraph 款.
            while not _is_article(self._open[-1]):
                self._open.pop()
        while self._open[-1].marker is None and self._open[-1] is not self._root:
            self._open.pop()
        return self._open[-1]

    def _end_table(self, rows: list[str]) -> None:
        if not rows:
            return
        while self._open[-1].marker is None and self._open[-1] is not self._root:
            self._open.pop()
        self._tables += 1
        table = Branch(
            level=ClauseLevel.TABLE,
            marker=None,
            text="\n".join(rows),
            anchor=self._anchor(self._root, str(self._tables), top="t"),
            citation=f"{self._root.citation}表{self._tables}",
        )
        self._open[-1].children.append(table)
        self.doubts.extend(_ragged(rows))
        rows.clear()

    def _hang(self, branch: Branch) -> None:
        self._open[-1].children.append(branch)
        self._open.append(branch)

    def _anchor(self, inside: Branch, piece: str, *, top: str) -> str:
        """Return the anchor of a piece of ``inside``, with a copy number when the text uses one number twice."""
        wanted = f"{inside.anchor or self._prefix + top}-{piece}"
        self._taken[wanted] += 1
        copy = self._taken[wanted]
        return wanted if copy == 1 else f"{wanted}-x{copy}"

    def _doubt_order(self, inside: Branch, marker: Marker) -> None:
        before = inside.last.get(marker.rung)
        inside.last[marker.rung] = marker
        expected = before.number + 1 if before else 1
        if marker.insertion or marker.number == expected:
            return
        if before:
            message = _(
                "%(label)s comes after %(before)s: the numbers do not follow one another."
            ) % {"label": marker.label, "before": before.label}
        else:
            message = _("The numbering begins with %(label)s.") % {"label": marker.label}
        self.doubts.append(
            Doubt(message=message, excerpt=f"{marker.label}{marker.rest}"[:_EXCERPT])
        )


def _walk(branch: Branch) -> Iterable[Branch]:
    yield branch
    for child in branch.children:
        yield from _walk(child)


def _is_article(branch: Branch) -> bool:
    return branch.marker is not None and branch.marker.rung is Rung.ARTICLE


def _freeze(branch: Branch) -> ParsedClause:
    marker = branch.marker
    return ParsedClause(
        level=branch.level,
        label=marker.label if marker else "",
        separator=marker.separator if marker else "",
        text=branch.text,
        heading=heading_of(branch.text, level=branch.level, in_article=branch.in_article)
        if marker
        else "",
        anchor=branch.anchor,
        citation=branch.citation,
        children=tuple(_freeze(child) for child in branch.children),
    )


def _ragged(rows: Sequence[str]) -> list[Doubt]:
    widths = [row.count("\t") for row in rows]
    widest = max(widths)
    narrow = sum(width < widest for width in widths)
    if not narrow:
        return []
    message = _(
        "%(narrow)d of %(rows)d rows of a table have fewer cells than the widest: merged cells were lost."
    )
    return [
        Doubt(message=message % {"narrow": narrow, "rows": len(rows)}, excerpt=rows[0][:_EXCERPT])
    ]


def _stray_paragraphs(root: Branch) -> list[Doubt]:
    """Doubt an unnumbered line under the last of several numbered siblings none of which has such lines."""
    doubts: list[Doubt] = []
    for branch in _walk(root):
        numbered = [child for child in branch.children if child.marker is not None]
        if branch.in_article or branch is root or len(numbered) < 2:  # noqa: PLR2004 -- one has no siblings
            continue
        with_paragraphs = [
            child for child in numbered if _paragraph_children(child) and child.text.endswith("。")
        ]
        if with_paragraphs == [numbered[-1]]:
            message = _(
                "This line may belong to %(label)s alone or to all of %(whole)s; it was put under the former."
            )
            where = {"label": numbered[-1].citation, "whole": branch.citation}
            doubts.append(
                Doubt(
                    message=message % where,
                    excerpt=_paragraph_children(numbered[-1])[0].text[:_EXCERPT],
                )
            )
    return doubts


def _paragraph_children(branch: Branch) -> list[Branch]:
    return [child for child in branch.children if child.level is ClauseLevel.PARAGRAPH]
