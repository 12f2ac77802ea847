"""Channels that stand still until a person acts."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ChannelPauseQuerySet(models.QuerySet["ChannelPause"]):
    """Questions about pauses."""

    def standing(self, *, now: datetime) -> "ChannelPauseQuerySet":
        """Return the pauses that hold their channel now."""
        return self.filter(retry_at__gt=now)


class ChannelPause(models.Model):
    """A channel whose provider answered that something is set up wrongly: nothing is sent until ``retry_at``.

    After that one group is tried; the row goes when it succeeds. Keeps no personal data.
    """

    channel = models.CharField(_("channel"), max_length=20, unique=True)
    explanation = models.CharField(_("explanation"), max_length=200)
    paused_at = models.DateTimeField(_("paused at"), default=timezone.now)
    retry_at = models.DateTimeField(_("tried again at"))

    objects = ChannelPauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("paused channel")
        verbose_name_plural = _("paused channels")
        ordering: ClassVar = ["channel"]

    def __str__(self) -> str:
        return self.channel
