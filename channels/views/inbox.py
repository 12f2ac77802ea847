"""The on-site inbox."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from channels.models import Subscriber
from channels.selectors import inbox_of
from channels.services import mark_read
from channels.views.personal import manage_token, private, remembered, with_subscriber

MESSAGES_A_PAGE = 20


@require_safe
@private
def own_inbox(request: HttpRequest) -> HttpResponse:
    """Show the inbox of the person this device belongs to, or how to get one."""
    subscriber = remembered(request)
    if subscriber is None:
        return render(request, "channels/no_inbox.html")
    return _show(request, subscriber=subscriber)


@require_http_methods(["GET", "HEAD", "POST"])
@with_subscriber
def inbox_by_link(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Show the inbox of a personal link; a POST marks one message (``message``) or all as read."""
    if request.method == "POST":
        chosen = request.POST.get("message", "")
        mark_read(subscriber, delivery_id=int(chosen) if chosen.isdecimal() else None)
        return redirect("channels:inbox_by_link", token=manage_token(subscriber))
    return _show(request, subscriber=subscriber)


def _show(request: HttpRequest, *, subscriber: Subscriber) -> HttpResponse:
    found = inbox_of(subscriber)
    context = {
        "subscriber": subscriber,
        "token": manage_token(subscriber),
        "page_of_messages": Paginator(found, MESSAGES_A_PAGE).get_page(request.GET.get("p")),
        "unread": found.filter(read_at=None).count(),
    }
    return render(request, "channels/inbox.html", context)
