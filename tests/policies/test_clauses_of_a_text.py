"""How numbered lines become a tree of clauses."""

import pytest

from cms.policies.enums import ClauseLevel
from cms.policies.parsing.outline import outline
from cms.policies.parsing.policy import parse_text


def read(text):
    return {clause.anchor: clause for piece in outline(parse_text(text)) for clause in piece.walk()}


def children_of(clause):
    return [child.anchor for child in clause.children]


def doubts_about(text):
    return [str(doubt) for doubt in parse_text(text).warnings if not str(doubt).startswith("No ")]


NOTICE = "关于取暖的通知\n各旗区人民政府：\n引言。\n一、补贴标准\n(一)每户1200元。\n（二）困难家庭。每户1800元。\n1.甲。\n（1）乙。\n二、办理程序\n（一）申请。"
RULES = (
    "取暖办法\n第一章 总则\n第一条 为了取暖，制定本办法。\n第二条 主管部门负责。\n其他部门配合，职责如下：\n（一）甲；\n1.子目。\n（二）乙。\n"
    "街道协助。\n第二章 标准\n第一节 金额\n第三条 每户补贴1200元：\n（一）丙。\n第四条之二 增补。"
)


def test_the_ladder_of_a_notice_becomes_a_tree():
    clauses = read(NOTICE)

    assert list(clauses) == [
        "pre-1",
        "c-1",
        "c-1-1",
        "c-1-2",
        "c-1-2-1",
        "c-1-2-1-1",
        "c-2",
        "c-2-1",
    ]
    assert children_of(clauses["c-1"]) == ["c-1-1", "c-1-2"]
    assert [clauses[anchor].level for anchor in ("c-1", "c-1-2", "c-1-2-1", "c-1-2-1-1")] == [
        ClauseLevel.PART,
        ClauseLevel.SECTION,
        ClauseLevel.ITEM,
        ClauseLevel.SUBITEM,
    ]


def test_articles_are_numbered_through_all_chapters_and_hold_paragraphs_and_items():
    clauses = read(RULES)

    assert children_of(clauses["ch-1"]) == ["a-1", "a-2"]
    assert children_of(clauses["a-2"]) == ["a-2-p2", "a-2-p3"]
    assert children_of(clauses["a-2-p2"]) == ["a-2-p2-1", "a-2-p2-2"]
    assert children_of(clauses["ch-2-1"]) == ["a-3", "a-4-z2"]
    assert clauses["a-2-p2-1"].level == ClauseLevel.ITEM
    assert clauses["a-2-p2-1-1"].level == ClauseLevel.SUBITEM


@pytest.mark.parametrize(
    ("text", "anchor", "citation"),
    [
        (NOTICE, "pre-1", "引言"),
        (NOTICE, "c-1-2", "第一部分（二）"),
        (NOTICE, "c-1-2-1-1", "第一部分（二）1.（1）"),
        (RULES, "ch-2-1", "第二章第一节"),
        (RULES, "a-2-p3", "第二条第三款"),
        (RULES, "a-2-p2-1", "第二条第二款第（一）项"),
        (RULES, "a-2-p2-1-1", "第二条第二款第（一）项第1目"),
        (RULES, "a-4-z2", "第四条之二"),
    ],
)
def test_a_clause_is_cited_as_people_name_it(text, anchor, citation):
    assert read(text)[anchor].citation == citation


def test_a_line_under_an_item_that_ends_in_a_colon_belongs_to_the_item():
    clauses = read(
        "取暖办法\n第一条 条件是：\n（一）下列情形：\n情形说明。\n（二）乙。\n另起一款。"
    )

    assert children_of(clauses["a-1-1"]) == ["a-1-1-p2"]
    assert children_of(clauses["a-1"]) == ["a-1-1", "a-1-2", "a-1-p2"]


def test_an_article_whose_words_begin_on_the_next_line_starts_with_its_first_paragraph():
    clauses = read("取暖办法\n第一条\n为了取暖。\n第二款。")

    assert clauses["a-1"].text == ""
    assert children_of(clauses["a-1"]) == ["a-1-p1", "a-1-p2"]


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("一、补贴标准", "补贴标准", "补贴标准"),
        (
            "（一）以清单为依托,加强公开。围绕要求办。",
            "以清单为依托,加强公开",
            "以清单为依托,加强公开。围绕要求办。",
        ),
        ("（一）每户1200元。", "", "每户1200元。"),
        ("（一）其中：", "", "其中："),
        ("一、" + "长" * 61, "", "长" * 61),
        ("第一条 【目的】为了取暖。", "【目的】", "【目的】为了取暖。"),
        ("第一条 为了取暖。制定本办法。", "", "为了取暖。制定本办法。"),
    ],
)
def test_the_words_that_name_a_clause_are_its_heading_and_its_text_is_whole(line, heading, text):
    clause = outline(parse_text(f"关于取暖的通知\n{line}"))[-1]

    assert (clause.heading, clause.text) == (heading, text)


def test_neighbouring_rows_make_one_table_inside_the_clause_they_stand_in():
    clauses = read("关于取暖的通知\n一、标准\n说明。\n项目\t金额\n取暖\t1200元\n二、程序\n甲\t乙")

    assert clauses["t-1"].text == "项目\t金额\n取暖\t1200元"
    assert clauses["t-1"].level == ClauseLevel.TABLE
    assert children_of(clauses["c-1"]) == ["c-1-p1", "t-1"]
    assert children_of(clauses["c-2"]) == ["t-2"]


def test_attachments_hold_their_clauses_under_anchors_of_their_own():
    text = "关于取暖的通知\n一、标准\n附件：1.申请表\n2.标准表\n市民政局\n2026年10月20日\n附件1\n申请表\n一、填表须知\n附件2\n标准表\n项目\t金额\n主动公开"
    clauses = read(text)

    assert [piece.anchor for piece in outline(parse_text(text))] == ["c-1", "f1", "f2"]
    assert (clauses["f1"].label, clauses["f1"].heading) == ("附件1", "申请表")
    assert children_of(clauses["f1"]) == ["f1-c-1"]
    assert clauses["f1-c-1"].citation == "附件1第一部分"
    assert children_of(clauses["f2"]) == ["f2-t-1"]


def test_attachments_that_name_themselves_after_the_signature_are_told_apart():
    clauses = read(
        "关于取暖的通知\n一、标准\n市民政局\n2026年10月20日\n附件1：申请表\n甲。\n附件2：标准表\n乙。"
    )

    assert [clauses["f1"].label, clauses["f2"].label] == ["附件1：申请表", "附件2：标准表"]


def test_what_speaks_of_the_whole_notice_at_its_end_is_no_part_of_the_last_section():
    clauses = read(
        "关于取暖的通知\n一、标准\n（一）每户1200元。\n本通知自印发之日起施行。\n市民政局\n2026年10月20日"
    )

    assert clauses["c-1-1"].children == ()
    assert clauses["end-1"].text == "本通知自印发之日起施行。"
    assert clauses["end-1"].citation == "结尾"


def test_a_text_without_any_number_is_read_by_its_paragraphs():
    clauses = read("关于取暖的公告\n第一段。\n第二段。")

    assert [clause.citation for clause in clauses.values()] == ["正文第1段", "正文第2段"]


def test_a_number_used_twice_still_gives_every_clause_its_own_anchor_and_is_doubted():
    text = "关于取暖的通知\n一、标准\n一、程序"

    assert list(read(text)) == ["c-1", "c-1-x2"]
    assert doubts_about(text) == [
        "一、 comes after 一、: the numbers do not follow one another. “一、程序”"
    ]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("关于取暖的通知\n二、标准", "The numbering begins with 二、"),
        ("取暖办法\n第一条 甲。\n第三条 乙。", "第三条 comes after 第一条"),
        (
            "关于取暖的通知\n一、标准\n（一）甲。\n（二）乙。\n不知归谁。",
            "may belong to 第一部分（二） alone",
        ),
        (
            "关于取暖的通知\n一、标准\n项目\t金额\t备注\n取暖\t1200元",
            "1 of 2 rows of a table have fewer cells",
        ),
        ("关于取暖的通知\n— 1 —\n正文。", "left out as page furniture: 1. “— 1 —”"),
    ],
)
def test_what_is_unsure_is_said(text, doubt):
    assert any(doubt in found for found in doubts_about(text))


def test_a_paragraph_under_several_sections_is_not_doubted():
    assert (
        doubts_about("关于取暖的通知\n一、标准\n（一）甲。\n说明甲。\n（二）乙。\n说明乙。") == []
    )


@pytest.mark.parametrize(
    "more", ["", "\n附件2：标准表", "\n附件2：标准表\n市民政局\n2026年10月21日"]
)
def test_a_list_of_attachments_after_a_signature_is_no_attachment_unless_it_stands_over_words(more):
    text = f"关于取暖的通知\n一、标准\n市民政局\n2026年10月20日\n附件1：申请表{more}"
    has_signature_below = more.endswith("日")

    assert ("f1" in read(text)) is not has_signature_below
