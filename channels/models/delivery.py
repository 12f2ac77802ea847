"""The ledger: one row a person and channel."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from channels.enums import READY, UNFINISHED, DeliveryStatus, delivery_sources
from channels.models.contact import ContactPoint
from channels.models.notice import Notice
from channels.models.subscriber import Subscriber


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Questions about the ledger, and the one way its rows change state."""

    def move(self, to: DeliveryStatus, **fields: object) -> int:
        """Move the rows that may go there, in one conditional statement, and return how many went."""
        return self.filter(status__in=delivery_sources(to)).update(status=to, **fields)

    def ready(self, *, now: datetime) -> Self:
        """Return rows a sender may claim now."""
        return self.filter(
            models.Q(not_before__isnull=True) | models.Q(not_before__lte=now), status__in=READY
        )

    def unfinished(self) -> Self:
        """Return rows that still keep their notice open."""
        return self.filter(status__in=UNFINISHED)

    def abandoned(self, *, now: datetime) -> Self:
        """Return rows whose sender has been silent for longer than its lease."""
        return self.filter(status=DeliveryStatus.SENDING, lease_until__lt=now)

    def held_by(self, claim: uuid.UUID) -> Self:
        """Return the rows of one claim. A sender that lost its claim finds none."""
        return self.filter(claim=claim)


class Delivery(models.Model):
    """One notice to one subscriber on one channel, from plan to receipt.

    Planning writes these rows by INSERT … SELECT, so every column it does not name has a default in the database.

    Personal data: that a subscriber's number was sent a notice, and why, in the words of that subscriber's own choices;
    no address. Kept as proof of delivery. When the person leaves, the words of the reason are emptied and the link to
    the address is gone.
    """

    notice = models.ForeignKey(
        Notice, verbose_name=_("notice"), on_delete=models.PROTECT, related_name="deliveries"
    )
    subscriber = models.ForeignKey(
        Subscriber,
        verbose_name=_("subscriber"),
        on_delete=models.PROTECT,
        related_name="deliveries",
    )
    contact = models.ForeignKey(
        ContactPoint,
        verbose_name=pgettext_lazy("address", "contact"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="deliveries",
    )
    channel = models.CharField(_("channel"), max_length=20)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=DeliveryStatus.choices,
        default=DeliveryStatus.PENDING,
        db_default=DeliveryStatus.PENDING,
    )
    reason = models.CharField(_("reason"), max_length=250, blank=True, db_default="")
    planned_at = models.DateTimeField(_("planned at"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, db_default=0)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    claim = models.UUIDField(_("claim of the sender"), null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True, editable=False)
    begun_at = models.DateTimeField(_("call begun at"), null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    reference = models.CharField(
        _("provider's reference"), max_length=200, blank=True, db_default=""
    )
    answer_code = models.CharField(_("provider's answer"), max_length=40, blank=True, db_default="")
    explanation = models.CharField(_("explanation"), max_length=200, blank=True, db_default="")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_delivery_per_person_and_channel",
                fields=["notice", "subscriber", "channel"],
            ),
            models.CheckConstraint(
                name="a_delivery_being_sent_has_a_lease",
                condition=~models.Q(status=DeliveryStatus.SENDING)
                | models.Q(claim__isnull=False, lease_until__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["notice", "channel", "status"], name="delivery_by_state"),
            models.Index(fields=["subscriber", "channel", "status"], name="delivery_by_person"),
            models.Index(
                fields=["lease_until"],
                name="delivery_leases",
                condition=models.Q(status=DeliveryStatus.SENDING),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id}/{self.channel}/{self.subscriber_id}"
