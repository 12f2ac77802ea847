"""How regions and themes are kept in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.vocabulary.models import Region, Theme


class RegionViewSet(SnippetViewSet):
    """Regions by code."""

    model = Region
    icon = "site"
    menu_label = _("Regions")
    list_display: ClassVar = ["name", "code", "short_name", "parent"]
    search_fields: ClassVar = ["code", "name", "short_name"]
    search_backend_name = None
    panels: ClassVar = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name")]),
    ]


class ThemeViewSet(SnippetViewSet):
    """Themes in the order residents see them."""

    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    list_display: ClassVar = ["name", "code", "position"]
    search_fields: ClassVar = ["code", "name"]
    search_backend_name = None
    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("position")]),
    ]
