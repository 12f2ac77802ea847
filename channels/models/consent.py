"""What people agreed to, and when."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels.enums import ConsentAction
from channels.models.subscriber import Subscriber


class Consent(models.Model):
    """One decision of one subscriber, under one version of the text that was shown. Only ever added to.

    Personal data: the link to a subscriber's number; no address. Kept after the person left as proof of what was
    agreed and when it ended; deleted with the subscriber's row.
    """

    subscriber = models.ForeignKey(
        Subscriber,
        verbose_name=_("subscriber"),
        on_delete=models.CASCADE,
        related_name="consents",
    )
    action = models.CharField(_("decision"), max_length=20, choices=ConsentAction.choices)
    channel = models.CharField(_("channel"), max_length=20, blank=True)
    text_version = models.CharField(_("version of the text"), max_length=20)
    given_through = models.CharField(_("given through"), max_length=20)
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.subscriber_id} {self.action} {self.decided_at:%Y-%m-%d}"
