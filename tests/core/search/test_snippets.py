"""The words around a find."""

from hypothesis import given
from hypothesis import strategies as st

from cms.core.search.snippets import LENGTH, marked, snippet


def hits(pieces):
    return [piece.text for piece in pieces if piece.is_hit]


def test_the_words_as_asked_are_marked():
    assert hits(marked("申请稳岗返还的企业", question="稳岗返还")) == ["稳岗返还"]


def test_where_they_do_not_stand_together_their_pairs_are_marked():
    assert hits(marked("返还给稳岗企业", question="稳岗返还")) == ["返还", "稳岗"]


def test_latin_letters_are_marked_in_either_case():
    assert hits(marked("下载App办理", question="APP")) == ["App"]


def test_a_snippet_begins_shortly_before_the_find():
    pieces = snippet("前" * 300 + "稳岗返还" + "后" * 300, question="稳岗返还")

    assert hits(pieces) == ["稳岗返还"]
    assert pieces[0].text.startswith("…")
    assert pieces[-1].text.endswith("…")


def test_without_a_find_it_is_the_beginning():
    assert "".join(piece.text for piece in snippet("办法" * 99, question="税"))[:4] == "办法办法"


@given(st.text(), st.text())
def test_marking_loses_nothing(text, question):
    assert "".join(piece.text for piece in marked(text, question=question)) == text


@given(st.text(), st.text())
def test_a_snippet_is_short(text, question):
    assert sum(len(piece.text) for piece in snippet(text, question=question)) <= LENGTH + 2
