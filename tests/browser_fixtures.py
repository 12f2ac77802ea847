"""A real headless Chromium on the real site, at a desk and in a hand."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

DESK = ViewportSize(width=1280, height=800)
HAND = ViewportSize(width=360, height=740)
WAIT_MILLISECONDS = 15_000
# All but the first three keep Chromium from calling home, which a closed network refuses many times a second.
CHROMIUM_ARGUMENTS = [
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-sync",
]
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, drawing with the project's own fonts so that pictures of pages look the same anywhere."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("chromium is not installed: make test installs it")
    # Playwright's loop runs in this thread, and Django would take every query for one made inside it.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(
            executable_path=program,
            headless=True,
            args=[*CHROMIUM_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])],
            env={**os.environ, "FONTCONFIG_FILE": str(_write_font_configuration())},
        )
        yield browser
        browser.close()
        connections.close_all()  # Under a running loop Django hands out connections of its own.


def _write_font_configuration() -> Path:
    scratch: Path = django_settings.JIEDU_TEST_SCRATCH
    path = scratch / "fonts.conf"
    path.write_text(
        FONTCONFIG.format(fonts=django_settings.JIEDU_FONT_DIR, cache=scratch / "font-cache"),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def site(
    live_server: LiveServer,
    settings: Settings,
) -> str:
    """The address of a running site on a database that holds what the migrations made, and nothing else."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return str(live_server.url)


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[[ViewportSize], Page]]:
    """Open pages of any size, each with cookies of its own; fail the test if one of them reports an error."""
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    with ExitStack() as contexts:

        def open_one(viewport: ViewportSize) -> Page:
            is_phone = viewport["width"] < DESK["width"]
            context = contexts.enter_context(
                chromium.new_context(
                    viewport=viewport,
                    locale="zh-CN",
                    timezone_id="Asia/Shanghai",
                    has_touch=is_phone,
                    is_mobile=is_phone,
                    reduced_motion="reduce",
                )
            )
            context.set_default_timeout(WAIT_MILLISECONDS)
            page = context.new_page()
            page.on("console", heard)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            return page

        yield open_one
    assert not complaints, complaints


@pytest.fixture
def desktop_page(open_page: Callable[[ViewportSize], Page]) -> Page:
    """A browser page 1280 pixels wide."""
    return open_page(DESK)


@pytest.fixture
def phone_page(open_page: Callable[[ViewportSize], Page]) -> Page:
    """A browser page 360 pixels wide, with touch."""
    return open_page(HAND)


def sideways_overflow(page: Page) -> int:
    """Return how many pixels the page is wider than its window; 0 on a page that fits."""
    width = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(0, int(width))
