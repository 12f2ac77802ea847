"""The page every page of the site descends from."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from cms.core.search.initials import title_initials


class BasePage(Page):
    """A Wagtail page with the key outsiders may see.

    Keeps no personal data.
    """

    # Wagtail has no types, so that the fields of a page must say theirs.
    uuid: "models.UUIDField[uuid.UUID, uuid.UUID]" = models.UUIDField(
        _("public key"), default=uuid.uuid4, editable=False, unique=True
    )

    # A copy is another page: it gets a key of its own.
    exclude_fields_in_copy: ClassVar = ["uuid"]
    search_fields: ClassVar = [*Page.search_fields, index.AutocompleteField("title_initials")]

    class Meta:
        abstract = True

    def title_initials(self) -> str:
        """Return the title as people type it in pinyin initials, from each of its characters on."""
        return title_initials(self.title)
