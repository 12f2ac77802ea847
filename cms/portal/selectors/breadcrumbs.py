"""The way from the home page to a page."""

from dataclasses import dataclass

from wagtail.models import Page

_SITE_ROOT_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Crumb:
    """One page on the way."""

    title: str
    address: str


def breadcrumbs(page: Page) -> list[Crumb]:
    """Return the live pages above ``page``, the home page first, in one query."""
    above = page.get_ancestors().live().filter(depth__gte=_SITE_ROOT_DEPTH)
    return [Crumb(title=parent.title, address=parent.url or "/") for parent in above]
