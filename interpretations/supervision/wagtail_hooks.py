"""What supervision adds to the admin: a report, its addresses, its permissions, its word in the log."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from interpretations.supervision.enums import Obligation
from interpretations.supervision.services import DECIDED
from interpretations.supervision.views import VIEW_REPORT


class _ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Shown to those who may see the report."""
        return request.user.has_perm(VIEW_REPORT)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """Put the report among the other reports."""
    return [path("reports/supervision/", include("interpretations.supervision.urls"))]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """Add the report to the menu."""
    return _ReportMenuItem(
        _("Interpretation supervision"),
        reverse("supervision:report"),
        name="supervision",
        icon_name="list-ul",
        order=100,
    )


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Let administrators give the report and the decisions to groups."""
    return Permission.objects.filter(
        content_type__app_label="supervision",
        codename__in=["view_report", "add_obligationdecision"],
    )


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Word a decision for the history of its policy."""

    @actions.register_action(DECIDED)
    class DecisionFormatter(LogFormatter):
        label = _("Decide whether it must be interpreted")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            """Say what was decided and why."""
            decision = Obligation(log_entry.data["obligation"]).label
            return gettext("Obligation to interpret: %(decision)s. %(reason)s") % {
                "decision": decision,
                "reason": log_entry.data["reason"],
            }
