"""Subscribing, and the second yes for an address."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from channels.exceptions import InvalidChoicesError
from channels.forms import NewSubscriptionForm
from channels.models import Subscriber
from channels.selectors.offer import channel_options, region_options, theme_options
from channels.services import confirm_email, contact_to_confirm, subscribe
from channels.services.consenting import consent_template
from channels.views.personal import manage_token, private, remember, remembered, with_subscriber


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe_form(request: HttpRequest) -> HttpResponse:
    """Show the form, and take it. ``?theme=`` and ``?region=`` (codes, repeatable) are ticked beforehand."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        if form.is_from_machine:
            return redirect("channels:subscribed")
        subscriber = _try_to_subscribe(form)
        if subscriber is not None:
            return _welcome(request, subscriber=subscriber)
    context = {
        "form": form,
        "consent_template": consent_template(),
        "known": remembered(request),
        "manage_token": _known_token(request),
    }
    status = 422 if form.errors else 200
    return render(request, "channels/subscribe.html", context, status=status)


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Say what happens next when only mail was chosen: the same whoever the address belongs to."""
    return render(request, "channels/subscribed.html", {"asked_by_mail": True})


@require_safe
@with_subscriber
def welcome(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Give a newcomer with an inbox the personal link."""
    context = {
        "token": manage_token(subscriber),
        "asked_by_mail": subscriber.contacts.pending().exists(),
    }
    return render(request, "channels/subscribed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the second yes; only a POST gives it, since mail scanners follow links."""
    contact = contact_to_confirm(token)
    if request.method == "POST" or contact.is_confirmed:
        return _confirmed(request, token=token)
    context = {"contact": contact, "subscriber": contact.subscriber}
    return render(request, "channels/confirm.html", context)


def _confirmed(request: HttpRequest, *, token: str) -> HttpResponse:
    if request.method == "POST":
        subscriber = confirm_email(token)
        messages.success(
            request, _("Your address is confirmed. From now on you will be told by mail.")
        )
    else:
        subscriber = contact_to_confirm(token).subscriber
    return redirect("channels:manage", token=manage_token(subscriber))


def _form(request: HttpRequest) -> NewSubscriptionForm:
    initial: dict[str, Any] = {
        "themes": request.GET.getlist("theme"),
        "regions": request.GET.getlist("region"),
        "channels": ["inbox"],
    }
    return NewSubscriptionForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        themes=theme_options(),
        regions=region_options(),
        channels=channel_options(),
    )


def _try_to_subscribe(form: NewSubscriptionForm) -> Subscriber | None:
    """Subscribe; on a refusal put it beside its field and return None, so that nothing typed is lost."""
    chosen = form.cleaned_data
    try:
        return subscribe(
            themes=chosen["themes"],
            regions=chosen["regions"],
            channels=chosen["channels"],
            email=chosen["email"],
        )
    except InvalidChoicesError as error:
        form.add_error(error.field, error.message)
        return None


def _welcome(request: HttpRequest, *, subscriber: Subscriber) -> HttpResponse:
    if not subscriber.contacts.confirmed().exists():
        return redirect("channels:subscribed")
    response = redirect("channels:welcome", token=manage_token(subscriber))
    remember(response, subscriber=subscriber, secure=request.is_secure())
    return response


def _known_token(request: HttpRequest) -> str:
    known = remembered(request)
    return manage_token(known) if known else ""
