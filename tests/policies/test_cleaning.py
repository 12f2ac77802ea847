import pytest

from cms.policies.parsing.cleaning import clean


def test_blank_lines_blanks_and_invisible_signs_go():
    cleaned = clean(["\ufeff　　关于印发办法的通知\u200b  ", "", "　", "第一条 内容。"])

    assert cleaned.lines == ("关于印发办法的通知", "第一条 内容。")
    assert cleaned.text == "关于印发办法的通知\n第一条 内容。"


def test_only_a_note_on_the_source_at_the_top_goes():
    cleaned = clean(["", "# source: https://example.invalid", "正文。", "# source: 正文的一部分"])

    assert cleaned.lines == ("正文。", "source: 正文的一部分")


def test_heading_marks_go_and_their_words_stay():
    assert clean(["## 第一章 总则", "#号不是标记"]).lines == ("第一章 总则", "#号不是标记")


@pytest.mark.parametrize(
    "line",
    [
        "— 3 —",
        "- 12 -",
        "第 3 页 共 10 页",
        "第3页",
        "【打印本页】",
        "字体：大 中 小",
        "浏览次数：35次",
        "分享到：",
    ],
)
def test_page_furniture_is_set_aside_not_lost(line):
    cleaned = clean(["正文。", line, "更多正文。"])

    assert cleaned.lines == ("正文。", "更多正文。")
    assert cleaned.dropped == (line,)


@pytest.mark.parametrize("line", ["第三页的内容很重要。", "1-2", "打印机采购办法"])
def test_words_that_only_resemble_furniture_stay(line):
    assert clean([line]).lines == (line,)


def test_an_empty_first_cell_is_kept_under_a_row_of_a_table():
    assert clean(["项目\t标准", "\t1200元"]).lines == ("项目\t标准", "\t1200元")


def test_a_tab_that_only_indents_a_paragraph_goes():
    assert clean(["正文。", "\t缩进的正文。"]).lines == ("正文。", "缩进的正文。")


def test_what_is_clean_stays_as_it_is():
    once = clean(["# # 标题", "# source: 甲", "## — 3 —", "项目\t标准"])

    assert clean(list(once.lines)).lines == once.lines
