"""What is published is complete, pinned and written down."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from cms.policies.models import PolicyPage
from cms.policies.services import refresh_clauses
from interpretations.models import InterpretationPage, Pin, Release
from interpretations.selectors import policies_of, published_interpretations_of
from tests.factories.organisations import PostFactory, UserFactory
from tests.factories.policies import TEXT, make_policy
from tests.factories.portal import make_interpretation

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy() -> PolicyPage:
    return make_policy()


def draft(policy: PolicyPage, **fields: object) -> InterpretationPage:
    page = InterpretationPage(title="草稿", live=False, **fields)
    policy.add_child(instance=page)
    return page


def test_a_draft_may_lack_everything(policy):
    page = draft(policy)
    page.save_revision()
    assert set(page.missing_for_publication()) == {
        "background",
        "basis",
        "purpose",
        "measures",
        "interpreter_post",
    }


def test_an_incomplete_page_cannot_go_live(policy):
    page = draft(policy, background="<p>背景</p>")
    revision = page.save_revision()
    with pytest.raises(ValidationError) as refused:
        revision.publish()
    assert "measures" in refused.value.message_dict
    assert not InterpretationPage.objects.get(pk=page.pk).live


def test_a_page_cannot_be_created_live_and_incomplete(policy):
    with pytest.raises(ValidationError):
        policy.add_child(instance=InterpretationPage(title="直接发布"))


def test_the_draft_of_a_live_page_may_be_incomplete(policy):
    page = make_interpretation(policy)
    page.background = ""
    page.save_revision()
    assert InterpretationPage.objects.get(pk=page.pk).background


def test_it_is_always_linked_to_the_policy_it_sits_under(policy):
    page = draft(policy)
    assert policies_of(page) == [policy]
    page.policy_links.all().delete()
    page.policy_links.set([])
    page.save()
    assert [link.policy_id for link in page.policy_links.all()] == [policy.pk]


def test_further_policies_are_linked_both_ways(policy):
    other = make_policy(
        TEXT.replace("〔2026〕7号", "〔2026〕8号").replace("取暖补贴的通知", "取暖补贴的补充通知")
    )
    page = make_interpretation(policy)
    page.policy_links.add(page.policy_links.model(policy=other))
    page.save_revision().publish()
    assert policies_of(page) == [policy, other]
    assert published_interpretations_of(other) == [page]


def test_a_post_must_have_been_held_on_the_day(policy):
    post = PostFactory(started_on=datetime.date(2026, 7, 1))
    page = InterpretationPage(
        title="x", slug="x", interpreter_post=post, interpreted_on=datetime.date(2026, 6, 30)
    )
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "interpreter_post" in refused.value.message_dict
    page.interpreted_on = datetime.date(2026, 7, 1)
    page.clean()


def test_one_interpreter_at_a_time():
    page = InterpretationPage(
        title="x", slug="x", interpreter_post=PostFactory(), interpreter_name="李教授"
    )
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "interpreter_name" in refused.value.message_dict


def test_another_person_will_do_as_interpreter():
    page = InterpretationPage(
        title="x", slug="x", interpreter_name="李明", interpreter_role="示例大学教授"
    )
    assert page.interpreter_display == "示例大学教授 李明"
    assert "interpreter_post" not in page.missing_for_publication()


def test_publishing_pins_claims_and_keeps_the_release(policy):
    page = make_interpretation(policy, anchors=("c-1-1", "c-1-2"))
    pins = Pin.objects.filter(interpretation=page)
    assert {pin.clause.anchor for pin in pins if pin.clause} == {"c-1-1", "c-1-2"}
    assert {pin.claim_key for pin in pins} == {page.measures[0].id}
    assert all(pin.label for pin in pins)
    assert Release.objects.filter(interpretation=page).count() == 1


def test_publishing_the_same_text_again_is_one_release(policy):
    page = make_interpretation(policy, anchors=("c-1-1",))
    page.save_revision().publish()
    assert Release.objects.filter(interpretation=page).count() == 1
    assert page.pins.count() == 1


def test_another_text_is_another_release_by_who_published_it(policy):
    page = make_interpretation(policy)
    page.purpose = "<p>换一种说法。</p>"
    user = UserFactory()
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    releases = list(Release.objects.filter(interpretation=page))
    assert len(releases) == 2
    assert releases[-1].released_by == user


def test_a_pin_turns_stale_when_its_clause_is_reworded_and_stays_so_on_republication(policy):
    page = make_interpretation(policy, anchors=("c-1-1", "c-1-2"))
    assert not Pin.objects.stale()
    policy.source_text = TEXT.replace("每户每年补贴1200元", "每户每年补贴1300元")
    refresh_clauses(policy)
    stale = Pin.objects.stale().get()
    assert stale.label == "第一部分（一）"
    assert stale.is_stale
    page.save_revision().publish()
    assert Pin.objects.stale().get().label == "第一部分（一）"


def test_a_pin_to_a_clause_that_is_gone_is_kept_and_stale(policy):
    page = make_interpretation(policy, anchors=("c-2-2",))
    policy.source_text = TEXT.replace("（二）审核。审核期限为10个工作日。\n", "")
    refresh_clauses(policy)
    pin = page.pins.get()
    assert pin.clause is None
    assert pin.is_stale
    assert list(Pin.objects.stale()) == [pin]


def test_a_copy_is_another_item_with_a_key_of_its_own(policy):
    page = make_interpretation(policy, anchors=("c-1-1",))
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert copy.uuid != page.uuid
    assert copy.source != page.source
    assert policies_of(copy) == [policy]
