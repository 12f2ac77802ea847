"""The front door."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.models import BasePage


class HomePage(BasePage):
    """The page a resident lands on: what is new, by theme, and how to be told.

    Keeps no personal data.
    """

    introduction: "models.TextField[str, str]" = models.TextField(
        _("introduction"),
        blank=True,
        max_length=200,
        help_text=_("One or two sentences under the title: what residents find here."),
    )

    template = "portal/home_page.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["policies.PolicyIndexPage"]
    max_count = 1
    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("home page")
