"""The frame of every page: identity, navigation, elder mode, head tags."""

from typing import TYPE_CHECKING, Any

from django import template
from django.template import Context
from wagtail.models import Page

from cms.portal.selectors import site_frame
from cms.portal.selectors.page_head import PageHead, head_of
from cms.portal.selectors.way import Crumb, crumbs_of, library_address, way_to
from cms.portal.templatetags.once import once

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()


@register.simple_tag
def site_identity() -> site_frame.SiteIdentity:
    """Return who runs the site."""
    return site_frame.site_identity()


@register.simple_tag(takes_context=True)
def elder_mode(context: Context) -> bool:
    """Return whether this reader asked for large type."""
    request: HttpRequest | None = context.get("request")
    return request is not None and request.COOKIES.get(site_frame.ELDER_COOKIE) == (
        site_frame.ELDER_VALUE
    )


@register.simple_tag(takes_context=True)
def site_navigation(context: Context) -> list[site_frame.NavigationEntry]:
    """Return the main navigation with the reader's place marked."""
    request: HttpRequest | None = context.get("request")
    return site_frame.navigation(
        path=request.path if request else "",
        library_address=library_address(_way(context)),
    )


@register.inclusion_tag("portal/parts/site_head.html", takes_context=True)
def site_head(context: Context) -> dict[str, Any]:
    """Write the head tags of a page that is not in the page tree."""
    request: HttpRequest | None = context.get("request")
    return {"site": site_frame.site_identity(), "domain": request.get_host() if request else ""}


@register.inclusion_tag("portal/parts/page_head.html", takes_context=True)
def page_head(context: Context, *, image: str = "") -> dict[str, Any]:
    """Write the head tags 网页标签 of the page being shown."""
    request: HttpRequest = context["request"]
    head: PageHead = head_of(
        context["page"], base_url=f"{request.scheme}://{request.get_host()}", image=image
    )
    return {
        "site": site_frame.site_identity(),
        "domain": request.get_host(),
        "head": head,
    }


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context) -> list[Crumb]:
    """Return the pages above the one being shown, from the home page down."""
    return crumbs_of(_way(context)[:-1])


def _way(context: Context) -> list[Page]:
    page: Page | None = context.get("page")
    return once(context, "way", lambda: way_to(page) if isinstance(page, Page) else [])
