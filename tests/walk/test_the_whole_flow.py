"""From a policy to a delivered notice, as an editor, a resident and a supervisor, at a desk and in a hand."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser_fixtures import DESK, HAND, sideways_overflow
from tests.walk import editor
from tests.walk.conftest import DemoSite
from tests.walk.people import link_in, log_in, mails_to, wait_for_mail

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.xdist_group("walk")]
# Two walks, a film being made and other tests share two cores.
expect.set_options(timeout=30_000)


def subscribe(page: Page, site: DemoSite, *, address: str) -> None:
    """A resident asks for news of transport in 东胜区, by inbox and e-mail, and says yes a second time by mail."""
    page.goto(f"{site.base}/")
    page.get_by_role("link", name="订阅").first.click()
    page.get_by_role("checkbox", name="工业、交通").check()
    page.get_by_role("checkbox", name="东胜区").check()
    page.get_by_role("checkbox", name="电子邮件").check()
    page.locator("#email").fill(address)
    page.locator("#agreed").check()
    page.locator("form.card button[type=submit]").click()
    mail = wait_for_mail(address, site.outbox, containing="/confirm/")
    page.goto(link_in(mail, "/confirm/"))
    page.locator("main form button[type=submit]").first.click()


def publish_with_productions(page: Page, site: DemoSite, *, title: str) -> None:
    """An editor writes under the policy, is told what is missing, mends it, publishes and makes the productions."""
    editor.stop_the_demo_film(page, site.base)
    editor.open_policy(page, site.base)
    editor.write_interpretation(page, title=title)
    editor.try_to_publish(page)
    expect(page.get_by_text("请填写解读人")).to_be_visible()
    editor.choose_interpreter(page, term="2026-07-01")
    editor.try_to_publish(page)
    expect(page.get_by_text("下一步：通知相关群众")).to_be_visible()
    page.get_by_role("link", name=title).first.click()
    editor.open_release(page)
    editor.make_productions(page)


def read_as_resident(page: Page, site: DemoSite, *, title: str) -> None:
    """A resident finds it from the policy, meets film, H5 and picture, and reads the clause behind the claim."""
    page.goto(f"{site.base}/policies/")
    page.get_by_role("link", name=re.compile(editor.POLICY)).first.click()
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(page.locator("video track[kind=captions]")).to_have_count(1)
    film = page.locator("video")
    film.evaluate("film => { film.muted = true; film.play() }")
    expect(film).to_have_js_property("videoWidth", 1920)
    expect(film).to_have_js_property("paused", False)  # noqa: FBT003 -- the value that is expected
    # Closed forms are not fetched; unfolding one fetches it.
    page.locator("details:has(iframe) > summary").click()
    expect(page.frame_locator("iframe").get_by_role("heading").first).to_be_attached()
    for heading in ("政策背景", "决策依据", "出台目的", "重要举措"):
        expect(page.get_by_role("heading", name=heading).first).to_be_attached()
    expect(page.get_by_text("第二条").first).to_be_attached()
    expect(page.get_by_role("link", name=re.compile(editor.POLICY)).first).to_be_attached()
    assert sideways_overflow(page) == 0


def supervise(page: Page, site: DemoSite, *, title: str, downloads: Path) -> None:
    """A supervisor reads the figures and takes them away."""
    log_in(page, site.base, "supervisor")
    page.goto(f"{site.base}/admin/reports/supervision/?from=2026-10-01&to=2026-12-31")
    expect(page.get_by_text(title).first).to_be_attached()
    for ending in ("xlsx", "csv"):
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile(ending, re.IGNORECASE)).first.click()
        download.value.save_as(downloads / f"figures.{ending}")
    assert "指标" in load_workbook(downloads / "figures.xlsx").sheetnames
    assert "M3a" in (downloads / "figures.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("viewport", [DESK, HAND], ids=["1280", "360"])
def test_from_a_policy_to_a_delivered_notice(
    demo_site: DemoSite, open_page, viewport: ViewportSize, tmp_path: Path
):
    width = viewport["width"]
    title, address = f"老年人坐公交有什么新变化（{width}）", f"resident-{width}@demo.invalid"
    resident, desk = open_page(viewport), open_page(viewport)
    subscribe(resident, demo_site, address=address)
    publish_with_productions(desk, demo_site, title=title)
    read_as_resident(resident, demo_site, title=title)
    editor.send_notice(desk)
    mail = wait_for_mail(address, demo_site.outbox, containing=title)
    assert "您订阅了" in mail
    assert sum(title in text for text in mails_to(address, demo_site.outbox)) == 1
    resident.goto(f"{demo_site.base}/inbox/")
    expect(resident.get_by_text(title).first).to_be_visible()
    assert sideways_overflow(resident) == 0
    supervise(open_page(viewport), demo_site, title=title, downloads=tmp_path)
    resident.goto(link_in(mail, "/my/"))
    assert sideways_overflow(resident) == 0
