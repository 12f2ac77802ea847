"""The way from the home page to a page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail.models import Page

from cms.portal.selectors.site_frame import HOME

_SITE_ROOT_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Crumb:
    """One page on the way."""

    title: str | Promise
    address: str


def breadcrumbs(page: Page) -> list[Crumb]:
    """Return the live pages above ``page``, the home page first, in one query."""
    # The home page's title is the site's name, too long for a crumb and said in the header already.
    above = page.get_ancestors().live().filter(depth__gte=_SITE_ROOT_DEPTH)
    return [
        Crumb(title=parent.title if index else HOME, address=parent.url or "/")
        for index, parent in enumerate(above)
    ]
