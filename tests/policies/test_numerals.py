import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.policies.parsing.numerals import to_chinese, to_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("一百一十", 110),
        ("二○一一", 2011),
        ("二〇二六", 2026),
        ("12", 12),
        ("１２", 12),
        ("两", 2),
        ("1十2", 12),
    ],
)
def test_a_number_is_read_however_it_is_written(text, number):
    assert to_number(text) == number


@pytest.mark.parametrize("text", ["", "甲", "十甲", "1a", "²"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        to_number(text)


@given(st.integers(min_value=0, max_value=9999))
def test_writing_a_number_and_reading_it_gives_it_back(number):
    assert to_number(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "text"), [(10, "十"), (15, "十五"), (110, "一百一十"), (0, "零")]
)
def test_numbers_are_written_as_articles_are_numbered(number, text):
    assert to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_without_a_name_is_refused(number):
    with pytest.raises(ValueError, match="not between"):
        to_chinese(number)
