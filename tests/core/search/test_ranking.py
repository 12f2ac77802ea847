"""Search on the database in use: what is found, in which order, and what Wagtail's own searches find."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from cms.core.search.ranking import answer
from cms.policies.models import PolicyPage
from tests.factories.policies import TEXT, make_policy

pytestmark = pytest.mark.django_db
JOBS = """鄂人社发〔2025〕31号
鄂尔多斯市人力资源和社会保障局关于实施稳岗返还有关事项的通知
一、失业保险稳岗返还
（一）对不裁员、少裁员的企业，按上年度缴纳失业保险费的60%返还，通过“免申即享”发放。
（二）一次性扩岗补助：招用高校毕业生的，每人发放1500元。
二、创业担保贷款
小微企业可以通过APP申请创业担保贷款，贴息期限3年。《营商环境优化办法》同时适用。
三、医疗保险与公积金
职工医保缴费比例不变。公积金可以按月提取，养老保险关系随同转移。
纳税人应当依法申报。牛羊养殖户享受同等待遇。
本通知自2025年9月1日起施行。
鄂尔多斯市人力资源和社会保障局
2025年8月20日
"""
USUAL = [
    *(
        "稳岗返还",
        "失业保险",
        "一次性扩岗补助",
        "高校毕业生",
        "创业担保贷款",
        "贴息",
        "小微企业",
        "医保",
        "公积金",
    ),
    *(
        "养老保险",
        "免申即享",
        "营商环境",
        "《营商环境优化办法》",
        "不裁员、少裁员",
        "1500元",
        "60%",
        "税",
        "牛",
    ),
    *("app", "鄂人社发〔2025〕31号"),
]


def found(question: str) -> list[int]:
    among = Page.objects.live().public()
    return [find.object_id for find in answer(question, models=[PolicyPage], among=among).finds]


@pytest.fixture
def jobs() -> PolicyPage:
    make_policy()
    return make_policy(JOBS)


@pytest.mark.parametrize("question", USUAL)
def test_usual_questions_find_the_one_policy(jobs, question):
    assert found(question) == [jobs.pk]


@pytest.mark.parametrize("question", USUAL[:10])
def test_the_admin_finds_as_well(jobs, question):
    assert list(PolicyPage.objects.search(question)) == [jobs]


def test_the_admin_finds_titles_while_one_types(jobs):
    assert list(PolicyPage.objects.autocomplete("稳岗返")) == [jobs]
    assert list(PolicyPage.objects.autocomplete("wgfh")) == [jobs]
    assert list(PolicyPage.objects.search("（）")) == []


@pytest.mark.parametrize(
    "question", ["公积金怎么提取", "请问创业担保贷款可以贴息几年？", "招高校毕业生有多少钱"]
)
def test_whole_questions_find_it_first(jobs, question):
    assert found(question)[0] == jobs.pk


def test_every_word_before_any_word(jobs):
    among = Page.objects.live()
    assert not answer("稳岗返还", models=[PolicyPage], among=among).is_loose
    assert answer("稳岗返还火星基地", models=[PolicyPage], among=among).is_loose


@pytest.mark.parametrize("question", ["", " ", "，。《》", "\"'*&|!():", "火星"])
def test_nothing_is_found_for_nothing(jobs, question):
    assert found(question) == []


@pytest.mark.parametrize(
    "question", ['稳岗" OR title:*', "') OR 1=1 --", "稳岗:*", "%s", "NEAR(稳岗)"]
)
def test_signs_of_query_languages_are_only_text(jobs, question):
    found(question)


def test_titles_come_before_texts(jobs):
    other = make_policy(JOBS.replace("实施稳岗返还有关事项", "就业工作").replace("31号", "32号"))

    assert found("稳岗返还") == [jobs.pk, other.pk]


def test_initials_find_titles(jobs):
    assert found("wgfh") == [jobs.pk]


def test_what_is_not_public_is_not_found(jobs):
    PageViewRestriction.objects.create(page=jobs, restriction_type="login")
    assert found("稳岗返还") == []


def test_unpublishing_and_deleting_take_it_out(jobs):
    jobs.unpublish()
    assert found("稳岗返还") == []
    jobs.delete()
    assert found("稳岗返还") == []


def test_an_edit_is_found_when_it_is_published(jobs):
    jobs.source_text += "\n四、托育津贴照常发放。"
    revision = jobs.save_revision()
    assert found("托育津贴") == []
    revision.publish()
    assert found("托育津贴") == [jobs.pk]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_part_of_a_text_finds_it(jobs, data):
    text = data.draw(st.sampled_from([JOBS, TEXT])).replace("APP", "")
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : start + data.draw(st.integers(1, 8))]
    if not any(character.isalnum() for character in part):
        return
    page = PolicyPage.objects.get(title=text.splitlines()[1])

    assert page.pk in found(part)


def test_a_text_of_very_many_different_words_is_published_and_found(jobs):
    # More different tokens than one vector of PostgreSQL can hold; such a text must not fail to be published.
    wide = "".join(chr(0x4E00 + (n * n * 7 + n * 13) % 20_000) for n in range(90_000))
    jobs.source_text = f"{JOBS}\n{wide}"
    jobs.save()

    assert found("失业保险稳岗返还") == [jobs.pk]
