"""The notice screens of the admin: who would get it and why, confirm, follow, list the ledger."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView, TemplateView
from wagtail.permission_policies import ModelPermissionPolicy

from channels.enums import DeliveryStatus, NoticeStatus
from channels.exceptions import NoticeCancelledError
from channels.models import ChannelPause, Delivery, Notice
from channels.registry import channel_label
from channels.selectors import (
    NoticeProgress,
    deliveries_of,
    notice_progress,
    preview_audience,
    rule_in_words,
)
from channels.services import cancel_notice, confirm_notice, resume_channel, retry_failed
from cms.organisations.models import User

permission_policy = ModelPermissionPolicy(Notice)


def may_see(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` may look at notices."""
    return bool(permission_policy.user_has_any_permission(user, ["view", "confirm"]))


def may_confirm(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` may have notices sent, stopped and tried again."""
    return bool(permission_policy.user_has_permission(user, "confirm"))


class NoticeView(TemplateView):
    """One notice: before confirmation the dry run, afterwards how far it has come. Takes the orders of its buttons."""

    template_name = "channels/admin/notice.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the notice; refuse who may not see it."""
        super().setup(request, *args, **kwargs)
        if not may_see(request.user):
            raise PermissionDenied
        self.notice = get_object_or_404(Notice, pk=kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the screen the dry run or the progress."""
        notice = self.notice
        is_draft = notice.status == NoticeStatus.DRAFT
        return super().get_context_data(
            **kwargs,
            notice=notice,
            is_draft=is_draft,
            concerns=rule_in_words(notice.rule),
            preview=preview_audience(notice.rule) if is_draft else None,
            progress=None if is_draft else notice_progress(notice),
            statuses=DeliveryStatus,
            pauses=ChannelPause.objects.all(),
            can_confirm=may_confirm(self.request.user),
            breadcrumbs_items=[
                {"url": reverse("channels_admin:index"), "label": _("Notices")},
                {"url": "", "label": _("Notice")},
            ],
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take an order. Pressing twice is harmless: each service acts once."""
        if not may_confirm(request.user):
            raise PermissionDenied
        orders = {"confirm": self._confirm, "cancel": self._cancel, "retry": self._retry}
        order = orders.get(request.POST.get("order", ""))
        if order is not None:
            order(request)
        return redirect("channels_admin:notice", pk=self.notice.pk)

    def _confirm(self, request: HttpRequest) -> None:
        user = request.user
        try:
            confirm_notice(self.notice, confirmed_by=user if isinstance(user, User) else None)
        except NoticeCancelledError:
            messages.error(request, _("This notice has been stopped; it cannot be sent."))

    def _cancel(self, request: HttpRequest) -> None:
        who = request.user.get_username()
        cancel_notice(self.notice, why=_("Stopped by %(who)s.") % {"who": who})

    def _retry(self, request: HttpRequest) -> None:
        count = retry_failed(self.notice)
        words = ngettext(
            "%(count)d delivery is tried again.", "%(count)d deliveries are tried again.", count
        )
        messages.success(request, words % {"count": count})


class DeliveryListView(ListView[Delivery]):
    """The ledger of one notice: numbers and masked contacts, never an address."""

    template_name = "channels/admin/deliveries.html"
    context_object_name = "deliveries"
    paginate_by = 50
    page_kwarg = "p"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the notice; refuse who may not see it."""
        super().setup(request, *args, **kwargs)
        if not may_see(request.user):
            raise PermissionDenied
        self.notice = get_object_or_404(Notice, pk=kwargs["pk"])

    def get_queryset(self) -> QuerySet[Delivery]:
        """Return the rows, narrowed by ?status= and ?channel=."""
        return deliveries_of(
            self.notice,
            status=self.request.GET.get("status", ""),
            channel=self.request.GET.get("channel", ""),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the screen its notice and filters."""
        return super().get_context_data(
            **kwargs,
            notice=self.notice,
            progress=notice_progress(self.notice),
            statuses=DeliveryStatus.choices,
            chosen_status=self.request.GET.get("status", ""),
            chosen_channel=self.request.GET.get("channel", ""),
            breadcrumbs_items=[
                {"url": reverse("channels_admin:index"), "label": _("Notices")},
                {
                    "url": reverse("channels_admin:notice", args=[self.notice.pk]),
                    "label": self.notice.title,
                },
                {"url": "", "label": _("Deliveries")},
            ],
        )


@require_safe
def notice_figures(request: HttpRequest, pk: int) -> JsonResponse:
    """Answer with the counts of a notice, for the screen that follows it."""
    if not may_see(request.user):
        raise PermissionDenied
    progress = notice_progress(get_object_or_404(Notice, pk=pk))
    return JsonResponse(_figures(progress))


@require_POST
def resume_paused_channel(request: HttpRequest, channel: str) -> HttpResponse:
    """Let a paused channel try again now."""
    if not may_confirm(request.user):
        raise PermissionDenied
    resume_channel(channel)
    messages.success(
        request, _("%(channel)s is tried again.") % {"channel": channel_label(channel)}
    )
    return redirect("channels_admin:index")


def _figures(progress: NoticeProgress) -> dict[str, Any]:
    return {
        "status": progress.status.value,
        "status_label": str(progress.status.label),
        "is_over": progress.is_over,
        "total": progress.total,
        "settled": progress.settled,
        "percent": progress.percent,
        "channels": {
            channel.channel: {status.value: channel.count(status) for status in DeliveryStatus}
            for channel in progress.channels
        },
    }
