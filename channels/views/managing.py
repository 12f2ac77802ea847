"""A person's own page: choices, pause, export."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from channels.base import ALL_THEMES
from channels.exceptions import InvalidChoicesError
from channels.forms import ManagedSubscriptionForm
from channels.models import Subscriber
from channels.selectors.offer import channel_options, region_options, theme_options
from channels.services import (
    export_subscription,
    pause_subscription,
    resume_subscription,
    update_subscription,
)
from channels.views.personal import manage_token, with_subscriber


@require_http_methods(["GET", "HEAD", "POST"])
@with_subscriber
def manage(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Show the choices, and take changed ones."""
    form = _form(request, subscriber=subscriber)
    if request.method == "POST" and form.is_valid() and _try_to_update(form, subscriber=subscriber):
        messages.success(request, _("Your choices are saved."))
        return redirect("channels:manage", token=manage_token(subscriber))
    context = {
        "form": form,
        "subscriber": subscriber,
        "token": manage_token(subscriber),
        "mail": subscriber.contacts.confirmed().filter(channel="email").first(),
        "unconfirmed_mail": subscriber.contacts.pending().filter(channel="email").first(),
    }
    status = 422 if form.errors else 200
    return render(request, "channels/manage.html", context, status=status)


@require_POST
@with_subscriber
def pause(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Pause."""
    pause_subscription(subscriber)
    messages.success(request, _("Paused. Nothing is sent until you resume."))
    return redirect("channels:manage", token=manage_token(subscriber))


@require_POST
@with_subscriber
def resume(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Resume."""
    resume_subscription(subscriber)
    messages.success(request, _("You will be told of new notices again."))
    return redirect("channels:manage", token=manage_token(subscriber))


@require_safe
@with_subscriber
def export(_request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Hand the person everything that is kept about them."""
    response = JsonResponse(
        export_subscription(subscriber), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    name = f"subscription-{subscriber.short_number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: HttpRequest, *, subscriber: Subscriber) -> ManagedSubscriptionForm:
    themes = list(subscriber.themes.values_list("code", flat=True))
    initial = {
        "themes": [ALL_THEMES] if subscriber.follows_all_themes else themes,
        "regions": list(subscriber.regions.values_list("code", flat=True)),
        "channels": list(subscriber.contacts.values_list("channel", flat=True)),
    }
    return ManagedSubscriptionForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        themes=theme_options(),
        regions=region_options(),
        channels=channel_options(),
        has_email=subscriber.contacts.filter(channel="email").exists(),
    )


def _try_to_update(form: ManagedSubscriptionForm, *, subscriber: Subscriber) -> bool:
    chosen = form.cleaned_data
    try:
        update_subscription(
            subscriber,
            themes=chosen["themes"],
            regions=chosen["regions"],
            channels=chosen["channels"],
            email=chosen["email"],
        )
    except InvalidChoicesError as error:
        form.add_error(error.field, error.message)
        return False
    return True
