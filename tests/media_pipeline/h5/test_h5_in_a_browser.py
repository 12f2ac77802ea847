from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from playwright.sync_api import Browser, Page, Route, expect

from media_pipeline.storyboard import Point, Scene, SceneKind
from tests.browser_fixtures import DESK, HAND, sideways_overflow
from tests.factories.media_pipeline import make_storyboard
from tests.media_pipeline.h5.conftest import render

pytestmark = pytest.mark.browser

ADDRESS = "http://127.0.0.1:9"


def wait_for_page(page: Page, number: int) -> None:
    """Wait until the page of that number fills the screen and its dot is the current one."""
    expect(page.locator("nav [aria-current]")).to_have_attribute("data-first", str(number))
    for _ in range(100):
        top = page.evaluate(f"document.getElementById('p{number}').getBoundingClientRect().top")
        if abs(top) < 2:
            return
        page.wait_for_timeout(50)
    pytest.fail(f"page {number} does not come to rest")


@pytest.fixture
def phone(phone_page: Page, page_file: Path) -> Page:
    phone_page.goto(page_file.as_uri())
    return phone_page


@pytest.mark.parametrize("size", [DESK, HAND], ids=["desk", "hand"])
def test_axe_finds_nothing_and_doubts_nothing_about_contrast(
    chromium: Browser, page_file: Path, size
):
    # The page's own policy forbids foreign scripts, the checker's too.
    context = chromium.new_context(viewport=size, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(page_file.as_uri())

    result = Axe().run(page).response

    assert [rule["id"] for rule in result["violations"]] == []
    assert [rule["id"] for rule in result["incomplete"] if rule["id"] == "color-contrast"] == []
    context.close()


def test_keys_turn_the_pages(phone: Page):
    for key, page in (("PageDown", 2), ("ArrowDown", 3), ("End", 6), ("ArrowUp", 5), ("Home", 1)):
        phone.keyboard.press(key)
        wait_for_page(phone, page)


def test_dots_and_arrows_turn_the_pages(phone: Page):
    phone.locator("nav a").nth(3).click()
    wait_for_page(phone, 4)
    phone.locator("#p4 .next").click()
    wait_for_page(phone, 5)


def test_a_swipe_comes_to_rest_on_a_page(phone: Page):
    phone.mouse.move(180, 400)
    phone.mouse.wheel(0, 500)

    wait_for_page(phone, 2)


def test_questions_unfold(phone: Page):
    answer = phone.get_by_text("可以，按人申请。")
    assert answer.is_visible()

    phone.locator("summary").first.click()

    assert not answer.is_visible()


@pytest.mark.parametrize("size", [DESK, HAND, {"width": 320, "height": 568}])
def test_nothing_runs_out_of_the_screen(open_page: Callable[..., Page], page_file: Path, size):
    page = open_page(size)
    page.goto(page_file.as_uri())

    assert sideways_overflow(page) == 0
    assert all(
        box is not None and box["height"] >= 24 and box["width"] >= 44
        for box in (dot.bounding_box() for dot in page.locator("nav a").all())
    )


def test_targets_are_as_large_as_a_thumb(phone: Page):
    for target in phone.locator("nav a, .next, summary, .go, .call").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, target.evaluate("node => node.outerHTML")


def test_long_texts_grow_downwards(open_page: Callable[..., Page], tmp_path):
    points = (Point("长" * 900), Point("A" * 300))
    file = render(
        make_storyboard(scenes=(Scene("x", SceneKind.FACET, "题" * 40, points),)), tmp_path
    )
    page = open_page(HAND)
    page.goto(file["page"].as_uri())

    assert sideways_overflow(page) == 0


def test_everything_is_there_without_script(chromium: Browser, page_file: Path):
    context = chromium.new_context(viewport=HAND, java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())

    assert page.get_by_text("每月15日前发到社会保障卡。").is_visible()
    context.close()


def test_served_and_framed_the_page_works_in_its_cage(desktop_page: Page, page_file: Path, client):
    served = Path(django_settings.MEDIA_ROOT) / "productions/aa/aa/index.html"
    served.parent.mkdir(parents=True)
    served.write_bytes(page_file.read_bytes())

    def answer(route: Route) -> None:
        # Django's live server would serve media itself, past our view.
        response = client.get(route.request.url.removeprefix(ADDRESS))
        body = b"".join(response.streaming_content)
        response.close()
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=body)

    desktop_page.route(f"{ADDRESS}/media/**", answer)
    desktop_page.route(
        f"{ADDRESS}/frame",
        lambda route: route.fulfill(body='<iframe src="/media/productions/aa/aa/index.html">'),
    )
    desktop_page.goto(f"{ADDRESS}/media/productions/aa/aa/index.html")
    assert desktop_page.evaluate("document.documentElement.classList.contains('js')")
    assert desktop_page.evaluate("self.origin") == "null"

    desktop_page.goto(f"{ADDRESS}/frame")
    desktop_page.frame_locator("iframe").locator("html.js h1").wait_for()
