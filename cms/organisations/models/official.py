"""Officials who explain policies."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel


class Official(ClusterableModel):
    """A public official, known here only by name and posts.

    Personal data: the name, as published by the government itself, kept so that figures can credit the right person on
    the right day. Removed by deleting the record once no interpretation names it.
    """

    name: "models.CharField[str, str]" = models.CharField(_("name of the person"), max_length=40)

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
