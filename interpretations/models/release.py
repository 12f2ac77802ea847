"""Releases 发布: which texts have been before the public."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from interpretations.models.interpretation import InterpretationPage


class Release(models.Model):
    """One published text of an interpretation, by the digest of its storyboard.

    Residents are shown only productions made from a text that was published: a draft's film never leaks, and the film of
    an earlier published text stays until the new one is ready.

    Personal data: who published, kept for the audit; removed with the user's account.
    """

    interpretation = models.ForeignKey(
        InterpretationPage, on_delete=models.CASCADE, related_name="releases"
    )
    storyboard_digest = models.CharField(_("storyboard digest"), max_length=64)
    released_at = models.DateTimeField(_("released at"), auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering: ClassVar = ["released_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["interpretation", "storyboard_digest"], name="a_text_is_released_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interpretation} · {self.storyboard_digest[:8]}"
