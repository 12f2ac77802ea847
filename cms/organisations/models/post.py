"""Posts: who held which office, where, from when until when."""

from datetime import date
from typing import ClassVar, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cms.organisations.models.department import Department
from cms.organisations.models.official import Official


class PostKind(models.TextChoices):
    """What sort of hold a person has on an office."""

    PRINCIPAL = "principal", _("Principal (正职)")
    DEPUTY = "deputy", _("Deputy (副职)")
    ACTING = "acting", _("Acting principal (代)")
    IN_CHARGE = "in_charge", _("Deputy in charge (主持工作)")
    SECONDED = "seconded", _("Seconded (挂职)")
    STAFF = "staff", _("Staff")


class Post(models.Model):  # type: ignore[django-manager-missing]  # pages point here; Wagtail has no types
    """One official in one office of one department, between two days.

    Keeps no personal data beyond the link between a published name and a published office.
    """

    # Edited on the official's page, so it goes with the official; an interpretation that names a post protects both.
    official = ParentalKey(
        Official, verbose_name=_("official"), on_delete=models.CASCADE, related_name="posts"
    )
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="posts"
    )
    title = models.CharField(_("title of office"), max_length=60)
    kind = models.CharField(_("kind"), max_length=12, choices=PostKind.choices)
    counts_as_principal = models.BooleanField(
        _("counts as principal"),
        default=False,
        help_text=_(
            "Only for acting heads and deputies in charge, by decision of the supervising office."
        ),
    )
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering: ClassVar = ["department__name", "official__name", "started_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="post_ends_after_it_starts",
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on")),
            ),
            models.CheckConstraint(
                name="only_acting_heads_are_flagged",
                condition=models.Q(counts_as_principal=False)
                | models.Q(kind__in=["acting", "in_charge"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official} · {self.department}{self.title} {self.term}"

    @property
    def term(self) -> str:
        """The days the post was held, as a choice between two posts of one person needs them."""
        return f"{self.started_on:%Y-%m-%d} — {self.ended_on or ''}".rstrip()

    def clean(self) -> None:
        """Refuse a post that ends before it starts, or a flag on a kind it does not belong to."""
        # A form calls this also when its first day could not be read.
        started_on = cast("date | None", self.started_on)
        if self.ended_on and started_on and self.ended_on < started_on:
            raise ValidationError({"ended_on": _("The last day lies before the first.")})
        if self.counts_as_principal and self.kind not in {PostKind.ACTING, PostKind.IN_CHARGE}:
            raise ValidationError(
                {
                    "counts_as_principal": _(
                        "Only acting heads and deputies in charge can be flagged."
                    )
                }
            )

    @property
    def is_principal(self) -> bool:
        """Whether this post makes its holder the principal official 主要负责人 of the department."""
        return self.kind == PostKind.PRINCIPAL or self.counts_as_principal

    def held_on(self, day: date) -> bool:
        """Whether the post was held on ``day``; first and last day included."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)
