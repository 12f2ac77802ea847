"""The policy library and its filters."""

import datetime

import pytest
from django.test import Client

from cms.policies.models import PolicyPage
from cms.portal.selectors import library
from tests.factories.organisations import DepartmentFactory
from tests.factories.policies import NUMBER, TITLE, make_library, make_policy
from tests.factories.vocabulary import ThemeFactory

pytestmark = pytest.mark.django_db
OTHER = """鄂教发〔2025〕3号
鄂尔多斯市教育局关于学前教育资助的通知
一、资助标准
每人每年1500元。
二、施行日期
自2025年9月1日起施行。
鄂尔多斯市教育局
2025年8月20日
"""


@pytest.fixture
def heating() -> PolicyPage:
    return make_policy()


@pytest.fixture
def schooling() -> PolicyPage:
    return make_policy(OTHER)


def titles(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"{make_library().url}{query}")
    assert answer.status_code == 200
    html = answer.content.decode()
    return [
        page.title for page in PolicyPage.objects.order_by("pk") if f">{page.title}</a>" in html
    ]


def test_every_policy_is_listed(client: Client, heating: PolicyPage, schooling: PolicyPage) -> None:
    assert titles(client) == [TITLE, schooling.title]


def test_words_are_looked_for_in_title_and_number(
    client: Client, heating: PolicyPage, schooling: PolicyPage
) -> None:
    assert titles(client, "?words=学前") == [schooling.title]
    assert titles(client, f"?words={NUMBER}") == [TITLE]


def test_theme_department_year_and_validity_narrow_the_list(
    client: Client, heating: PolicyPage, schooling: PolicyPage
) -> None:
    theme, department = ThemeFactory(), DepartmentFactory()
    schooling.themes = [theme]
    schooling.lead_department = department
    schooling.published_on = datetime.date(2025, 8, 21)
    schooling.validity = "ended"
    schooling.save()
    for query in (
        f"?theme={theme.code}",
        f"?department={department.pk}",
        "?year=2025",
        "?validity=ended",
        f"?theme={theme.code}&department={department.pk}&year=2025&validity=ended&words=教育",
    ):
        assert titles(client, query) == [schooling.title], query


def test_a_policy_without_a_publication_day_counts_by_its_day_of_issue(
    client: Client, heating: PolicyPage
) -> None:
    heating.published_on = None
    heating.save()
    assert heating.issued_on is not None
    assert titles(client, f"?year={heating.issued_on.year}") == [TITLE]


def test_a_nonsensical_condition_is_said_and_not_applied(
    client: Client, heating: PolicyPage
) -> None:
    query = "?theme=no-such&year=abc&department=x&validity=often&page=zz"
    assert titles(client, query) == [TITLE]
    assert "field__error" in client.get(f"{make_library().url}{query}").content.decode()


def test_nothing_found_is_said(client: Client, heating: PolicyPage) -> None:
    html = client.get(f"{make_library().url}?words=没有这样的政策").content.decode()
    assert 'class="empty"' in html


def test_pages_keep_the_conditions(
    client: Client,
    heating: PolicyPage,
    schooling: PolicyPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library, "PAGE_SIZE", 1)
    html = client.get(f"{make_library().url}?words=鄂尔多斯").content.decode()
    assert "words=%E9%84%82%E5%B0%94%E5%A4%9A%E6%96%AF&amp;page=2" in html
    assert 'rel="prev"' not in html


def test_an_unpublished_policy_is_not_listed(client: Client, heating: PolicyPage) -> None:
    heating.unpublish()
    assert titles(client) == []
