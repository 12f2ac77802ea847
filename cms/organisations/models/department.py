"""Public bodies."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Department(models.Model):  # type: ignore[django-manager-missing]  # pages point here; Wagtail has no types
    """A public body that issues policies or explains them.

    Keeps no personal data.
    """

    name = models.CharField(_("full name"), max_length=120, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    established_on = models.DateField(_("established on"), null=True, blank=True)
    abolished_on = models.DateField(_("abolished on"), null=True, blank=True)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.short_name or self.name
