import io
import zipfile

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cms.policies.exceptions import UnreadablePolicyFileError
from cms.policies.parsing import docx_files
from cms.policies.parsing.files import read_file
from tests.policies.docx_builder import archive, numbered, paragraphs, with_member, word_file


def read(content):
    return read_file(content, filename="policy.docx")


def test_paragraphs_and_tables_come_in_the_order_they_stand_in():
    def write(document: Document) -> None:
        document.add_paragraph("一、补贴标准")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["项目", "标准", "取暖\n补贴", "1200元"], strict=True):
            cell.text = text
        document.add_paragraph("二、办理程序")

    assert read(word_file(write)) == [
        "一、补贴标准",
        "项目\t标准",
        "取暖 补贴\t1200元",
        "二、办理程序",
    ]


def test_cells_merged_downwards_leave_an_empty_cell_so_that_columns_keep_their_places():
    def write(document: Document) -> None:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "基础"
        table.cell(0, 1).text = "甲"
        table.cell(1, 1).text = "乙"

    assert read(word_file(write)) == ["基础\t甲", "\t乙"]


def test_a_table_inside_a_cell_is_read_once_as_words_of_the_cell():
    def write(document: Document) -> None:
        outer = document.add_table(rows=1, cols=2)
        outer.cell(0, 0).text = "外"
        inner = outer.cell(0, 1).add_table(rows=1, cols=1)
        inner.cell(0, 0).text = "内"

    assert read(word_file(write)) == ["外\t内"]


def test_a_tab_inside_a_paragraph_does_not_make_it_a_table():
    assert read(paragraphs("第一条\t为了取暖。")) == ["第一条 为了取暖。"]


def test_content_controls_and_insertions_are_read_and_deletions_are_not():
    def write(document: Document) -> None:
        body = document.element.body
        for xml in (
            "<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>控件里的字</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "<w:p {ns}><w:ins w:id='1' w:author='甲'><w:r><w:t>加上的字</w:t></w:r></w:ins>"
            "<w:del w:id='2' w:author='甲'><w:r><w:delText>删去的字</w:delText></w:r></w:del></w:p>",
        ):
            body.insert(len(body) - 1, parse_xml(xml.format(ns=nsdecls("w"))))

    assert read(word_file(write)) == ["控件里的字", "加上的字"]


def test_the_numbers_word_puts_before_paragraphs_are_written_out():
    content = numbered(
        (0, 0, "关于取暖的通知"),
        (99, 0, "没有这个列表"),
        (1, 0, "补贴标准"),
        (1, 1, "每户1200元。"),
        (1, 1, "每户1800元。"),
        (1, 2, "困难家庭"),
        (1, 3, "不是编号"),
        (1, 4, "圈码"),
        (1, 0, "办理程序"),
        (1, 1, "申请。"),
        (2, 0, "另起编号"),
    )

    assert read(content) == [
        "关于取暖的通知",
        "没有这个列表",
        "一、补贴标准",
        "（一）每户1200元。",
        "（二）每户1800元。",
        "1.困难家庭",
        "不是编号",
        "①圈码",
        "二、办理程序",
        "（一）申请。",
        "五、另起编号",
    ]


def test_numbers_that_come_with_a_style_are_written_out():
    def write(document: Document) -> None:
        style = document.styles["Heading 1"]
        style.element.get_or_add_pPr().append(
            parse_xml(f"<w:numPr {nsdecls('w')}><w:numId w:val='7'/></w:numPr>")
        )
        root = document.part.numbering_part.element
        root.insert(
            0,
            parse_xml(
                f"<w:abstractNum {nsdecls('w')} w:abstractNumId='70'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='第%1条 '/></w:lvl></w:abstractNum>"
            ),
        )
        root.append(
            parse_xml(f"<w:num {nsdecls('w')} w:numId='7'><w:abstractNumId w:val='70'/></w:num>")
        )
        document.add_paragraph("为了取暖。", style="Heading 1")
        document.add_paragraph("每户补贴。", style="Heading 1")

        document.styles.add_style("Derived", 1).base_style = style
        document.add_paragraph("继承样式。", style="Derived")

    assert read(word_file(write)) == ["第一条 为了取暖。", "第二条 每户补贴。", "第三条 继承样式。"]


def test_a_document_whose_numbering_breaks_the_format_is_refused():
    def write(document: Document) -> None:
        root = document.part.numbering_part.element
        root.insert(
            0,
            parse_xml(
                f"<w:abstractNum {nsdecls('w')} w:abstractNumId='70'><w:lvl w:ilvl='one'/></w:abstractNum>"
            ),
        )
        document.add_paragraph("正文。")

    with pytest.raises(UnreadablePolicyFileError, match="damaged"):
        read(word_file(write))


def test_a_document_without_any_numbering_part_is_read():
    source = paragraphs("正文。")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("document.xml.rels"):
                content = b"".join(
                    line if b"numbering" not in line else b""
                    for line in content.replace(b"/><", b"/>\n<").splitlines(keepends=True)
                )
            new.writestr(name, content)

    assert read(buffer.getvalue()) == ["正文。"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "encrypted or an old"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"just words", "damaged"),
        (archive({"readme.txt": b"hello"}), "no Word document"),
        (archive({"word/document.xml": b"<not-xml"}), "damaged"),
        (with_member(paragraphs("正文。"), "word/vbaProject.bin", b"macro"), "macros"),
    ],
)
def test_what_is_no_plain_word_document_is_refused_with_the_reason(content, reason):
    with pytest.raises(UnreadablePolicyFileError, match=reason):
        read(content)


def test_a_password_is_asked_to_be_removed():
    content = bytearray(paragraphs("正文。"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (found := content.find(signature, start)) >= 0:
            content[found + offset] |= 1
            start = found + 4

    with pytest.raises(UnreadablePolicyFileError, match="password"):
        read(bytes(content))


def test_a_zip_bomb_is_refused_by_what_its_directory_says():
    bomb = with_member(
        paragraphs("正文。"), "word/media/bomb.bin", b"\x00" * (docx_files.MAX_UNPACKED_BYTES + 1)
    )
    assert len(bomb) < 1_000_000

    with pytest.raises(UnreadablePolicyFileError, match="unpacks to far more"):
        read(bomb)


def test_an_archive_of_too_many_members_is_refused():
    members = {f"word/{number}.xml": b"" for number in range(docx_files.MAX_MEMBERS)}

    with pytest.raises(UnreadablePolicyFileError, match="unpacks to far more"):
        read(archive({"word/document.xml": b"<x/>", **members}))
