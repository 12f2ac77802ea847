"""Rich text becomes paragraphs and sentences without losing a character of what it says."""

from hypothesis import given
from hypothesis import strategies as st

from interpretations.plain_text import paragraphs_of, sentences_of


def test_paragraphs_and_list_items_stand_alone():
    rich = "<p>第一段，<b>加粗</b>仍在句中。</p><ul><li>第一项</li><li>第二项&amp;其他</li></ul><p> </p>"
    assert paragraphs_of(rich) == ["第一段，加粗仍在句中。", "第一项", "第二项&其他"]


def test_a_line_break_ends_a_paragraph():
    assert paragraphs_of("<p>上<br/>下</p>") == ["上", "下"]


def test_no_text_gives_no_paragraph():
    assert paragraphs_of("") == []
    assert paragraphs_of("<p></p>") == []


def test_sentences_keep_their_stops_and_closing_quotes():
    assert sentences_of("他说“可以。”接着讲！还有吗？没有了") == [
        "他说“可以。”",
        "接着讲！",
        "还有吗？",
        "没有了",
    ]


@given(st.text(alphabet="甲乙。！？；”，3000元", max_size=60))
def test_no_character_is_lost(text: str):
    assert "".join(sentences_of(text)) == text
