"""A production 成品: one form of one storyboard, from the order to the finished files."""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_pipeline.enums import STAGE_LABELS, UNFINISHED, ProductionKind, ProductionStatus
from media_pipeline.storyboard import Storyboard, from_json

if TYPE_CHECKING:
    from media_pipeline.models.production_file import ProductionFile

MAX_ATTEMPTS = 3
LEASE = timedelta(seconds=90)
RING_AGAIN_AFTER = timedelta(seconds=50)


class ProductionQuerySet(models.QuerySet["Production"]):
    """Questions and conditional moves; every move is one UPDATE that says which state it leaves."""

    def unfinished(self) -> "ProductionQuerySet":
        """Those a worker still owes."""
        return self.filter(status__in=UNFINISHED)

    def of(self, *, source: str, kind: str) -> "ProductionQuerySet":
        """Those of one form of one source, the one asked for last first."""
        return self.filter(source=source, kind=kind).order_by("-requested_at", "-pk")

    def claimable(self, *, now: datetime) -> "ProductionQuerySet":
        """Those a worker may take: waiting, or left behind by a worker that died."""
        return self.filter(
            Q(status=ProductionStatus.QUEUED)
            | Q(status=ProductionStatus.RENDERING, lease_until__lt=now, attempts__lt=MAX_ATTEMPTS)
        )

    def given_up(self, *, now: datetime) -> "ProductionQuerySet":
        """Those whose workers died as often as we try."""
        return self.filter(
            status=ProductionStatus.RENDERING, lease_until__lt=now, attempts__gte=MAX_ATTEMPTS
        )

    def unrung(self, *, now: datetime) -> "ProductionQuerySet":
        """Those a worker may take and nobody was told of lately."""
        return self.claimable(now=now).filter(rung_at__lt=now - RING_AGAIN_AFTER)

    def held_by(self, claim_token: uuid.UUID) -> "ProductionQuerySet":
        """The one this claim still owns, or none: the fence every write of a worker passes."""
        return self.filter(claim_token=claim_token, status=ProductionStatus.RENDERING)


class Production(models.Model):
    """One form (video, H5, infographic) of one storyboard.

    ``source`` is the key of whatever the storyboard was written from, as plain text ("interpretation:<uuid>"); nothing
    here knows what it means. The row is the truth about the work, the task queue only a bell: a worker owns the row
    while ``claim_token`` is its own and ``lease_until`` lies ahead, and renews the lease as it goes.

    Personal data: the account of the member of staff who asked for it, kept to answer who ordered what; emptied when
    the account is deleted.
    """

    uuid = models.UUIDField(_("public key"), default=uuid.uuid4, editable=False, unique=True)
    source = models.CharField(_("source"), max_length=120)
    kind = models.CharField(_("production form"), max_length=20, choices=ProductionKind.choices)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=ProductionStatus.choices,
        default=ProductionStatus.QUEUED,
    )
    storyboard_json = models.TextField(_("storyboard"))
    storyboard_digest = models.CharField(_("storyboard digest"), max_length=64)
    renderer_version = models.CharField(_("renderer version"), max_length=80)
    progress = models.PositiveSmallIntegerField(
        _("progress (percent)"), default=0, validators=[MaxValueValidator(100)]
    )
    stage = models.CharField(_("work stage"), max_length=120, blank=True)
    reason = models.TextField(_("reason of failure"), blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claim_token = models.UUIDField(_("claim token"), null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(_("claimed until"), null=True, blank=True)
    rung_at = models.DateTimeField(_("last queued at"), default=timezone.now)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("requested by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("requested at"), default=timezone.now)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = ProductionQuerySet.as_manager()

    class Meta:
        verbose_name = _("production")
        verbose_name_plural = _("productions")
        ordering: ClassVar = ["-requested_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["source", "kind", "-requested_at"], name="production_newest"),
            models.Index(fields=["status", "rung_at"], name="production_waiting"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "kind"],
                condition=Q(status__in=UNFINISHED),
                name="one_unfinished_production_a_form",
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="production_progress_is_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.source}"

    @property
    def state(self) -> ProductionStatus:
        """The status as a member of its enumeration."""
        return ProductionStatus(self.status)

    @property
    def stage_label(self) -> str:
        """What is being done, for people; the state where the renderer has said nothing yet."""
        return str(STAGE_LABELS.get(self.stage, self.stage) or self.state.label)

    @property
    def files_by_role(self) -> dict[str, "ProductionFile"]:
        """Its finished files, by role; empty until it is ready."""
        return {file.role: file for file in self.files.all()}

    @property
    def storyboard(self) -> Storyboard:
        """The storyboard it shows.

        Raises:
            UnreadableStoryboardError: The row was written by a version this code does not read.
        """
        return from_json(self.storyboard_json)
