"""Which policies an interpretation explains."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel

from cms.policies.models import PolicyPage


class PolicyLink(models.Model):
    """One policy that an interpretation explains. Keeps no personal data."""

    interpretation = ParentalKey(
        "interpretations.InterpretationPage", on_delete=models.CASCADE, related_name="policy_links"
    )
    policy = models.ForeignKey(
        PolicyPage,
        verbose_name=_("policy"),
        on_delete=models.PROTECT,
        related_name="interpretation_links",
    )

    panels: ClassVar = [PageChooserPanel("policy")]

    class Meta:
        verbose_name = _("linked policy")
        verbose_name_plural = _("linked policies")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["interpretation", "policy"], name="a_policy_is_linked_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.policy)
