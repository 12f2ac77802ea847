"""The frame of every page: identity, navigation, elder mode, head tags, notes for search engines."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from cms.policies.models import PolicyPage
from tests.factories.policies import TITLE, make_library, make_policy
from tests.factories.portal import make_interpretation

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy() -> PolicyPage:
    return make_policy()


def tags_of(client: Client, address: str) -> dict[str, str]:
    html = client.get(address).content.decode()
    return {
        name: unescape(value)
        for name, value in re.findall(
            r'<meta\s+(?:name|property)="([^"]+)"\s+content="([^"]*)"', html
        )
    }


def test_a_policy_page_carries_the_tags_the_inspectors_read(
    client: Client, policy: PolicyPage
) -> None:
    tags = tags_of(client, policy.url)
    assert tags["SiteName"] == "解读台"
    assert tags["SiteDomain"] == "testserver"
    assert tags["ColumnType"] == "政策文件"
    assert tags["ArticleTitle"] == TITLE
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", tags["PubDate"])
    assert tags["ContentSource"] == policy.issuers
    assert tags["Url"] == f"http://testserver{policy.url}"


def test_an_interpretation_page_is_filed_as_interpretation(
    client: Client, policy: PolicyPage
) -> None:
    page = make_interpretation(policy)
    tags = tags_of(client, page.url)
    assert tags["ColumnType"] == "政策解读"
    assert tags["Description"] == page.summary
    assert page.interpreter_post is not None
    assert tags["ContentSource"] == page.interpreter_post.department.name
    assert tags["og:type"] == "article"


def test_home_and_library_have_columns_and_no_article(client: Client, policy: PolicyPage) -> None:
    assert tags_of(client, "/")["ColumnType"] == "首页"
    library = tags_of(client, make_library().url)
    assert library["ColumnType"] == "政策文件"
    assert "ArticleTitle" not in library


def test_registration_is_shown_only_where_configured(
    client: Client, policy: PolicyPage, settings: Settings
) -> None:
    assert "SiteIDCode" not in tags_of(client, "/")
    assert "site-footer__registration" not in client.get("/").content.decode()
    settings.SITE_IDENTIFICATION = {**settings.SITE_IDENTIFICATION, "code": "1506000140"}
    assert tags_of(client, "/")["SiteIDCode"] == "1506000140"
    assert "1506000140" in client.get("/").content.decode().split("<footer")[1]


def test_elder_mode_is_kept_and_left_again(client: Client, policy: PolicyPage) -> None:
    answer = client.post("/reading-size/", {"size": "large", "next": policy.url})
    assert answer.status_code == 303
    assert answer["Location"] == policy.url
    assert 'class="is-elder"' in client.get(policy.url).content.decode()
    client.post("/reading-size/", {"size": "normal", "next": policy.url})
    assert 'class="is-elder"' not in client.get(policy.url).content.decode()


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "", "javascript:0"])
def test_elder_mode_leads_nowhere_else(client: Client, address: str) -> None:
    answer = client.post("/reading-size/", {"size": "large", "next": address})
    assert answer["Location"] == "/"


def test_elder_mode_is_not_switched_by_a_link(client: Client) -> None:
    assert client.get("/reading-size/").status_code == 405


def test_pages_say_that_they_depend_on_the_cookie(client: Client, policy: PolicyPage) -> None:
    assert "Cookie" in client.get(policy.url)["Vary"]


def test_navigation_marks_where_the_reader_is(client: Client, policy: PolicyPage) -> None:
    library = make_library().url
    assert f'href="{library}" aria-current="true"' in client.get(policy.url).content.decode()
    assert f'href="{library}" aria-current="page"' in client.get(library).content.decode()


def test_an_unknown_address_is_answered_in_the_sites_frame(
    client: Client, policy: PolicyPage
) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "site-header" in answer.content.decode()


def test_search_engines_find_public_pages_only(client: Client, policy: PolicyPage) -> None:
    draft = make_interpretation(policy)
    draft.unpublish()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert policy.url in sitemap
    assert draft.slug not in sitemap
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert "Disallow: /inbox/" in robots.content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in robots.content.decode()


def test_public_pages_hold_no_inline_script_or_style(client: Client, policy: PolicyPage) -> None:
    page = make_interpretation(policy, anchors=("c-1-1",))
    for address in ("/", make_library().url, policy.url, page.url):
        html = client.get(address).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html), address
