"""The frame of every page: identity, navigation, elder mode, head tags."""

from typing import TYPE_CHECKING, Any

from django import template

from cms.policies.models import PolicyIndexPage
from cms.portal.selectors import site_frame
from cms.portal.selectors.breadcrumbs import Crumb, breadcrumbs
from cms.portal.selectors.page_head import PageHead, head_of

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page

register = template.Library()


@register.simple_tag
def site_identity() -> site_frame.SiteIdentity:
    """Return who runs the site."""
    return site_frame.site_identity()


@register.simple_tag(takes_context=True)
def elder_mode(context: dict[str, Any]) -> bool:
    """Return whether this reader asked for large type."""
    request: HttpRequest | None = context.get("request")
    return request is not None and request.COOKIES.get(site_frame.ELDER_COOKIE) == (
        site_frame.ELDER_VALUE
    )


@register.simple_tag(takes_context=True)
def site_navigation(context: dict[str, Any]) -> list[site_frame.NavigationEntry]:
    """Return the main navigation with the reader's place marked."""
    request: HttpRequest | None = context.get("request")
    library = PolicyIndexPage.objects.live().first()
    return site_frame.navigation(
        path=request.path if request else "",
        library_address=(library.get_url(request) or "") if library else "",
    )


@register.inclusion_tag("portal/parts/site_head.html", takes_context=True)
def site_head(context: dict[str, Any]) -> dict[str, Any]:
    """Write the head tags of a page that is not in the page tree."""
    request: HttpRequest | None = context.get("request")
    return {"site": site_frame.site_identity(), "domain": request.get_host() if request else ""}


@register.inclusion_tag("portal/parts/page_head.html", takes_context=True)
def page_head(context: dict[str, Any], *, image: str = "") -> dict[str, Any]:
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


@register.simple_tag
def breadcrumbs_of(page: "Page") -> list[Crumb]:
    """Return the pages above ``page``, from the home page down."""
    return breadcrumbs(page)
