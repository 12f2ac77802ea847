"""The resident pages in a real browser: axe finds nothing, nothing is wider than a phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser_fixtures import DESK, HAND, sideways_overflow
from tests.factories.policies import make_library, make_policy
from tests.factories.portal import make_interpretation

pytestmark = [pytest.mark.browser]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def addresses() -> list[str]:
    policy = make_policy()
    interpretation = make_interpretation(policy, anchors=("c-1-1",))
    return ["/", make_library().url, policy.url, interpretation.url]


def test_axe_finds_nothing_and_nothing_overflows_at_a_desk_or_in_a_hand(
    site: str, open_page: Callable[[ViewportSize], Page]
) -> None:
    to_visit = addresses()
    for viewport in (DESK, HAND):
        page = open_page(viewport)
        for address in to_visit:
            page.goto(site + address)
            found = Axe().run(page, options=RULES).response["violations"]
            assert not [(one["id"], one["nodes"][0]["html"]) for one in found], address
            assert sideways_overflow(page) == 0, address


def test_elder_mode_works_without_script_and_still_fits_a_phone(
    site: str, open_page: Callable[[ViewportSize], Page]
) -> None:
    page = open_page(HAND)
    page.goto(site + addresses()[3])
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.locator(".elder-switch button").click()
    page.wait_for_selector("html.is-elder")
    after = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert after >= before * 1.2
    assert sideways_overflow(page) == 0


def test_a_clause_can_be_read_where_it_is_cited_by_keyboard(
    site: str, open_page: Callable[[ViewportSize], Page]
) -> None:
    page = open_page(DESK)
    page.goto(site + addresses()[3])
    summary = page.locator(".citation > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".citation__words").first.is_visible()
    page.locator(".citation__source a").first.click()
    page.wait_for_url("**#c-1-1")
    assert page.locator("#c-1-1").is_visible()
