"""Tables as files: an XLSX workbook, or one table as CSV. No text a person typed can run as a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from interpretations.supervision import tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
_BYTE_ORDER_MARK = "\ufeff"
# Spreadsheets of Chinese systems read the full-width signs as formulas too.
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")
_NARROWEST, _WIDEST = 10, 48


def write_xlsx(sheets: Iterable[tables.Table]) -> bytes:
    """Return a workbook with one sheet a table."""
    workbook = Workbook(write_only=False)
    workbook.remove(workbook.worksheets[0])
    for table in sheets:
        _fill(workbook.create_sheet(title=table.title[:31]), table=table)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def write_csv(table: tables.Table) -> bytes:
    """Return the table as UTF-8 with a byte order mark, so that Excel reads the characters right."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(table.header)
    writer.writerows([_disarmed(value) for value in row] for row in table.rows)
    return (_BYTE_ORDER_MARK + stream.getvalue()).encode()


def _disarmed(value: tables.Cell) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and looks_like_formula(value):
        return f"'{value}"
    return value


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might compute ``text`` instead of showing it."""
    return text.lstrip().startswith(_FORMULA_SIGNS) or text.startswith(("\t", "\r"))


def _fill(sheet: Worksheet, *, table: tables.Table) -> None:
    for column, heading in enumerate(table.header, start=1):
        cell = sheet.cell(row=1, column=column)
        _write(cell, heading)
        cell.font = Font(bold=True)
    for number, row in enumerate(table.rows, start=2):
        for column, value in enumerate(row, start=1):
            _write(sheet.cell(row=number, column=column), value)
    for column in range(1, len(table.header) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _width(table, column - 1)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Cell | MergedCell, value: tables.Cell) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        # openpyxl takes a text that starts with "=" for a formula: say that it is text, and mark it so for Excel.
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _width(table: tables.Table, column: int) -> int:
    """Return a width, in characters, that shows most of a column."""
    texts = [table.header[column], *(str(row[column]) for row in table.rows)]
    longest = max(_length(line) for text in texts for line in text.split("\n"))
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _length(line: str) -> int:
    """Return the columns ``line`` takes; a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line)
