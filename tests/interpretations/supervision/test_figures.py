"""The hard cases of M3a, M3b, M4a and M4b, each a small table of facts."""

from datetime import date
from typing import Any

import pytest

from interpretations.enums import Form
from interpretations.supervision.enums import Because, FigureCode, Flag
from interpretations.supervision.facts import Facts, PostFact, WorkFact
from interpretations.supervision.figures import Scope, compute, format_percent
from interpretations.supervision.history import Span
from tests.interpretations.supervision import facts_builder as f

M3A, M3B, M4A, M4B = FigureCode.M3A, FigureCode.M3B, FigureCode.M4A, FigureCode.M4B


def flags(*facts: Any, **scope: Any) -> dict[int, list[Because | Flag]]:
    return {
        row.item.key: [flag.code for flag in row.flags] for row in f.report(*facts, **scope).items
    }


PRINCIPAL_CASES = {
    "the head, with evidence": ({}, Because.PRINCIPAL),
    "a deputy": ({"official": f.DEPUTY}, Because.NOT_PRINCIPAL),
    "an acting head nobody flagged": ({"official": f.ACTING}, Because.NOT_FLAGGED),
    "no evidence": ({"evidence": "  "}, Because.NO_EVIDENCE),
    "somebody who is no official": ({"official": None}, Because.NOT_AN_OFFICIAL),
    "still deputy the day before": (
        {"official": f.TRANSFERRED, "interpreted_on": date(2026, 8, 9)},
        Because.NOT_PRINCIPAL,
    ),
    "head from the first day": (
        {"official": f.TRANSFERRED, "interpreted_on": date(2026, 8, 10)},
        Because.PRINCIPAL,
    ),
    "head on the last day": (
        {"official": f.TRANSFERRED, "interpreted_on": date(2026, 8, 31)},
        Because.PRINCIPAL,
    ),
    "gone to another department": (
        {"official": f.TRANSFERRED, "interpreted_on": date(2026, 9, 1)},
        Because.OTHER_DEPARTMENT,
    ),
    "head elsewhere, deputy here": ({"official": f.BOTH}, Because.NOT_PRINCIPAL),
    "a day nobody has seen yet": ({"interpreted_on": date(2026, 10, 1)}, Because.NOT_YET),
}


@pytest.mark.parametrize(("changes", "because"), PRINCIPAL_CASES.values(), ids=PRINCIPAL_CASES)
def test_the_principal_official_is_judged_on_the_items_day(
    changes: dict[str, Any], because: Because
) -> None:
    answer = f.report(f.policy(), f.item(**changes))
    counts = because == Because.PRINCIPAL
    for code in (M3A, M3B):
        figure = f.figure(code, answer)
        assert (figure.numerator, figure.denominator) == (int(counts), 1)
        member = (figure.counted if counts else figure.missing)[0]
        assert [note.code for note in member.reasons] == [because]


def test_an_acting_head_counts_when_flagged() -> None:
    flagged = f.post(f.ACTING, "代局长（已认定）")
    facts = Facts((f.policy(),), (f.item(official=f.ACTING),), {f.ACTING: (flagged,)})
    answer = compute(facts, scope=Scope(f.QUARTER, f.CUTOFF))
    assert f.fractions(answer)["M3a"] == "1/1"


def test_head_of_one_department_who_is_deputy_in_another_counts_for_the_first_only() -> None:
    answer = f.report(
        f.policy(1), f.policy(2, department=f.HOUSING), f.item(policies=(1, 2), official=f.BOTH)
    )
    assert [member.key for member in f.figure(M3A, answer).counted] == [2]
    assert f.fractions(answer)["M3b"] == "1/1"
    finance_only = f.report(
        f.policy(1),
        f.policy(2, department=f.HOUSING),
        f.item(policies=(1, 2), official=f.BOTH),
        department=f.FINANCE,
    )
    assert f.fractions(finance_only) == {"M3a": "0/1", "M3b": "0/1", "M4a": "0/1", "M4b": "0/1"}


def test_a_policy_without_a_lead_department_credits_nobody() -> None:
    answer = f.report(f.policy(department=None), f.item())
    assert f.figure(M3A, answer).missing[0].reasons[0].code == Because.NO_LEAD


def test_the_better_of_two_posts_in_one_department_is_taken() -> None:
    posts: dict[int, tuple[PostFact, ...]] = {
        f.HEAD: (f.post(f.HEAD, "局长"), f.post(f.HEAD, "科员"))
    }
    answer = compute(Facts((f.policy(),), (f.item(),), posts), scope=Scope(f.QUARTER, f.CUTOFF))
    assert f.fractions(answer)["M3a"] == "1/1"


@pytest.mark.parametrize("form", [Form.ARTICLE, Form.QUESTIONS, Form.EXPERT])
def test_text_forms_are_text_whatever_the_occasion(form: Form) -> None:
    answer = f.report(f.policy(), f.item(form=form.value, occasion="press_conference"))
    assert f.fractions(answer)["M4a"] == "0/1"
    assert f.fractions(answer)["M4b"] == "0/1"


PRESENCE_CASES: dict[str, tuple[dict[str, Any], str]] = {
    "made here": ({}, "1/1"),
    "declared only": ({"works": ()}, "0/1"),
    "made from a draft": ({"released": (("other", f.DAY),)}, "0/1"),
    "its text was published after the cut-off": (
        {"released": (("digest", date(2026, 10, 1)),)},
        "0/1",
    ),
    "finished after the cut-off": (
        {"works": (WorkFact("video", "digest", date(2026, 10, 1)),)},
        "0/1",
    ),
    "another kind": ({"works": (WorkFact("h5", "digest", f.DAY),)}, "0/1"),
    "a short video is a video": ({"form": Form.SHORT_VIDEO.value}, "1/1"),
    "sound cannot be made here": ({"form": Form.AUDIO.value}, "0/1"),
    "a finished work elsewhere": (
        {"form": Form.AUDIO.value, "finished_work_url": "https://a.example/1"},
        "1/1",
    ),
}


@pytest.mark.parametrize(("changes", "expected"), PRESENCE_CASES.values(), ids=PRESENCE_CASES)
def test_non_text_must_really_be_there(changes: dict[str, Any], expected: str) -> None:
    answer = f.fractions(f.report(f.policy(), f.film(**changes)))
    assert (answer["M4a"], answer["M4b"]) == (expected, expected)


def test_what_was_only_declared_is_listed_with_a_flag() -> None:
    assert flags(f.policy(), f.film(works=())) == {101: [Flag.DECLARED_ONLY]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"works": (WorkFact("video", "digest", f.DAY, has_captions=False),)}, [Flag.NO_CAPTIONS]),
        ({"works": (), "finished_work_url": "https://a.example/v"}, [Flag.NO_CAPTIONS]),
        (
            {"form": Form.INFOGRAPHIC.value, "works": (WorkFact("infographic", "digest", f.DAY),)},
            [],
        ),
    ],
)
def test_a_video_without_captions_counts_and_is_flagged(
    changes: dict[str, Any], expected: list[Flag]
) -> None:
    answer = f.report(f.policy(), f.film(**changes))
    assert f.fractions(answer)["M4a"] == "1/1"
    assert flags(f.policy(), f.film(**changes)) == {101: expected}


def test_one_video_on_three_policies_is_one_item_and_three_policies() -> None:
    answer = f.report(f.policy(1), f.policy(2), f.policy(3), f.film(policies=(1, 2, 3)))
    assert f.fractions(answer) == {"M3a": "3/3", "M3b": "1/1", "M4a": "1/1", "M4b": "3/3"}


def test_the_same_video_on_three_pages_is_still_one_item_and_three_policies() -> None:
    pages = [f.film(key, policies=(key - 100,), text_key="same") for key in (101, 102, 103)]
    answer = f.report(f.policy(1), f.policy(2), f.policy(3), *pages)
    assert f.fractions(answer) == {"M3a": "3/3", "M3b": "1/1", "M4a": "1/1", "M4b": "3/3"}


def test_five_shorts_on_one_policy_are_five_items_and_one_policy() -> None:
    shorts = [
        f.item(
            key,
            form=Form.SHORT_VIDEO.value,
            finished_work_url=f"https://a.example/{key}",
            text_key="same",
        )
        for key in range(101, 106)
    ]
    assert f.fractions(f.report(f.policy(), *shorts)) == {
        "M3a": "1/1",
        "M3b": "5/5",
        "M4a": "5/5",
        "M4b": "1/1",
    }


@pytest.mark.parametrize(
    ("forms", "items"),
    [
        ((Form.ARTICLE, Form.EXPERT, Form.QUESTIONS), 1),
        ((Form.VIDEO, Form.SHORT_VIDEO), 1),
        ((Form.ARTICLE, Form.VIDEO, Form.H5), 3),
        ((Form.AUDIO, Form.ANIMATION), 2),
    ],
)
def test_one_text_counts_once_in_each_form(forms: tuple[Form, ...], items: int) -> None:
    pages = [
        f.film(101 + number, form=form.value, text_key="same") for number, form in enumerate(forms)
    ]
    assert f.figure(M4A, f.report(f.policy(), *pages)).denominator == items


def test_a_copy_is_listed_and_names_what_it_copies() -> None:
    answer = f.report(f.policy(), f.item(), f.item(102, text_key="text-101"))
    assert f.fractions(answer)["M3b"] == "1/1"
    row = next(row for row in answer.items if row.item.key == 102)
    assert [str(flag.code) for flag in row.flags] == ["copy"]
    assert dict(row.flags[0].about) == {"title": "解读101"}
    assert not row.counts


def test_withdrawing_an_item_and_publishing_it_anew_does_not_move_it_into_the_period() -> None:
    old = f.item(101, spans=(Span(date(2026, 5, 1), date(2026, 7, 2)),))
    anew = f.item(102, text_key="text-101")
    assert f.fractions(f.report(f.policy(), old, anew))["M3b"] == "0/0"


def test_a_withdrawn_item_stops_counting_that_day() -> None:
    withdrawn = f.item(spans=(Span(f.DAY, date(2026, 9, 15)),))
    before = f.report(f.policy(), withdrawn, cutoff=date(2026, 9, 14))
    after = f.report(f.policy(), withdrawn, cutoff=date(2026, 9, 15))
    assert (f.fractions(before)["M3a"], f.fractions(after)["M3a"]) == ("1/1", "0/1")
    assert f.fractions(after)["M3b"] == "0/0"
    assert [note.code for note in after.items[0].flags] == [Flag.WITHDRAWN]
    assert dict(after.items[0].flags[0].about) == {"day": "2026-09-15"}


def test_an_item_published_after_the_cut_off_does_not_exist_yet() -> None:
    answer = f.report(f.policy(), f.item(spans=(Span(date(2026, 10, 1)),)))
    assert f.fractions(answer) == {"M3a": "0/1", "M3b": "0/0", "M4a": "0/0", "M4b": "0/1"}
    assert answer.items == ()


def test_a_later_item_counts_for_its_policy_but_not_in_the_period_of_items() -> None:
    late = f.item(spans=(Span(date(2026, 10, 5)),), interpreted_on=date(2026, 10, 5))
    answer = f.report(f.policy(), late, cutoff=date(2026, 10, 31))
    assert f.fractions(answer)["M3a"] == "1/1"
    assert f.fractions(answer)["M3b"] == "0/0"
    assert [row.counts for row in answer.items] == [False]


def test_what_is_not_open_to_everyone_does_not_count() -> None:
    hidden = f.item(is_restricted=True)
    assert f.fractions(f.report(f.policy(), hidden))["M3a"] == "0/1"
    assert flags(f.policy(), hidden) == {101: [Flag.RESTRICTED]}


def test_an_item_judged_by_todays_text_says_so() -> None:
    assert flags(f.policy(), f.item(is_todays_text=True)) == {101: [Flag.TODAYS_TEXT]}


def test_items_without_any_text_are_not_copies_of_one_another() -> None:
    answer = f.report(f.policy(), f.item(101, text_key=""), f.item(102, text_key=""))
    assert f.fractions(answer)["M3b"] == "2/2"


def test_an_item_linked_only_to_a_withdrawn_policy_does_not_count() -> None:
    gone = f.policy(spans=(Span(date(2026, 7, 20), date(2026, 9, 1)),))
    answer = f.report(gone, f.item())
    assert f.fractions(answer) == {"M3a": "0/0", "M3b": "0/0", "M4a": "0/0", "M4b": "0/0"}
    assert flags(gone, f.item()) == {101: [Flag.NO_POLICY]}


def test_an_exempt_policy_leaves_the_policy_figures_and_its_items_stay() -> None:
    answer = f.report(f.exempt(), f.item())
    assert f.fractions(answer) == {"M3a": "0/0", "M3b": "1/1", "M4a": "0/1", "M4b": "0/0"}
    assert [fact.key for fact in answer.policies] == [1]


def test_an_undecided_policy_must_be_interpreted() -> None:
    assert f.fractions(f.report(f.policy(1), f.policy(2)))["M3a"] == "0/2"


def test_a_policy_counts_in_the_period_it_was_made_public_in() -> None:
    edges = [
        f.policy(1, published_on=date(2026, 6, 30)),
        f.policy(2, published_on=date(2026, 7, 1)),
        f.policy(3, published_on=date(2026, 9, 30)),
        f.policy(4, published_on=date(2026, 10, 1)),
    ]
    figure = f.figure(M3A, f.report(*edges, cutoff=date(2026, 10, 31)))
    assert [member.key for member in figure.missing] == [2, 3]


def test_a_policy_entered_late_does_not_escape_the_denominator() -> None:
    late = f.policy(published_on=date(2026, 7, 20), spans=(Span(date(2026, 10, 20)),))
    assert f.fractions(f.report(late))["M3a"] == "0/1"


def test_a_department_sees_its_own_policies_and_the_items_linked_to_them() -> None:
    answer = f.report(
        f.policy(1),
        f.policy(2, department=f.HOUSING),
        f.item(101, policies=(1,)),
        f.item(102, policies=(2,)),
        department=f.HOUSING,
    )
    assert [member.key for member in f.figure(M3A, answer).missing] == [2]
    assert [row.item.key for row in answer.items] == [102]


def test_a_policy_without_items_says_so() -> None:
    reasons = f.figure(M4B, f.report()).missing[0].reasons
    assert [note.code for note in reasons] == [Because.NOTHING_PUBLISHED]


def test_the_denominator_is_both_lists_together() -> None:
    answer = f.report(f.policy(), f.film(101), f.item(102))
    figure = f.figure(M4A, answer)
    assert [member.key for member in figure.counted] == [101]
    assert [member.key for member in figure.missing] == [102]
    assert (figure.numerator, figure.denominator, figure.percent) == (1, 2, "50.0%")
    assert figure.rule_version == 1


@pytest.mark.parametrize(
    ("numerator", "of", "printed"),
    [
        (27, 57, "47.4%"),
        (1, 16, "6.3%"),
        (1, 2000, "0.1%"),
        (1, 2001, "0.0%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (7, 7, "100.0%"),
        (0, 5, "0.0%"),
        (0, 0, "—"),
    ],
)
def test_percentages_are_rounded_half_up_and_never_truncated(
    numerator: int, of: int, printed: str
) -> None:
    assert format_percent(numerator, of=of) == printed
