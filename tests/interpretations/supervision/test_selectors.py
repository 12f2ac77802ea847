"""Facts gathered from rows, as they stood on a day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, PageViewRestriction

from cms.organisations.models import PostKind, User
from interpretations.enums import Form
from interpretations.supervision.content import text_key
from interpretations.supervision.enums import Flag, Obligation
from interpretations.supervision.facts import ItemFact
from interpretations.supervision.figures import Report, Scope, compute
from interpretations.supervision.models import ObligationDecision
from interpretations.supervision.periods import Period
from interpretations.supervision.selectors import addresses_of, gather_facts, name_of
from interpretations.supervision.services import decide_obligation
from tests.interpretations.supervision import rows_builder as rows
from tests.interpretations.supervision.facts_builder import fractions

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 5), date(2026, 7, 6)


def answer(*, on: date) -> Report:
    return compute(gather_facts(cutoff=on), scope=Scope(YEAR, on))


def the_item(*, on: date) -> ItemFact:
    (item,) = gather_facts(cutoff=on).items
    return item


def test_a_head_who_explains_on_film_fills_all_four_figures() -> None:
    finance = rows.department("财政局")
    policy = rows.policy(public_on=MAY, of=finance)
    page = rows.interpretation(
        under=policy, by=rows.post("王局", of=finance), public_on=MAY, form=Form.VIDEO
    )
    rows.finished_work(page, on=MAY)
    report = answer(on=MAY)
    assert fractions(report) == {"M3a": "1/1", "M3b": "1/1", "M4a": "1/1", "M4b": "1/1"}
    assert report.items[0].flags == ()


def test_a_deputys_draft_and_a_film_still_in_the_works_fill_none() -> None:
    finance = rows.department("财政局")
    policy = rows.policy(public_on=MAY, of=finance)
    deputy = rows.post("李副局", of=finance, kind=PostKind.DEPUTY, title="副局长")
    rows.interpretation("草稿", under=policy, by=rows.post("王局", of=finance), public_on=None)
    page = rows.interpretation(under=policy, by=deputy, public_on=MAY, form=Form.VIDEO)
    rows.finished_work(page, on=MAY, status="failed")
    report = answer(on=MAY)
    assert fractions(report) == {"M3a": "0/1", "M3b": "0/1", "M4a": "0/1", "M4b": "0/1"}
    assert [flag.code for flag in report.items[0].flags] == [Flag.DECLARED_ONLY]


def test_the_figures_of_a_past_day_come_out_again_after_everything_has_changed() -> None:
    finance = rows.department("财政局")
    policy = rows.policy(public_on=MAY, of=finance)
    head = rows.post("王局", of=finance)
    deputy = rows.post("李副局", of=finance, kind=PostKind.DEPUTY, title="副局长")
    page = rows.interpretation(under=policy, by=head, public_on=MAY)
    then = answer(on=MAY)
    rows.publish(
        page,
        JUNE,
        interpreter_post=deputy,
        evidence="",
        form=Form.AUDIO,
        finished_work_url="https://a.example/1",
    )
    changed = answer(on=JUNE)
    rows.withdraw(page, JULY)
    decide_obligation(
        policy,
        obligation=Obligation.EXEMPT,
        reason="内部事务",
        user=User.objects.create(username="s"),
    )
    assert fractions(then) == {"M3a": "1/1", "M3b": "1/1", "M4a": "0/1", "M4b": "0/1"}
    assert fractions(changed) == {"M3a": "0/1", "M3b": "0/1", "M4a": "1/1", "M4b": "1/1"}
    assert fractions(answer(on=JULY))["M3a"] == "0/1"
    assert fractions(answer(on=JUNE)) == fractions(changed)
    assert answer(on=MAY).figures == then.figures


def test_todays_text_is_used_and_flagged_where_the_days_text_is_not_on_record() -> None:
    policy = rows.policy(public_on=MAY)
    page = rows.interpretation(under=policy, by=None, public_on=MAY)
    rows.publish(page, JUNE, form=Form.EXPERT)
    page.revisions.exclude(pk=page.live_revision_id).delete()
    assert the_item(on=MAY).form == Form.EXPERT
    assert the_item(on=MAY).is_todays_text
    assert not the_item(on=JUNE).is_todays_text
    PageLogEntry.objects.all().delete()
    assert the_item(on=MAY).is_todays_text


def test_a_draft_of_a_published_item_counts_for_nothing() -> None:
    policy = rows.policy(public_on=MAY)
    page = rows.interpretation(under=policy, by=None, public_on=MAY)
    page.form = Form.AUDIO
    page.save_revision()
    assert the_item(on=JUNE).form == Form.ARTICLE


def test_the_newest_decision_up_to_the_day_counts() -> None:
    policy = rows.policy(public_on=MAY)
    for day, obligation in (
        (MAY, Obligation.EXEMPT),
        (JUNE, Obligation.UNDECIDED),
        (JULY, Obligation.MUST),
    ):
        ObligationDecision.objects.create(
            policy=policy, obligation=obligation, reason="理由", decided_at=rows.at(day)
        )
    decided = [
        gather_facts(cutoff=day).policies[0].decision.obligation
        for day in (MAY - timedelta(1), MAY, JUNE, JULY)
    ]
    assert decided == [
        Obligation.UNDECIDED,
        Obligation.EXEMPT,
        Obligation.UNDECIDED,
        Obligation.MUST,
    ]


def test_a_policy_without_a_day_of_its_own_counts_from_its_pages_first_day() -> None:
    policy = rows.policy(public_on=MAY)
    type(policy).objects.update(published_on=None)
    assert gather_facts(cutoff=JUNE).policies[0].published_on == MAY


def test_pages_whose_text_reads_the_same_share_a_key_and_others_do_not() -> None:
    policy = rows.policy(public_on=MAY)
    texts = {
        "background": "<p>背景，一</p>",
        "measures": [("measure", {"heading": "补贴", "text": "三百元", "clauses": ()})],
    }
    rows.interpretation("甲", under=policy, by=None, public_on=MAY, **texts)
    copy = rows.interpretation(
        "乙",
        under=policy,
        by=None,
        public_on=MAY,
        **{**texts, "background": "<p><b>背景</b>： 一</p>"},
    )
    rows.interpretation(
        "丙", under=policy, by=None, public_on=MAY, **{**texts, "background": "<p>背景，二</p>"}
    )
    # The copy as of May is read from its revision, the others from their pages: the shape must not matter.
    rows.publish(copy, JUNE, purpose="<p>另一目的</p>")
    first, second, third = (item.text_key for item in gather_facts(cutoff=MAY).items)
    assert first == second != third
    assert gather_facts(cutoff=JUNE).items[1].text_key != first


def test_markup_alone_is_no_text() -> None:
    assert text_key({"background": "<p></p>", "basis": "。", "measures": "[]"}) == ""


@pytest.mark.parametrize("restricted", ["policy", "interpretation"])
def test_a_page_behind_a_login_is_not_open_to_everyone(restricted: str) -> None:
    policy = rows.policy(public_on=MAY)
    page = rows.interpretation(under=policy, by=None, public_on=MAY)
    assert not the_item(on=MAY).is_restricted
    target = policy if restricted == "policy" else page
    PageViewRestriction.objects.create(page=target, restriction_type="login")
    assert the_item(on=MAY).is_restricted


def test_only_pages_residents_can_open_have_an_address() -> None:
    policy = rows.policy(public_on=MAY)
    page = rows.interpretation(under=policy, by=None, public_on=MAY)
    rows.withdraw(page, JUNE)
    report = answer(on=JUNE)
    assert set(addresses_of(report)) == {policy.pk}
    assert report.items[0].item.key == page.pk


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    finance = rows.department("财政局")

    def add(number: int) -> None:
        head = rows.post(f"局长{number}", of=finance)
        policy = rows.policy(f"办法{number}", public_on=MAY, of=finance)
        page = rows.interpretation(
            f"解读{number}", under=policy, by=head, public_on=MAY, form=Form.VIDEO
        )
        rows.finished_work(page, on=MAY)
        rows.publish(page, JULY, evidence="另一份实录")
        ObligationDecision.objects.create(policy=policy, obligation=Obligation.MUST)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            addresses_of(answer(on=JUNE))
        return len(queries)

    add(1)
    count()
    few = count()
    for number in (2, 3, 4):
        add(number)
    assert count() == few
    assert few <= 14


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"last_name": "赵", "first_name": "敏"}, "赵敏"),
        ({"last_name": "Zhao", "first_name": "Min"}, "Min Zhao"),
        ({}, "zm"),
    ],
)
def test_people_are_called_as_they_are_called(fields: dict[str, str], name: str) -> None:
    assert name_of(User(username="zm", **fields)) == name
    assert name_of(None) == ""
