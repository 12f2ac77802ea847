import hashlib

import pytest

from cms.policies.exceptions import PolicyWithoutTextError
from cms.policies.services import refresh_clauses
from cms.policies.signals import clauses_changed
from tests.factories.policies import TEXT, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced():
    heard = []

    def hear(*, policy, changes, **_kwargs):
        heard.append((policy, changes))

    clauses_changed.connect(hear)
    yield heard
    clauses_changed.disconnect(hear)


def keys_of(page):
    return {clause.anchor: clause.uuid for clause in page.clauses.all()}


def reread(page, text):
    page.source_text = text
    return refresh_clauses(page)


def test_reading_the_same_text_again_changes_nothing_and_says_nothing(announced):
    page = make_policy()
    before = keys_of(page)
    announced.clear()

    changes = refresh_clauses(page)

    assert not changes
    assert changes.kept == 8
    assert keys_of(page) == before
    assert announced == []


def test_a_reworded_clause_keeps_its_key_and_changes_its_digest(announced):
    page = make_policy()
    before = keys_of(page)
    announced.clear()

    changes = reread(page, TEXT.replace("补贴1200元", "补贴1500元"))

    clause = page.clauses.get(anchor="c-1-1")
    assert changes.reworded == ("c-1-1",)
    assert keys_of(page) == before
    assert clause.text == "每户每年补贴1500元。"
    assert clause.text_digest == hashlib.sha256(clause.text.encode()).hexdigest()
    assert announced == [(page, changes)]


def test_clauses_behind_an_inserted_one_keep_their_keys_under_their_new_anchors():
    page = make_policy()
    before = keys_of(page)
    text = TEXT.replace(
        "（一）每户每年补贴1200元。\n（二）困难",
        "（一）补贴按采暖季发放。\n（二）每户每年补贴1200元。\n（三）困难",
    )

    changes = reread(page, text)

    after = keys_of(page)
    assert changes.added == ("c-1-1",)
    assert changes.moved == (("c-1-1", "c-1-2"), ("c-1-2", "c-1-3"))
    assert changes.removed == ()
    assert (after["c-1-2"], after["c-1-3"]) == (before["c-1-1"], before["c-1-2"])
    assert after["c-1-1"] not in before.values()


def test_two_clauses_that_change_places_keep_their_keys():
    page = make_policy()
    before = keys_of(page)
    text = TEXT.replace(
        "（一）每户每年补贴1200元。\n（二）困难家庭每户每年补贴1800元。",
        "（一）困难家庭每户每年补贴1800元。\n（二）每户每年补贴1200元。",
    )

    reread(page, text)

    after = keys_of(page)
    assert (after["c-1-1"], after["c-1-2"]) == (before["c-1-2"], before["c-1-1"])


def test_words_that_have_nothing_in_common_make_another_clause():
    page = make_policy()
    before = keys_of(page)

    changes = reread(page, TEXT.replace("每户每年补贴1200元。", "由旗区另行制定实施细则并报备案。"))

    assert (changes.added, changes.removed) == (("c-1-1",), ("c-1-1",))
    assert keys_of(page)["c-1-1"] != before["c-1-1"]


def test_another_kind_of_clause_under_the_same_anchor_is_another_clause():
    page = make_policy("取暖办法\n一、标准\n（一）每户补贴1200元。")
    before = keys_of(page)

    reread(page, "取暖办法\n一、标准\n1.每户补贴1200元。")

    assert page.clauses.get(anchor="c-1-1").uuid != before["c-1-1"]


def test_a_parent_that_goes_takes_no_child_that_stays_with_it():
    page = make_policy()
    before = keys_of(page)
    text = TEXT.replace("一、补贴标准\n（一）每户", "（一）每户").replace(
        "二、办理程序\n", "一、全然不同的另一个名称\n"
    )

    changes = reread(page, text)

    kept = page.clauses.get(uuid=before["c-1-1"])
    assert "c-2" in changes.removed
    assert kept.parent is None
    assert page.clauses.get(uuid=before["c-2-1"]).parent.anchor == "c-1"


def test_several_clauses_with_the_same_words_keep_their_order():
    text = TEXT.replace("（一）每户每年补贴1200元。", "（一）另行规定。").replace(
        "（二）困难家庭每户每年补贴1800元。", "（二）另行规定。"
    )
    page = make_policy(text)
    before = keys_of(page)

    reread(
        page,
        text.replace(
            "（一）另行规定。", "（一）全新的一条内容，排在前面。\n（二）另行规定。", 1
        ).replace("（二）另行规定。\n二、", "（三）另行规定。\n二、"),
    )

    after = keys_of(page)
    assert {after["c-1-2"], after["c-1-3"]} == {before["c-1-1"], before["c-1-2"]}


def test_an_empty_text_is_refused_and_the_clauses_stay():
    page = make_policy()

    with pytest.raises(PolicyWithoutTextError):
        reread(page, " ")

    assert page.clauses.count() == 8


def test_publishing_a_new_text_reads_its_clauses():
    page = make_policy()
    page.source_text = TEXT.replace("1200", "1500")

    page.save_revision().publish()

    assert page.clauses.get(anchor="c-1-1").text == "每户每年补贴1500元。"


def test_a_draft_of_a_public_policy_leaves_the_public_clauses_alone():
    page = make_policy()
    page.source_text = TEXT.replace("1200", "1500")

    page.save_revision()

    assert page.clauses.get(anchor="c-1-1").text == "每户每年补贴1200元。"


def test_publishing_a_page_without_text_keeps_what_it_has():
    page = make_policy()
    page.source_text = ""

    page.save_revision().publish()

    assert page.clauses.count() == 8
