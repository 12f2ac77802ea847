"""Views that are not pages: search, the reader's type size, and the notes for search engines."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from cms.portal.selectors.searching import read_search
from cms.portal.selectors.site_frame import ELDER_COOKIE, ELDER_VALUE

_YEAR_SECONDS = 365 * 24 * 3600


# Exempt: it changes nothing but the size of the reader's own type, and a token would set a cookie on every page.
@csrf_exempt
@require_POST
def set_reading_size(request: HttpRequest) -> HttpResponse:
    """Remember large or normal type in a cookie, and go back to the page the reader came from."""
    address = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        address = "/"
    response = HttpResponseRedirect(address, status=303)
    if request.POST.get("size") == ELDER_VALUE:
        response.set_cookie(
            ELDER_COOKIE,
            ELDER_VALUE,
            max_age=_YEAR_SECONDS,
            httponly=True,
            secure=request.is_secure(),
            samesite="Lax",
        )
    else:
        response.delete_cookie(ELDER_COOKIE, samesite="Lax")
    return response


@require_GET
@cache_control(max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines read what residents read, and nothing of the office or of anyone's own pages."""
    sitemap = request.build_absolute_uri(reverse("portal:sitemap"))
    return render(request, "portal/robots.txt", {"sitemap": sitemap}, content_type="text/plain")


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Show the policies and interpretations that answer the reader's question."""
    return render(request, "portal/search.html", {"search": read_search(request.GET)})
