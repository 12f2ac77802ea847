"""The finished files of a production."""

from typing import ClassVar

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from media_pipeline.enums import FileRole
from media_pipeline.models.production import Production


class ProductionFile(models.Model):
    """One finished file, stored under the hash of what is in it; equal files are stored once.

    ``path`` is relative to the default storage. A file on storage is never changed, so its address may be cached for
    ever.

    Keeps no personal data.
    """

    production = models.ForeignKey(
        Production, verbose_name=_("production"), on_delete=models.CASCADE, related_name="files"
    )
    role = models.CharField(_("role"), max_length=20, choices=FileRole.choices)
    path = models.CharField(_("path"), max_length=200)
    media_type = models.CharField(_("media type"), max_length=80)
    size_bytes = models.PositiveBigIntegerField(_("size (bytes)"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        verbose_name = _("production file")
        verbose_name_plural = _("production files")
        ordering: ClassVar = ["production", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["production", "role"], name="one_file_a_role"),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def url(self) -> str:
        """Where a browser fetches it."""
        return default_storage.url(self.path)
