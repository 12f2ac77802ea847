"""Reads the words of a ``.docx`` file, tables included, in the order they stand in."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
from django.utils.translation import gettext as _
from docx.oxml.ns import qn

from cms.policies.exceptions import UnreadablePolicyFileError
from cms.policies.parsing.docx_numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_DOCUMENT_BYTES = 30 * 1024 * 1024
MAX_MEMBERS = 5_000
_DOCUMENT = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_CONTENT_CONTROL = qn("w:sdt")
_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), {qn("w:br"), qn("w:cr")}
# Deleted text, the old rendering of a drawing, and text boxes are no part of the running text.
_LEFT_OUT = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read_docx(content: bytes) -> list[str]:
    """Return the lines of a Word document: one a paragraph, one a row of a table with tabs between the cells.

    Raises:
        UnreadablePolicyFileError: Encrypted, an old ``.doc``, damaged, with macros, or unpacking to too much.
    """
    _inspect(content)
    try:
        document: Document = docx.Document(io.BytesIO(content))
        return list(_lines(document.element.body, Numbering(document)))
    except (
        Exception
    ) as error:  # a file that breaks the format fails as KeyError, TypeError, XMLSyntaxError…
        raise UnreadablePolicyFileError(_damaged()) from error


def _damaged() -> str:
    return _("The Word file is damaged and cannot be opened.")


def _inspect(content: bytes) -> None:
    """Refuse what must not be unpacked, by the directory of the archive alone."""
    if content.startswith(_OLE):
        raise UnreadablePolicyFileError(
            _("The Word file is encrypted or an old .doc: remove the password or save it as .docx.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UnreadablePolicyFileError(_damaged()) from error
    sizes = {member.filename: member.file_size for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise UnreadablePolicyFileError(
            _("The Word file is protected by a password: remove it first.")
        )
    if any(name.lower().endswith("vbaproject.bin") for name in sizes):
        raise UnreadablePolicyFileError(
            _("The Word file carries macros: save it as a plain .docx.")
        )
    if _DOCUMENT not in sizes:
        raise UnreadablePolicyFileError(_("The file is no Word document: it holds no text."))
    # zipfile never unpacks more of a member than the directory says, so these sizes can be relied on.
    too_much = sum(sizes.values()) > MAX_UNPACKED_BYTES or sizes[_DOCUMENT] > MAX_DOCUMENT_BYTES
    if too_much or len(members) > MAX_MEMBERS:
        raise UnreadablePolicyFileError(
            _("The Word file unpacks to far more than a policy holds; it was not opened.")
        )


def _lines(container: "BaseOxmlElement", numbering: Numbering) -> Iterator[str]:
    for element in container:
        if element.tag == _PARAGRAPH:
            text = numbering.label(element) + _words(element).replace("\t", " ")
            # A line break inside a paragraph ends a line for the reader too.
            yield from text.splitlines()
        elif element.tag == _TABLE:
            yield from (_row(row) for row in _rows(element))
        elif element.tag not in _LEFT_OUT:
            yield from _lines(element, numbering)


def _rows(container: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    """Yield the rows of a table, not those of tables inside its cells: their words are words of the cell."""
    for element in container:
        if element.tag == _ROW:
            yield element
        elif element.tag not in _LEFT_OUT:
            yield from _rows(element)


def _row(row: "BaseOxmlElement") -> str:
    """Return the cells of a row; one that continues a cell above is empty, so that columns keep their places."""
    cells = (" ".join(_words(cell).split()) for cell in row.iterchildren(_CELL, _CONTENT_CONTROL))
    return "\t".join(cells)


def _words(element: "BaseOxmlElement") -> str:
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _TAB:
        return "\t"
    if element.tag in _BREAKS:
        return "\n"
    words = "".join(_words(child) for child in element if child.tag not in _LEFT_OUT)
    return f"{words} " if element.tag == _PARAGRAPH and element.getparent().tag == _CELL else words
