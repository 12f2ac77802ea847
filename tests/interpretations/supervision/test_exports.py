"""Files read back: the same figures, and no text that computes."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from interpretations.supervision.exports import looks_like_formula, write_csv, write_xlsx
from interpretations.supervision.tables import Stamp, Table, tables_of
from tests.interpretations.supervision import facts_builder as f

STAMP = Stamp(datetime(2026, 10, 8, 9, 30, tzinfo=UTC), "全部部门")
EVIL = [
    '=HYPERLINK("https://evil.example")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "  =1+1",
    "\t=1+1",
    "＝1+1",
]


def workbook(*tables: Table) -> Any:
    return load_workbook(io.BytesIO(write_xlsx(tables)))


def table(*cells: Any) -> Table:
    return Table("t", "表", tuple(f"列{number}" for number, _ in enumerate(cells)), (cells,))


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_workbook_holds_figures_members_interpretations_and_notes() -> None:
    report = f.report(
        f.policy(1),
        f.exempt(2),
        f.film(policies=(1,)),
        f.item(102, official=f.DEPUTY, policies=(1,)),
    )
    tables = tables_of(report, stamp=STAMP)
    book = workbook(*tables)
    assert book.sheetnames == [table.title for table in tables]
    figures, members, items, notes = (list(sheet.values) for sheet in book.worksheets)
    assert [row[0] for row in figures[1:]] == ["M3a", "M3b", "M4a", "M4b"]
    assert figures[2][3:7] == (1, 2, "50.0%", 1)
    assert len(members) - 1 == sum(figure.denominator for figure in report.figures)
    assert any("副局长" in str(row[5]) for row in members)
    assert [row[0] for row in items[1:]] == ["解读102", "解读101"]
    assert items[1][11].date() == f.DAY
    said = dict(notes[1:])
    assert 1 in said.values()
    assert "2026-07-01 – 2026-09-30" in said.values()
    assert "2026-10-08 09:30:00+00:00" in said.values()
    assert any("政策2（内部事务）" in str(value) for value in said.values())


@pytest.mark.parametrize("text", EVIL)
def test_text_never_computes_in_the_workbook(text: str) -> None:
    cell = workbook(table(text)).worksheets[0]["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


@pytest.mark.parametrize("text", EVIL)
def test_text_never_computes_in_csv(text: str) -> None:
    assert read_csv(write_csv(table(text)))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["补贴", "—", "2026-08-10", "a=b", ""])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert not looks_like_formula(text)
    assert workbook(table(text, "x")).worksheets[0]["A2"].value in {text, None}
    assert read_csv(write_csv(table(text, "x")))[1][0] == text


def test_csv_starts_with_the_mark_excel_needs_and_writes_days_and_numbers_plainly() -> None:
    content = write_csv(table("财政局", 3, date(2026, 8, 10), "一\n二"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content)[1] == ["财政局", "3", "2026-08-10", "一\n二"]


def test_characters_a_workbook_cannot_hold_are_left_out() -> None:
    assert workbook(table("补\x0b贴")).worksheets[0]["A2"].value == "补贴"


def test_days_are_days_in_the_workbook() -> None:
    cell = workbook(table(date(2026, 8, 10))).worksheets[0]["A2"]
    assert cell.is_date
    assert cell.value.date() == date(2026, 8, 10)
