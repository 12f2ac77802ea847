"""What a claim's pins accept, keep and refuse."""

import json

import pytest
from django.core.exceptions import ValidationError

from interpretations.blocks import ClausesBlock, PinnedClause
from interpretations.blocks.clauses import ClausesField

KEY = "3f8a3c1e-0d4b-4f43-9a5d-7d1f0c9f5a11"
PIN = PinnedClause(clause=KEY, digest="a" * 64)


def test_what_the_picker_posts_comes_back_as_pins():
    posted = json.dumps([{"clause": KEY, "digest": "a" * 64}])
    assert ClausesField(required=False).clean(posted) == (PIN,)


def test_a_clause_picked_twice_is_pinned_once():
    posted = json.dumps([{"clause": KEY, "digest": "b" * 64}, {"clause": KEY, "digest": "a" * 64}])
    assert ClausesField(required=False).clean(posted) == (PIN,)


@pytest.mark.parametrize(
    "posted",
    [
        "not json",
        '{"clause": 1}',
        "[1]",
        '"text"',
        json.dumps([{"clause": "not-a-key", "digest": "a" * 64}]),
        json.dumps([{"clause": KEY, "digest": "short"}]),
        json.dumps([{"clause": KEY, "digest": "a" * 64, "more": 1}]),
    ],
)
def test_a_broken_post_is_refused_in_words(posted: str):
    with pytest.raises(ValidationError) as refused:
        ClausesField(required=False).clean(posted)
    assert refused.value.messages


def test_the_form_shows_what_it_was_given():
    field = ClausesField(required=False)
    assert json.loads(field.prepare_value((PIN,))) == [{"clause": KEY, "digest": "a" * 64}]
    assert field.prepare_value("[broken") == "[broken"


def test_the_block_stores_plain_data_and_reads_it_back():
    block = ClausesBlock()
    stored = block.get_prep_value((PIN,))
    assert stored == [{"clause": KEY, "digest": "a" * 64}]
    assert block.to_python(stored) == (PIN,)
    assert block.get_prep_value(()) == []


def test_unreadable_stored_pins_count_as_none():
    assert ClausesBlock().to_python("rubbish") == ()
    assert ClausesBlock().to_python(None) == ()


def test_what_is_posted_can_be_compared_with_what_is_stored_before_it_is_cleaned():
    """Autosave asks whether a block has changed before the form is clean."""
    block = ClausesBlock()
    posted = block.value_from_datadict(
        {"x": json.dumps([{"clause": KEY, "digest": "a" * 64}])}, {}, "x"
    )
    assert block.get_prep_value(posted) == block.get_prep_value((PIN,))
    assert block.clean(posted) == (PIN,)


def test_an_unreadable_post_is_refused_by_the_block_and_kept_for_the_form():
    block = ClausesBlock()
    posted = block.value_from_datadict({"x": "[broken"}, {}, "x")
    assert block.get_prep_value(posted) == []
    assert block.value_for_form(posted) == "[broken"
    with pytest.raises(ValidationError):
        block.clean(posted)
