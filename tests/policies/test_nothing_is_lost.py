"""Whatever a text looks like, reading it loses no word, and every clause can be told from every other."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.policies.exceptions import PolicyWithoutTextError
from cms.policies.parsing.cleaning import clean
from cms.policies.parsing.outline import outline
from cms.policies.parsing.policy import parse_policy, parse_text

_LABELS = st.sampled_from(
    [
        "第一章 ", "第一节 ", "第一条 ", "第二条", "第十条之二 ", "一、", "二、", "（一）", "(二)", "1.", "2．", "（1）", "①",
        "附件", "附件1", "附件：", "## ", "# source: ", "目 录", "项目\t", "\t", "第99999条 ", "",
    ]
)  # fmt: skip
_WORDS = st.sampled_from(
    [
        "总则", "关于印发办法的通知", "各旗区人民政府：", "鄂尔多斯市人民政府", "市 长：张三", "2026年10月20日", "2026年2月31日",
        "鄂府发〔2026〕7号", "鄂尔多斯市人民政府令", "第179号", "公开方式：主动公开", "— 3 —", "按标准补贴。每户1200元。",
        "本通知自印发之日起施行，有效期5年。", "其中：", "规定的条件；", "有效期至2028年10月31日。", "标准\t1200元\t每年", "",
    ]
)  # fmt: skip
_LINES = st.lists(
    st.one_of(
        st.builds(lambda label, words, more: label + words + more, _LABELS, _WORDS, _WORDS),
        st.text(
            alphabet="第一二条章节（）()、.．：:。；\t #附件年月日号府局长 　\u200b十百〇0123456789ab",
            max_size=30,
        ),
    ),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(_LINES)
def test_the_parts_put_together_are_the_cleaned_text(lines):
    cleaned = clean(lines)
    try:
        parsed = parse_policy(lines)
    except PolicyWithoutTextError:
        assert cleaned.text == ""
        return

    assert parsed.text == cleaned.text


@settings(max_examples=200, deadline=None)
@given(_LINES)
def test_reading_the_kept_text_again_finds_the_same_policy(lines):
    try:
        parsed = parse_policy(lines)
    except PolicyWithoutTextError:
        return

    again = parse_text(parsed.text)

    assert again.text == parsed.text
    assert outline(again) == outline(parsed)
    assert again.metadata == parsed.metadata


@settings(max_examples=200, deadline=None)
@given(_LINES)
def test_every_clause_has_an_anchor_of_its_own_and_a_heading_that_begins_its_text(lines):
    try:
        parsed = parse_policy(lines)
    except PolicyWithoutTextError:
        return

    clauses = [clause for piece in outline(parsed) for clause in piece.walk()]
    anchors = [clause.anchor for clause in clauses]

    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"[a-z0-9-]{1,60}", anchor) for anchor in anchors)
    assert all(clause.text.startswith(clause.heading) for clause in clauses)
    assert all(clause.citation for clause in clauses)
