"""Notices: what is said, to whom, and how far it has come."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from channels.base import AudienceRule
from channels.enums import NOTICE_MOVES, NoticeStatus


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about notices, and the one way their state changes."""

    def move(self, to: NoticeStatus, **fields: object) -> int:
        """Move those that may go there, in one conditional statement, and return how many went.

        Of several callers at the same moment exactly one gets 1 for the same notice.
        """
        sources = [source for source, targets in NOTICE_MOVES.items() if to in targets]
        return self.filter(status__in=sources).update(status=to, **fields)

    def unplanned(self) -> Self:
        """Return confirmed ones whose deliveries are not all written yet."""
        return self.filter(status=NoticeStatus.CONFIRMED)

    def open(self) -> Self:
        """Return those with deliveries still to come."""
        return self.filter(status=NoticeStatus.SENDING)


class Notice(models.Model):
    """Something people who asked for it are told, once.

    Personal data: which members of staff proposed and confirmed it; removed from here when their user is deleted.
    """

    uuid = models.UUIDField(_("public key"), default=uuid.uuid4, editable=False, unique=True)
    source = models.CharField(_("source"), max_length=120, editable=False)
    edition = models.CharField(_("edition"), max_length=64, editable=False)
    title = models.CharField(_("title"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)
    address = models.CharField(_("leads to"), max_length=500)
    theme_codes = models.JSONField(_("themes"), default=list, blank=True)
    region_codes = models.JSONField(_("regions"), default=list, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=NoticeStatus.choices, default=NoticeStatus.DRAFT
    )
    explanation = models.CharField(_("why it was stopped"), max_length=200, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    planned_through = models.BigIntegerField(_("planned up to"), default=0, editable=False)
    created_at = models.DateTimeField(_("proposed at"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(
        pgettext_lazy("notice", "finished at"), null=True, blank=True, editable=False
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering: ClassVar = ["-pk"]
        permissions: ClassVar = [("confirm_notice", "Can confirm a notice and have it sent")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_notice_per_source_and_edition", fields=["source", "edition"]
            ),
            models.CheckConstraint(
                name="sent_notices_were_confirmed",
                condition=models.Q(status__in=[NoticeStatus.DRAFT, NoticeStatus.CANCELLED])
                | models.Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rule(self) -> AudienceRule:
        """Whom it concerns."""
        return AudienceRule(
            themes=frozenset(self.theme_codes), regions=frozenset(self.region_codes)
        )

    @property
    def may_be_sent(self) -> bool:
        """Whether its deliveries may go out now."""
        return self.status in {NoticeStatus.CONFIRMED, NoticeStatus.SENDING}
