"""Where interpretations meet the admin."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.organisations.models import User
from cms.policies.models import PolicyPage
from interpretations.models import InterpretationPage
from interpretations.views.clauses import clauses
from interpretations.views.release import ReleaseView


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    """Mount the room's screens."""
    urls = [
        path("clauses/", clauses, name="clauses"),
        path("<int:pk>/release/", ReleaseView.as_view(), name="release"),
    ]
    return [path("interpretations/", include((urls, "interpretations_admin")))]


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    """Lead from an interpretation in a list to its productions; the editor has a strip of its own for it."""
    if (
        isinstance(page.specific_deferred, InterpretationPage)
        and page.permissions_for_user(user).can_edit()
    ):
        yield Button(
            _("Productions and release"),
            reverse("interpretations_admin:release", args=[page.pk]),
            icon_name="media",
            priority=15,
        )


@hooks.register("after_publish_page")
def offer_what_comes_next(request: HttpRequest, page: Page) -> None:
    """Point from the publication to the productions and the notice."""
    if isinstance(page, InterpretationPage):
        address = reverse("interpretations_admin:release", args=[page.pk])
        messages.info(
            request,
            _("Residents can read it now. Next: tell those whom it concerns."),
            buttons=[messages.button(address, _("Productions and release"))],
        )


@hooks.register("before_delete_page")
def keep_what_was_public(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete what was once public: the figures of past dates rest on it. Unpublishing is the way."""
    public_once = page.get_descendants(inclusive=True).type(PolicyPage, InterpretationPage)
    if not public_once.filter(first_published_at__isnull=False).exists():
        return None
    messages.error(
        request,
        _(
            "It was published once, and past figures rest on it. Unpublish it instead of deleting it."
        ),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
