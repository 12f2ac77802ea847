"""Whatever a department does short of real published work, no figure rises."""

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from interpretations.enums import Form
from interpretations.supervision.facts import ItemFact, PolicyFact, WorkFact
from interpretations.supervision.figures import Figure
from interpretations.supervision.history import Span
from tests.interpretations.supervision import facts_builder as f

QUICKLY = settings(max_examples=40, deadline=None)
DAYS = st.dates(date(2026, 6, 1), date(2026, 10, 31))
PEOPLE = st.sampled_from([f.HEAD, f.DEPUTY, f.ACTING, f.TRANSFERRED, f.BOTH, None])
POLICIES = st.lists(
    st.builds(
        f.policy,
        st.sampled_from([1, 2, 3]),
        published_on=DAYS,
        department=st.sampled_from([f.FINANCE, f.HOUSING, None]),
    ),
    unique_by=lambda policy: policy.key,
    min_size=1,
)
SPANS = st.builds(lambda first, until: (Span(first, until),), DAYS, st.none() | DAYS)


def items(keys: st.SearchStrategy[int]) -> st.SearchStrategy[ItemFact]:
    return st.builds(
        f.film,
        keys,
        policies=st.lists(st.sampled_from([1, 2, 3]), unique=True).map(tuple),
        spans=SPANS,
        form=st.sampled_from([form.value for form in Form]),
        official=PEOPLE,
        interpreted_on=DAYS,
        evidence=st.sampled_from(["", "实录"]),
        finished_work_url=st.sampled_from(["", "https://a.example/1", "https://a.example/2"]),
        works=st.sampled_from([(), (WorkFact("video", "digest", f.DAY),)]),
        text_key=st.sampled_from(["a", "b", "c", ""]),
    )


TABLES = st.tuples(
    POLICIES, st.lists(items(st.integers(100, 120)), unique_by=lambda item: item.key, max_size=6)
)
Table = tuple[list[PolicyFact], list[ItemFact]]


def share(figure: Figure) -> Fraction:
    return Fraction(figure.numerator, figure.denominator) if figure.denominator else Fraction(0)


def shares(table: Table, *more: ItemFact) -> dict[str, Fraction]:
    return {
        figure.code.value: share(figure) for figure in f.report(*table[0], *table[1], *more).figures
    }


@QUICKLY
@given(TABLES, items(st.just(900)))
def test_an_item_that_is_not_public_changes_nothing(table: Table, extra: ItemFact) -> None:
    hidden = f.item(
        900, spans=(Span(f.CUTOFF.replace(month=10)),), policies=extra.policies, form=extra.form
    )
    assert shares(table, hidden) == shares(table)


@QUICKLY
@given(TABLES)
def test_a_text_by_a_deputy_raises_nothing(table: Table) -> None:
    deputy = f.item(900, official=f.DEPUTY, policies=(1, 2, 3))
    before, after = shares(table), shares(table, deputy)
    assert all(after[code] <= before[code] for code in before)


@QUICKLY
@given(TABLES)
def test_a_form_that_was_only_declared_raises_nothing(table: Table) -> None:
    declared = f.film(900, official=f.DEPUTY, policies=(1, 2, 3), works=())
    before, after = shares(table), shares(table, declared)
    assert all(after[code] <= before[code] for code in before)


@QUICKLY
@given(TABLES, st.integers(0, 5), DAYS)
def test_a_copy_under_the_same_policies_raises_nothing(table: Table, which: int, day: date) -> None:
    if not table[1]:
        return
    original = table[1][which % len(table[1])]
    if not original.text_key and not original.finished_work_url:
        return
    same = {
        name: getattr(original, name)
        for name in ("policies", "form", "text_key", "finished_work_url", "works")
    }
    later = max(day, original.first_published_on)
    copy = f.film(900, spans=(Span(later),), **same, official=f.DEPUTY)
    before, after = shares(table), shares(table, copy)
    if original.is_public_on(f.CUTOFF):
        assert all(after[code] <= before[code] for code in before)
