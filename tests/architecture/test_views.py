"""Who may call which of our views. A new view must state its permission, or be written down here."""

import re
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.project_files import PACKAGES

EVERYONE = "everyone"
LINK = "whoever holds the signed link"
STAFF = "staff, judged by the view on the object itself"
WHO_MAY = {
    "cms.portal.views.robots": EVERYONE,
    "cms.portal.views.search": EVERYONE,
    "cms.portal.views.set_reading_size": EVERYONE,
    "channels.views.inbox.inbox_by_link": LINK,
    "channels.views.inbox.own_inbox": LINK,
    "channels.views.leaving.leave_subscription": LINK,
    "channels.views.leaving.stop": LINK,
    "channels.views.managing.export": LINK,
    "channels.views.managing.manage": LINK,
    "channels.views.managing.pause": LINK,
    "channels.views.managing.resume": LINK,
    "channels.views.notices.DeliveryListView": STAFF,
    "channels.views.notices.NoticeView": STAFF,
    "channels.views.notices.notice_figures": STAFF,
    "channels.views.notices.resume_paused_channel": STAFF,
    "channels.views.subscribing.confirm": LINK,
    "channels.views.subscribing.done": EVERYONE,
    "channels.views.subscribing.subscribe_form": EVERYONE,
    "channels.views.subscribing.welcome": LINK,
    "interpretations.views.clauses.clauses": STAFF,
    "interpretations.views.release.ReleaseView": STAFF,
    "media_pipeline.views.media.serve_media": "everyone for what is public, staff for the rest",
    "media_pipeline.views.productions.cancel": STAFF,
    "media_pipeline.views.productions.production_status": STAFF,
    "media_pipeline.views.productions.retry": STAFF,
}
SAMPLES = {"int": "1", "uuid": "0b7c1f0e-2f2b-4a5e-9b86-6f1c1f3f0a11", "slug": "email", "str": "x"}
STATEMENTS = ("permission_required", "any_permission_required")


def patterns(
    found: Iterable[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the site with its pattern."""
    for pattern in found:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from patterns(pattern.url_patterns, route)


def view_of(pattern: URLPattern) -> Any:
    """Return the class or function that a pattern calls, without what is wrapped around it."""
    view: Any = pattern.callback
    view = getattr(view, "view_class", view)
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return getattr(view, "view_class", view)


def own_views() -> dict[str, tuple[str, Any]]:
    """Return our own views by dotted name, each with its address."""
    found = {}
    for route, pattern in patterns(get_resolver().url_patterns):
        view = view_of(pattern)
        if view.__module__.split(".")[0] in PACKAGES:
            found[f"{view.__module__}.{view.__qualname__}"] = (route, view)
    return found


def states_its_permission(view: Any) -> bool:
    """Return whether a view class names the permission it asks for."""
    return any(getattr(view, statement, None) for statement in STATEMENTS)


def test_every_view_states_its_permission():
    unknown = {
        name
        for name, (_, view) in own_views().items()
        if name not in WHO_MAY and not states_its_permission(view)
    }

    assert not unknown


def test_no_view_is_written_down_that_is_gone():
    assert not set(WHO_MAY) - set(own_views())


@pytest.mark.parametrize("name", sorted(own_views()))
def test_staff_views_stand_below_the_admin(name):
    route, _ = own_views()[name]
    is_public = WHO_MAY.get(name, "").startswith((EVERYONE, LINK))

    assert route.startswith("admin/") != is_public


@pytest.mark.django_db
@pytest.mark.parametrize(
    "route", sorted(route for route, _ in own_views().values() if route.startswith("admin/"))
)
def test_a_visitor_is_sent_to_log_in(client, route):
    address = re.sub(r"<(\w+):\w+>", lambda found: SAMPLES[found[1]], route)

    answer = client.get(f"/{address}")

    assert answer.status_code == HTTPStatus.FOUND
    assert answer.url.startswith(reverse("wagtailadmin_login"))
