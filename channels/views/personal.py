"""Pages that belong to one person: found by a personal link or this device's cookie, never stored on the way."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from channels.exceptions import BadLinkError, ExpiredLinkError
from channels.models import Subscriber
from channels.services import subscriber_by_key
from channels.tokens import Purpose, make_token, read_token

COOKIE = "jiedu_subscription"
COOKIE_AGE_SECONDS = 365 * 24 * 3600

PersonalView = Callable[..., HttpResponse]


def manage_token(subscriber: Subscriber) -> str:
    """Return the token of a person's own link."""
    return make_token(Purpose.MANAGE, subscriber.uuid)


def private(view: PersonalView) -> PersonalView:
    """Keep a page out of caches and search engines, and answer links that lead nowhere."""

    @never_cache
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except ExpiredLinkError:
            response = render(request, "channels/link_expired.html", status=410)
        except BadLinkError:
            response = render(request, "channels/link_broken.html", status=404)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


def with_subscriber(
    view: Callable[Concatenate[HttpRequest, Subscriber, ...], HttpResponse],
) -> PersonalView:
    """Give a view the person its ``token`` names; whoever has left is told so."""

    @private
    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        subscriber = subscriber_by_key(read_token(Purpose.MANAGE, token))
        if subscriber is None:
            raise BadLinkError(token[:8])
        if subscriber.has_left:
            return render(request, "channels/left.html")
        return view(request, subscriber)

    return wrapped


def remember(response: HttpResponse, *, subscriber: Subscriber, secure: bool) -> None:
    """Let this device find its inbox again."""
    response.set_cookie(
        COOKIE,
        manage_token(subscriber),
        max_age=COOKIE_AGE_SECONDS,
        httponly=True,
        secure=secure,
        samesite="Lax",
    )


def remembered(request: HttpRequest) -> Subscriber | None:
    """Return the person this device belongs to, unless unknown, left or forged."""
    token = request.COOKIES.get(COOKIE)
    if not token:
        return None
    try:
        subscriber = subscriber_by_key(read_token(Purpose.MANAGE, token))
    except BadLinkError:
        return None
    return subscriber if subscriber and not subscriber.has_left else None
