"""The search page as residents meet it."""

import pytest
from django.test import Client

from cms.policies.models import PolicyPage
from tests.factories.policies import TEXT, make_policy
from tests.factories.portal import make_interpretation
from tests.factories.vocabulary import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy() -> PolicyPage:
    return make_policy()


def shown(client: Client, query: str) -> str:
    answer = client.get(f"/search/?{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def count(client: Client, query: str) -> int:
    return shown(client, query).count('<article class="policy-line">')


def test_without_a_question_it_says_what_can_be_asked(client: Client) -> None:
    html = shown(client, "")

    assert "拼音首字母" in html
    assert "search-kinds" not in html


def test_a_find_shows_its_title_and_the_words_around_it_marked(
    client: Client, policy: PolicyPage
) -> None:
    html = shown(client, "q=困难家庭")

    assert policy.url in html
    assert "<mark>困难家庭</mark>每户每年补贴1800元" in html


def test_a_find_in_the_title_is_marked_there(client: Client, policy: PolicyPage) -> None:
    assert "<mark>取暖补贴</mark>的通知" in shown(client, "q=取暖补贴")


def test_what_a_text_or_a_question_says_is_never_markup(client: Client) -> None:
    make_policy(TEXT.replace("困难家庭", "<script>alert(1)</script>困难家庭<b>"))

    html = shown(client, "q=困难家庭<img>")

    assert "<script>alert" not in html
    assert "<img>" not in html
    assert "&lt;img&gt;" in html


def test_policies_and_interpretations_are_counted_and_chosen(
    client: Client, policy: PolicyPage
) -> None:
    make_interpretation(policy)

    assert count(client, "q=困难家庭") == 2
    assert count(client, "q=困难家庭&kind=policy") == 1
    html = shown(client, "q=困难家庭&kind=interpretation")
    assert "取暖补贴怎么领" in html
    assert policy.title not in html


def test_a_theme_narrows_policies_and_what_explains_them(
    client: Client, policy: PolicyPage
) -> None:
    make_interpretation(policy)
    theme, other = ThemeFactory(), ThemeFactory()
    policy.themes = [theme]
    policy.save()
    second = make_policy(TEXT.replace("7号", "8号").replace("取暖补贴的", "用电补贴的"))
    second.themes = [other]
    second.save()

    assert count(client, "q=困难家庭") == 3
    assert count(client, f"q=困难家庭&theme={theme.code}") == 2


def test_results_come_ten_a_page(client: Client) -> None:
    for number in range(11):
        make_policy(TEXT.replace("7号", f"{number + 20}号").replace("补贴的", f"补贴{number}的"))

    assert count(client, "q=困难家庭") == 10
    assert count(client, "q=困难家庭&page=2") == 1
    assert 'rel="next"' in shown(client, "q=困难家庭&kind=policy")
    assert count(client, "q=困难家庭&page=nonsense") == 10


def test_no_result_says_what_to_do(client: Client, policy: PolicyPage) -> None:
    assert "没有找到" in shown(client, "q=火星")


def test_what_answers_only_in_part_is_said(client: Client, policy: PolicyPage) -> None:
    assert "没有同时包含这些词的内容" in shown(client, "q=困难家庭火星基地")


def test_conditions_that_cannot_be_read_are_said_and_nothing_breaks(
    client: Client, policy: PolicyPage
) -> None:
    assert "field__error" in shown(client, "q=困难家庭&theme=nonsense")
    assert count(client, "q=困难家庭&kind=nonsense") == 1
    assert "field__error" in shown(client, "q=" + "长" * 101)


def test_every_page_leads_to_it(client: Client, policy: PolicyPage) -> None:
    assert 'href="/search/"' in client.get(policy.url).content.decode()
