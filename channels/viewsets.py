"""The notices in the admin: list, dry run, confirmation, ledger."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet

from channels.models import Notice
from channels.views import notices


class NoticeIndexView(generic.IndexView):
    """Every notice, newest first."""

    model = Notice
    permission_policy = notices.permission_policy
    any_permission_required: ClassVar = ["view", "confirm"]
    page_title = _("Notices")
    header_icon = "mail"
    index_url_name = "channels_admin:index"
    index_results_url_name = "channels_admin:index_results"
    default_ordering = "-pk"
    paginate_by = 30
    is_searchable = False
    _show_breadcrumbs = True
    columns: ClassVar = [
        TitleColumn(
            "title",
            label=_("Title"),
            get_url=lambda notice: reverse("channels_admin:notice", args=[notice.pk]),
        ),
        Column("status", label=_("Status"), accessor="get_status_display"),
        Column("confirmed_by", label=_("Confirmed by")),
        DateColumn("created_at", label=_("Proposed at")),
        DateColumn("finished_at", label=_("Finished at")),
    ]


class NoticeMenuItem(MenuItem):
    """Shown to those who may see notices."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the reader may see the list."""
        return bool(notices.may_see(request.user))


class NoticeViewSet(ViewSet):
    """Notices are proposed by other parts of the house; here they are looked at, confirmed, stopped and followed."""

    name = "channels_admin"
    url_prefix = "notices"
    icon = "mail"
    menu_label = _("Notices")
    menu_name = "notices"
    menu_order = 300
    add_to_admin_menu = True
    menu_item_class = NoticeMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses of the screens."""
        index: Any = self.construct_view(NoticeIndexView)
        return [
            path("", index, name="index"),
            path(
                "results/",
                self.construct_view(NoticeIndexView, results_only=True),
                name="index_results",
            ),
            path("<int:pk>/", notices.NoticeView.as_view(), name="notice"),
            path("<int:pk>/progress/", notices.notice_figures, name="progress"),
            path("<int:pk>/deliveries/", notices.DeliveryListView.as_view(), name="deliveries"),
            path(
                "channels/<slug:channel>/resume/",
                notices.resume_paused_channel,
                name="resume_channel",
            ),
        ]
