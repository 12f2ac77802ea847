"""Residents who asked to be told."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels.enums import SubscriberStatus
from cms.vocabulary.models import Region, Theme


class Subscriber(models.Model):
    """Someone who asked to be told about themes and regions; known by a number only.

    Personal data: which themes and regions the person follows, kept to choose what is sent. Addresses live in
    ContactPoint. Leaving empties the choices and deletes the addresses; the bare number stays so that the ledger
    can still show that nothing was sent twice or after the person left.
    """

    uuid = models.UUIDField(_("public key"), default=uuid.uuid4, editable=False, unique=True)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=SubscriberStatus.choices,
        default=SubscriberStatus.ACTIVE,
    )
    follows_all_themes = models.BooleanField(_("follows every theme"), default=False)
    themes = models.ManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="subscribers"
    )
    regions = models.ManyToManyField(
        Region, verbose_name=_("regions"), blank=True, related_name="subscribers"
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged_from",
        help_text=_("Set when the owner of an address turned out to be subscribed already."),
    )
    created_at = models.DateTimeField(_("subscribed at"), default=timezone.now, editable=False)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="subscriber_left_has_a_time",
                condition=models.Q(status=SubscriberStatus.LEFT, left_at__isnull=False)
                | (~models.Q(status=SubscriberStatus.LEFT) & models.Q(left_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.short_number

    @property
    def short_number(self) -> str:
        """A number staff and the person can say aloud without giving anything away."""
        return self.uuid.hex[:6].upper()

    @property
    def has_left(self) -> bool:
        """Whether the person has withdrawn."""
        return self.status == SubscriberStatus.LEFT

    @property
    def is_paused(self) -> bool:
        """Whether the person asked for silence for now."""
        return self.status == SubscriberStatus.PAUSED
