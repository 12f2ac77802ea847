"""Screens of the admin: the list of policies, and the menu of reference data."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.organisations.viewsets import DepartmentViewSet, OfficialViewSet, PostViewSet
from cms.policies.models import PolicyPage
from cms.vocabulary.viewsets import RegionViewSet, ThemeViewSet


def _day_of_issue(policy: PolicyPage) -> str:
    return policy.issued_on.isoformat() if policy.issued_on else ""


class PolicyListing(PageListingViewSet):
    """Every policy, with what an editor looks for it by."""

    model = PolicyPage
    icon = "doc-full"
    menu_label = _("Policies")
    menu_order = 110
    add_to_admin_menu = True
    columns = [  # noqa: RUF012 -- Wagtail's own way; it copies the list
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column(
            "document_number", label=_("Document number"), sort_key="document_number", width="15%"
        ),
        Column("lead_department", label=_("Drafting lead department"), width="12%"),
        Column(
            "issued_on",
            label=_("Date of issue"),
            accessor=_day_of_issue,
            sort_key="issued_on",
            width="9%",
        ),
        Column("get_validity_display", label=_("Validity"), sort_key="validity", width="8%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last changed"),
            sort_key="latest_revision_created_at",
            width="9%",
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="9%"),
    ]


class ReferenceData(SnippetViewSetGroup):
    """What policies and interpretations refer to."""

    items = (DepartmentViewSet, OfficialViewSet, PostViewSet, RegionViewSet, ThemeViewSet)
    menu_label = _("Reference data")
    menu_icon = "list-ul"
    menu_order = 300
    add_to_admin_menu = True
