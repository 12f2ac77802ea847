"""Leaving, and stopping one channel from a message."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from channels.models import Subscriber
from channels.services import leave, stop_by_link, subscriber_by_key
from channels.tokens import read_stop_token
from channels.views.personal import COOKIE, private, with_subscriber


@require_POST
@with_subscriber
def leave_subscription(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """End the subscription and erase what is known."""
    leave(subscriber, given_through="manage")
    response = render(request, "channels/left.html")
    response.delete_cookie(COOKIE)
    return response


# RFC 8058: the mail program posts here by itself, without a cookie or a CSRF token. The signed link is the authority,
# and all it can do is stop the sending.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the channel the link came by. A GET only asks; a POST does it, however often it comes."""
    key, channel = read_stop_token(token)
    if request.method != "POST":
        return render(request, "channels/stop.html")
    subscriber = subscriber_by_key(key)
    was_alive = subscriber is not None and stop_by_link(subscriber, channel=channel)
    return render(request, "channels/stopped.html", {"was_alive": was_alive})
