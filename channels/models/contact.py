"""Ways of reaching one subscriber."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from channels import contact_data
from channels.enums import ContactStatus
from channels.models.subscriber import Subscriber


class ContactQuerySet(models.QuerySet["ContactPoint"]):
    """Questions about contacts."""

    def confirmed(self) -> Self:
        """Return those whose owner has said yes."""
        return self.filter(status=ContactStatus.CONFIRMED)

    def pending(self) -> Self:
        """Return those that wait for their owner."""
        return self.filter(status=ContactStatus.PENDING)

    def at(self, address: str, *, channel: str) -> Self:
        """Return those with this address, which is never compared in the clear."""
        return self.filter(channel=channel, address_index=contact_data.blind_index(address))

    def waiting_for_mail(self) -> Self:
        """Return pending ones whose confirmation was asked for and has not been sent since."""
        return self.pending().filter(
            models.Q(confirmation_sent_at__isnull=True)
            | models.Q(confirmation_sent_at__lt=models.F("confirmation_asked_at")),
            confirmation_asked_at__isnull=False,
        )


class ContactPoint(models.Model):
    """One channel of one subscriber, with the address if the channel needs one.

    Personal data: the address, encrypted with rotating keys and never logged, and a keyed digest of it for look-up;
    kept to deliver what the person asked for. Deleted the moment the person stops the channel or leaves, and three
    days after an unanswered confirmation.
    """

    uuid = models.UUIDField(_("public key"), default=uuid.uuid4, editable=False, unique=True)
    subscriber = models.ForeignKey(
        Subscriber,
        verbose_name=_("subscriber"),
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    channel = models.CharField(_("channel"), max_length=20)
    status = models.CharField(
        _("status"), max_length=10, choices=ContactStatus.choices, default=ContactStatus.PENDING
    )
    sealed_address = models.TextField(_("encrypted address"), blank=True, editable=False)
    address_index = models.CharField(
        _("digest of the address"), max_length=64, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("added at"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, editable=False)
    confirmation_asked_at = models.DateTimeField(
        _("confirmation asked for at"), null=True, blank=True, editable=False
    )
    confirmation_sent_at = models.DateTimeField(
        _("confirmation sent at"), null=True, blank=True, editable=False
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("address", "contact")
        verbose_name_plural = pgettext_lazy("address", "contacts")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_confirmed_contact_per_channel",
                fields=["subscriber", "channel"],
                condition=models.Q(status=ContactStatus.CONFIRMED),
            ),
            models.UniqueConstraint(
                name="one_confirmed_subscriber_per_address",
                fields=["channel", "address_index"],
                condition=models.Q(status=ContactStatus.CONFIRMED) & ~models.Q(address_index=""),
            ),
            models.CheckConstraint(
                name="address_is_found_by_its_digest",
                condition=models.Q(sealed_address="", address_index="")
                | (~models.Q(sealed_address="") & ~models.Q(address_index="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["channel", "address_index"], name="contact_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    @property
    def address(self) -> str:
        """The address in the clear; empty for channels without one. For sending and for its owner only."""
        return contact_data.decrypt(self.sealed_address) if self.sealed_address else ""

    @property
    def masked_address(self) -> str:
        """The address as staff may see it; empty for channels without one."""
        return contact_data.mask(self.address) if self.sealed_address else ""

    @property
    def is_confirmed(self) -> bool:
        """Whether its owner has said yes."""
        return self.status == ContactStatus.CONFIRMED

    def set_address(self, address: str) -> None:
        """Keep ``address``, sealed. Does not save."""
        self.sealed_address = contact_data.encrypt(address)
        self.address_index = contact_data.blind_index(address)

    def mark_confirmed(self, *, now: datetime) -> None:
        """Record that its owner has said yes. Does not save."""
        self.status = ContactStatus.CONFIRMED
        self.confirmed_at = now
