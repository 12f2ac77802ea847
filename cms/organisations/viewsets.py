"""How departments, officials and posts are kept in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.organisations.models import Department, Official, Post

_POST_PANELS = [
    FieldPanel("department"),
    FieldRowPanel([FieldPanel("title"), FieldPanel("kind")]),
    FieldRowPanel([FieldPanel("started_on"), FieldPanel("ended_on")]),
    FieldPanel("counts_as_principal"),
]


class DepartmentViewSet(SnippetViewSet):
    """Departments."""

    model = Department
    icon = "home"
    menu_label = _("Departments")
    list_display: ClassVar = ["name", "short_name", "parent", "established_on", "abolished_on"]
    search_fields: ClassVar = ["name", "short_name"]
    search_backend_name = None
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("established_on"), FieldPanel("abolished_on")]),
    ]


class OfficialViewSet(SnippetViewSet):
    """Officials, each with the posts held over time."""

    model = Official
    icon = "user"
    menu_label = _("Officials")
    list_display: ClassVar = ["name"]
    search_fields: ClassVar = ["name"]
    search_backend_name = None
    panels: ClassVar = [
        FieldPanel("name"),
        InlinePanel("posts", panels=_POST_PANELS, heading=_("Posts"), label=_("post")),
    ]


class PostViewSet(SnippetViewSet):
    """Posts, for looking up who held which office when."""

    model = Post
    icon = "calendar-alt"
    menu_label = _("Posts")
    list_display: ClassVar = ["official", "department", "title", "kind", "started_on", "ended_on"]
    list_filter: ClassVar = ["department", "kind"]
    search_fields: ClassVar = ["official__name", "title", "department__name"]
    search_backend_name = None
    panels: ClassVar = [FieldPanel("official"), *_POST_PANELS]
