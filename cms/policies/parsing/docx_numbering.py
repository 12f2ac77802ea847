"""Writes out the numbers that Word itself puts before paragraphs; they are nowhere in a paragraph's own text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from cms.policies.parsing.numerals import to_chinese

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_VALUE = qn("w:val")
_LARGEST_CIRCLED = 20
_DEEPEST = 9


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= _LARGEST_CIRCLED else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "ideographDigital",
        ),
        to_chinese,
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
}
_NOT_A_NUMBER = {"bullet", "none"}


class Numbering:
    """Counts the numbered paragraphs of a document as Word does. Ask for labels in reading order, once each."""

    def __init__(self, document: "Document") -> None:
        self._levels: dict[tuple[str, int], BaseOxmlElement] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles = {
            style.get(qn("w:styleId")): style
            for style in document.styles.element.iter(qn("w:style"))
        }
        self._read(document)

    def label(self, paragraph: "BaseOxmlElement") -> str:
        """Return the number Word shows before ``paragraph``, such as "（一）"; empty when it shows none."""
        found = self._place_of(paragraph)
        if found is None:
            return ""
        list_id, depth = found
        abstract = self._lists.get(list_id, "")
        level = self._levels.get((abstract, depth))
        if level is None or _text(level, "w:numFmt") in _NOT_A_NUMBER:
            return ""
        counts = self._count(list_id, abstract, depth)
        label = _text(level, "w:lvlText")
        for index in range(depth + 1):
            shown = self._levels.get((abstract, index))
            written = _write(
                counts[index], _text(shown, "w:numFmt") if shown is not None else "decimal"
            )
            label = label.replace(f"%{index + 1}", written)
        return label

    def _read(self, document: "Document") -> None:
        part = next(
            (
                link.target_part
                for link in document.part.rels.values()
                if link.reltype == RELATIONSHIP_TYPE.NUMBERING
            ),
            None,
        )
        if part is None:
            return
        root = document.part.numbering_part.element
        for abstract in root.iter(qn("w:abstractNum")):
            for level in abstract.iter(qn("w:lvl")):
                place = (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl"))))
                self._levels[place] = level
        for number in root.iter(qn("w:num")):
            list_id = number.get(qn("w:numId"))
            self._lists[list_id] = _text(number, "w:abstractNumId")
            self._restarts[list_id] = {
                int(override.get(qn("w:ilvl"))): int(_text(override, "w:startOverride"))
                for override in number.iter(qn("w:lvlOverride"))
                if _text(override, "w:startOverride")
            }

    def _place_of(self, paragraph: "BaseOxmlElement") -> tuple[str, int] | None:
        """Return the list and depth a paragraph is numbered by, directly or through its style."""
        properties = paragraph.find(qn("w:pPr"))
        direct = _numbered_by(properties)
        if direct is not None:
            return direct
        style_id = _text(properties, "w:pStyle") if properties is not None else ""
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self._styles:
            seen.add(style_id)
            style = self._styles[style_id]
            through_style = _numbered_by(style.find(qn("w:pPr")))
            if through_style is not None:
                return through_style
            style_id = _text(style, "w:basedOn")
        return None

    def _count(self, list_id: str, abstract: str, depth: int) -> list[int]:
        counts = self._counts.setdefault(abstract, [0] * _DEEPEST)
        for index, start in self._restarts.pop(list_id, {}).items():
            counts[index] = start - 1
        for index in range(depth + 1):
            if counts[index] == 0:
                counts[index] = self._start(abstract, index) - (index == depth)
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        return counts

    def _start(self, abstract: str, depth: int) -> int:
        level = self._levels.get((abstract, depth))
        return int(_text(level, "w:start") or 1) if level is not None else 1


def _numbered_by(properties: "BaseOxmlElement | None") -> tuple[str, int] | None:
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    if numbering is None:
        return None
    list_id = _text(numbering, "w:numId")
    depth = int(_text(numbering, "w:ilvl") or 0)
    # List 0 takes numbering off a paragraph whose style has it.
    return (list_id, min(depth, _DEEPEST - 1)) if list_id else None


def _text(element: "BaseOxmlElement", child: str) -> str:
    found = element.find(qn(child))
    return str(found.get(_VALUE, "")) if found is not None else ""


def _write(number: int, number_format: str) -> str:
    return _FORMATS.get(number_format, str)(number)
