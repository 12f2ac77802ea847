"""Themes a policy is filed under."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.Model):
    """A subject class 主题分类 that policies carry and residents subscribe to.

    Keeps no personal data.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return self.name
