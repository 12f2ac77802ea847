"""The way from the home page to a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail.models import Page

from cms.policies.models import PolicyIndexPage
from cms.portal.selectors.site_frame import HOME

_SITE_ROOT_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Crumb:
    """One page on the way."""

    title: str | Promise
    address: str


def way_to(page: Page) -> list[Page]:
    """Return the live pages above ``page``, the home page first, and ``page`` itself last, in one query."""
    if not page.path:
        return [page]
    above = page.get_ancestors().live().filter(depth__gte=_SITE_ROOT_DEPTH)
    return [*above, page]


def crumbs_of(pages: Iterable[Page]) -> list[Crumb]:
    """Return a crumb for each of ``pages``, the first being the home page."""
    # The home page's title is the site's name, too long for a crumb and said in the header already.
    return [
        Crumb(title=page.title if index else HOME, address=page.url or "/")
        for index, page in enumerate(pages)
    ]


def library_address(way: Iterable[Page]) -> str:
    """Return the policy library's address, from ``way`` if the library is on it; empty when there is none yet."""
    on_the_way = (page for page in way if issubclass(page.specific_class, PolicyIndexPage))
    library = next(on_the_way, None) or PolicyIndexPage.objects.live().first()
    return (library.url or "") if library else ""
