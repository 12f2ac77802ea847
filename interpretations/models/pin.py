"""Pins 条款锚定: claims of the published text, held to clauses."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.policies.models import Clause
from interpretations.models.interpretation import InterpretationPage


class StalePins(models.QuerySet["Pin"]):
    """Verbs over pins."""

    def stale(self) -> "StalePins":
        """Pins whose clause is gone or reads differently now."""
        return self.filter(
            models.Q(clause__isnull=True) | ~models.Q(clause__text_digest=models.F("digest"))
        )


class Pin(models.Model):
    """One claim of one published interpretation, pinned to one clause as it read when a person picked it.

    Written from the page's blocks when it is published; ``claim_key`` is the block's own id. Keeps no personal data.
    """

    interpretation = models.ForeignKey(
        InterpretationPage, on_delete=models.CASCADE, related_name="pins"
    )
    claim_key = models.CharField(max_length=36)
    clause = models.ForeignKey(Clause, null=True, on_delete=models.SET_NULL, related_name="pins")
    clause_key = models.UUIDField()
    label = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)

    objects = StalePins.as_manager()

    class Meta:
        verbose_name = _("pin")
        verbose_name_plural = _("pins")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["interpretation", "claim_key", "clause_key"],
                name="a_claim_is_pinned_to_a_clause_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_key} → {self.label}"

    @property
    def is_stale(self) -> bool:
        """Whether the clause is gone or reads differently now."""
        return self.clause is None or self.clause.text_digest != self.digest
