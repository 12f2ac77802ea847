"""Decisions on whether a policy must be interpreted 应解读事项."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.policies.models import PolicyPage
from interpretations.supervision.enums import Obligation
from interpretations.supervision.exceptions import DecisionIsFinalError


class ObligationDecisions(models.QuerySet["ObligationDecision"]):
    """Questions over decisions."""

    def made_before(self, moment: datetime) -> "ObligationDecisions":
        """Those made before ``moment``, the oldest first: the last one of a policy is the one in force then."""
        return self.filter(decided_at__lt=moment).order_by("decided_at", "pk")


class ObligationDecision(models.Model):
    """One decision about one policy. Rows are only ever added; the newest before a moment is in force at it.

    Personal data: who decided, kept because a decision that changes a figure must be answered for; emptied when the
    account is deleted.
    """

    policy = models.ForeignKey(
        PolicyPage,
        verbose_name=_("policy"),
        on_delete=models.CASCADE,
        related_name="obligation_decisions",
    )
    obligation = models.CharField(_("decision"), max_length=10, choices=Obligation.choices)
    reason = models.CharField(_("reason of the decision"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now, editable=False)

    objects = ObligationDecisions.as_manager()

    class Meta:
        verbose_name = _("obligation decision")
        verbose_name_plural = _("obligation decisions")
        ordering: ClassVar = ["-decided_at", "-pk"]
        default_permissions: ClassVar = ("add",)
        permissions: ClassVar = [("view_report", "查看解读监督报表")]
        indexes: ClassVar = [models.Index(fields=["policy", "decided_at"], name="decision_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="obligation_is_known",
                condition=models.Q(obligation__in=["must", "exempt", "undecided"]),
            ),
            models.CheckConstraint(
                name="an_exemption_has_a_reason",
                condition=~models.Q(obligation="exempt") | ~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy} · {self.get_obligation_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row.

        Raises:
            DecisionIsFinalError: The row is already there: decide anew instead.
        """
        if not self._state.adding:
            raise DecisionIsFinalError(
                _("A decision is never changed. Decide anew; the newest one counts.")
            )
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse an exemption without a reason."""
        if self.obligation == Obligation.EXEMPT and not self.reason.strip():
            raise ValidationError({"reason": _("Say why this policy need not be interpreted.")})
