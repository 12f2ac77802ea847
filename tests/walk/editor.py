"""What an editor does in the admin."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

from tests.walk.people import log_in

POLICY = "老年人免费乘坐城市公共汽车"
DEMO_ITEM = "找工作、招人才、想创业"
RENDER_MILLISECONDS = 240_000
SETTLE_MILLISECONDS = 1_500
PRESSES = 4
FACETS = {
    "background": "我市老年人口逐年增加，乘坐公共汽车是老年人出行的主要方式。",
    "basis": "根据国家和自治区有关规定制定。",
    "purpose": "方便老年人出行。",
}


def stop_the_demo_film(page: Page, base: str) -> None:
    """Change one's mind about the film the demo ordered: it is long, and the walk makes one of its own."""
    log_in(page, base, "editor")
    page.goto(f"{base}/admin/interpretations/{key_of(page, base, DEMO_ITEM)}/release/")
    cancel = page.locator(".production", has_text="视频").get_by_role("button", name="取消")
    if cancel.count():
        cancel.click()
        expect(cancel).to_have_count(0)


def key_of(page: Page, base: str, words: str) -> int:
    """Return the key of the page whose title contains ``words``."""
    listing = page.request.get(f"{base}/admin/api/main/pages/?fields=title&limit=20")
    [key] = [item["id"] for item in listing.json()["items"] if words in item["title"]]
    return int(key)


def open_policy(page: Page, base: str) -> None:
    """Open the policy that nobody has explained yet."""
    page.goto(f"{base}/admin/pages/{key_of(page, base, POLICY)}/edit/")


def write_interpretation(page: Page, *, title: str) -> None:
    """Fill in the composer: title, facets, one measure pinned to 第二条."""
    page.get_by_role("link", name="撰写解读").click()
    # A person reads the form before writing into it; by then its scripts have started.
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-contentpath=measures] button").first).to_be_visible()
    page.wait_for_timeout(SETTLE_MILLISECONDS)
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill("2026年12月1日起，年满65周岁的老年人免费乘坐城市公共汽车。")
    for facet, words in FACETS.items():
        area = page.locator(f"[data-contentpath={facet}] [contenteditable=true]")
        area.click()
        page.keyboard.type(words)
    page.locator("#id_form").select_option("video")
    measures = page.locator("[data-contentpath=measures]")
    measures.get_by_role("button").first.click()
    measures.locator("input[name$=heading]").fill("65周岁以上免费坐公交")
    measures.locator("textarea[name$=text]").fill(
        "年满65周岁的老年人，不分户籍，免费乘坐本市城市公共汽车。"
    )
    pin(page, measures, "第二条")


def pin(page: Page, measures: Locator, clause: str) -> None:
    """Pick a clause beside the words."""
    choose = measures.get_by_role("button", name="选择条款")
    dialog = page.get_by_role("dialog", name="选择条款")
    # The draft saves itself meanwhile and may move the button from under the pointer: then a person presses again.
    for _ in range(PRESSES):
        choose.click()
        with suppress(AssertionError):
            expect(dialog).to_be_visible(timeout=SETTLE_MILLISECONDS * 2)
            break
    dialog.get_by_role("searchbox").fill("不分户籍")
    dialog.locator("label:visible", has_text=clause).locator("input").check()
    dialog.get_by_role("button", name="完成").click()
    expect(measures.locator(".clause-picker__chip")).to_have_text(re.compile(clause))


def try_to_publish(page: Page) -> None:
    """Open the menu beside “save draft” and publish, once the draft has saved itself: the two must not cross."""
    page.wait_for_timeout(SETTLE_MILLISECONDS * 2)
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("button[name=action-publish]").click()


def choose_interpreter(page: Page, *, term: str) -> None:
    """Choose the official's post by the day it began."""
    field = page.locator("[data-contentpath=interpreter_post]")
    field.get_by_role("button").first.click()
    page.locator(".modal a", has_text=term).first.click()
    expect(field).to_contain_text(term)


def open_release(page: Page) -> None:
    """Go on from the editor to productions and release."""
    page.get_by_role("link", name="成品与发布").first.click()


def make_productions(page: Page) -> None:
    """Order the set and watch it being made, without leaving the screen."""
    page.get_by_role("button", name="制作成品").click()
    expect(page.get_by_role("progressbar").first).to_be_visible()
    expect(page.locator(".production video")).to_have_count(1, timeout=RENDER_MILLISECONDS)
    expect(page.locator(".production iframe")).to_have_count(1, timeout=RENDER_MILLISECONDS)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=RENDER_MILLISECONDS)


def send_notice(page: Page) -> None:
    """See who would get it and why, then confirm."""
    page.get_by_role("button", name="查看谁会收到").click()
    expect(page.get_by_text("您订阅了").first).to_be_visible()
    page.get_by_role("button", name=re.compile("确认推送给")).click()
    expect(page.get_by_text("推送进度")).to_be_visible()
