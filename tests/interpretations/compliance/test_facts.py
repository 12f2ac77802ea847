"""The fact lock."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.policies.parsing.numerals import to_chinese
from interpretations.compliance.base import Draft, Passage, Register, Severity, Source
from interpretations.compliance.quantities import facts_in, value_of
from interpretations.compliance.registry import check

DAY = date(2026, 11, 1)
NUMBERS = st.integers(min_value=2, max_value=9999)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))
# The machine may be busy: no deadline a single example could miss.
QUICK = settings(max_examples=50, deadline=None)
UNITS = st.sampled_from(["元", "%", "倍", "个月", "个工作日", "周岁", "平方米"])


def unproved(text, policy, *, field="purpose", **fields):
    """Return the words that the fact lock reports."""
    found = check(
        Draft(title="解读", passages=(Passage(field, text),), **fields),
        sources=(Source("某办法", policy),),
        register=Register(),
        on_day=DAY,
    )
    return [finding.words for finding in found if finding.rule == "B4"]


def ways_to_write(number: int) -> list[str]:
    full = str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    return [str(number), f"{number:,}", full, to_chinese(number)]


@QUICK
@given(number=NUMBERS, unit=UNITS, data=st.data())
def test_a_number_is_found_however_it_is_written(number, unit, data):
    here, there = (data.draw(st.sampled_from(ways_to_write(number))) for _side in "ab")
    assert unproved(f"标准为{here}{unit}。", f"标准为{there}{unit}。") == []


@QUICK
@given(number=NUMBERS, other=NUMBERS, unit=UNITS, data=st.data())
def test_another_number_is_reported_however_it_is_written(number, other, unit, data):
    here = data.draw(st.sampled_from(ways_to_write(number)))
    there = data.draw(st.sampled_from(ways_to_write(other)))
    assert bool(unproved(f"标准为{here}{unit}。", f"标准为{there}{unit}。")) == (number != other)


@QUICK
@given(number=st.integers(min_value=1, max_value=9999))
def test_ten_thousands_are_multiplied_out(number):
    assert unproved(f"最高{number}万元。", f"最高{number * 10_000}元。") == []
    assert unproved(f"最高{number}元。", f"最高{number}万元。") == [f"{number}元"]


def ways_to_date(day: date) -> list[str]:
    digits = "〇一二三四五六七八九"
    year = "".join(digits[int(sign)] for sign in str(day.year))
    return [
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日",
    ]


@QUICK
@given(day=DAYS, data=st.data())
def test_a_date_is_found_however_it_is_written(day, data):
    here, there = (data.draw(st.sampled_from(ways_to_date(day))) for _side in "ab")
    assert unproved(f"自{here}起施行。", f"自{there}起施行。") == []


@QUICK
@given(day=DAYS, later=st.integers(min_value=1, max_value=10_000), data=st.data())
def test_another_date_is_reported(day, later, data):
    here = data.draw(st.sampled_from(ways_to_date(day + timedelta(days=later))))
    there = data.draw(st.sampled_from(ways_to_date(day)))
    assert unproved(f"自{here}起施行。", f"自{there}起施行。")


@QUICK
@given(
    text=st.text(
        alphabet="0123456789一二三十百千万亿年月日元%个第条〔〕号至—-.,，：《》“”（）半成\n",
        max_size=60,
    )
)
def test_any_text_is_found_in_itself(text):
    assert unproved(text, text) == []


@QUICK
@given(text=st.text(max_size=80))
def test_facts_stand_in_order_and_do_not_overlap(text):
    facts = facts_in(text)
    assert all(a.end <= b.start for a, b in pairwise(facts))
    assert all(fact.start < fact.end <= len(text) for fact in facts)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三万五千", 35_000),
        ("十", 10),
        ("一亿二千万", 120_000_000),
        ("二○二六", 2026),
        ("1.50", "1.5"),
    ],
)
def test_numerals_have_their_value(written, value):
    assert value_of(written) == Decimal(value)


def test_a_part_of_a_date_is_enough():
    policy = "自2026年9月1日至10月31日受理。"
    assert unproved("2026年9月起，10月31日止，即2026年10月31日。", policy) == []
    assert unproved("2027年起受理。", policy) == ["2027年"]


def test_the_first_of_a_range_takes_the_unit_of_the_second():
    assert unproved("贷款3至5万元。", "贷款30000元以上50000元以下。") == []
    assert unproved("贷款3至5万元。", "贷款3元以上50000元以下。") == ["3"]


def test_an_amount_counts_although_a_table_says_its_unit_elsewhere():
    assert unproved("每月1206元。", "项目\t标准（元）\n低保\t1206") == []


def test_what_a_person_has_marked_as_coming_from_elsewhere_passes():
    assert unproved("全市有38万户。", "补贴通知", sourced={"38万户": "市统计局2025年公报"}) == []


def test_the_metadata_of_a_policy_count_as_its_text():
    found = check(
        Draft(title="鄂府发〔2026〕7号解读", facets={"basis": "2026年10月20日印发。"}),
        sources=(Source("某通知", "正文", details="鄂府发〔2026〕7号 2026-10-20"),),
        register=Register(),
        on_day=DAY,
    )
    assert "B4" not in {finding.rule for finding in found}


def test_the_nearest_figures_of_the_policy_are_offered():
    found = check(
        Draft(title="解读", facets={"purpose": "每户1300元。"}),
        sources=(Source("某通知", "每户1200元，困难家庭1800元，限1次。"),),
        register=Register(),
        on_day=DAY,
    )
    [finding] = [finding for finding in found if finding.rule == "B4"]
    assert finding.severity is Severity.ERROR
    assert "1200元、1800元" in finding.suggestion


def test_a_number_without_a_unit_is_only_a_warning():
    found = check(
        Draft(title="解读", facets={"purpose": "编号88。"}),
        sources=(),
        register=Register(),
        on_day=DAY,
    )
    assert [f.severity for f in found if f.rule == "B4"] == [Severity.WARNING]


def test_telephone_numbers_under_where_to_ask_are_no_figures():
    assert unproved("民政局 8581234转8012", "通知", field="contact") == []
