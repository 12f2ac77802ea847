"""What everybody does: log in, read mail."""

import email
import email.policy
import re
import time
from pathlib import Path

from playwright.sync_api import Page

from cms.portal.demo.accounts import PASSWORD

MAIL_SECONDS = 60


def log_in(page: Page, base: str, username: str) -> None:
    """Log in to the admin with a demo account."""
    page.goto(f"{base}/admin/login/")
    page.locator("input[name=username]").fill(username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{base}/admin/")


def mails_to(address: str, outbox: Path) -> list[str]:
    """Return the plain texts of the mails written to ``address``, the oldest first."""
    texts = []
    for path in sorted(outbox.glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if address in str(message["To"]):
            body = message.get_body(("plain",))
            assert body is not None
            texts.append(str(body.get_content()))
    return texts


def wait_for_mail(address: str, outbox: Path, *, containing: str) -> str:
    """Return the mail to ``address`` that contains some words, once it is there."""
    deadline = time.monotonic() + MAIL_SECONDS
    while True:
        for text in mails_to(address, outbox):
            if containing in text:
                return text
        assert time.monotonic() < deadline, f"no mail with {containing!r} came to {address}"
        time.sleep(0.3)


def link_in(text: str, part: str) -> str:
    """Return the first address in ``text`` whose path contains ``part``."""
    links: list[str] = re.findall(r"https?://\S+", text)
    return next(link for link in links if part in link)
