"""Administrative regions."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.Model):
    """A city, banner or district by its GB/T 2260 code.

    Keeps no personal data.
    """

    code = models.CharField(
        _("code"), max_length=12, unique=True, help_text=_("GB/T 2260, for example 150602")
    )
    name = models.CharField(_("name"), max_length=60)
    short_name = models.CharField(_("short name"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name
