"""What the portal adds to how Wagtail serves pages."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from wagtail import hooks
from wagtail.models import Page

_Serve = Callable[..., HttpResponse]


@hooks.register("on_serve_page")
def say_that_pages_differ_by_cookie(next_serve_page: _Serve) -> _Serve:
    """Tell caches that a page is set larger for readers whose cookie asks for it."""

    def serve(
        page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse:
        response = next_serve_page(page, request, args, kwargs)
        patch_vary_headers(response, ["Cookie"])
        return response

    return serve
