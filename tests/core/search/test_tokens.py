"""How text is cut for the index and for the question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.search.initials import asked_initials, title_initials
from cms.core.search.tokens import index_tokens, question_tokens, within

CHINESE = st.text(st.sampled_from("稳岗返还补贴办理2026年〔〕号，。（）"), min_size=1, max_size=60)


def test_a_run_becomes_pairs_and_single_characters():
    assert list(index_tokens("稳岗返")) == ["稳岗", "岗返", "稳", "岗", "返"]


@pytest.mark.parametrize(
    ("question", "tokens"),
    [
        ("稳岗返还", ["稳岗", "岗返", "返还"]),
        ("税", ["税"]),
        ("《营商》：（环境）", ["营商", "环境"]),
        ("《》：（），。!?", []),
        ("", []),
        ("APP办理", ["app", "办理"]),
        ("鄂府发〔2026〕7号", ["鄂府", "府发", "20", "02", "26", "7号"]),
        ("１２００元", ["12", "20", "00", "0元"]),
        ("社区社区", ["社区", "区社"]),
    ],
)
def test_what_a_question_asks_for(question, tokens):
    assert question_tokens(question) == tokens


def test_mongolian_words_stay_words_and_shape_marks_do_not_count():
    assert question_tokens("ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ") == ["ᠮᠣᠩᠭᠣᠯ", "ᠬᠡᠯᠡ"]
    assert question_tokens("ᠮᠣᠩ\u180bᠭᠣᠯ\u180e") == list(index_tokens("ᠮᠣᠩᠭᠣᠯ"))


@given(CHINESE, st.data())
def test_every_part_of_a_text_asks_only_for_what_its_index_holds(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : start + data.draw(st.integers(1, 8))]

    assert set(question_tokens(part)) <= set(index_tokens(text))


@given(st.text())
def test_tokens_hold_nothing_a_query_language_would_read(text):
    assert all(token.isalnum() for token in question_tokens(text))


def test_a_text_with_too_many_different_tokens_keeps_those_it_knows():
    assert list(within("abcab", most_distinct=2)) == ["a", "b", "a", "b"]


def test_titles_are_found_by_the_initials_of_any_part():
    beginnings = title_initials("稳岗返还办法").split()

    assert "wgfhbf" in beginnings
    assert any(beginning.startswith("fh") for beginning in beginnings)


@pytest.mark.parametrize(
    ("question", "letters"),
    [("wgfh", "wgfh"), ("WGFH", "wgfh"), ("w", ""), ("wg fh", ""), ("稳岗", "")],
)
def test_only_one_word_of_plain_letters_can_be_initials(question, letters):
    assert asked_initials(question) == letters
