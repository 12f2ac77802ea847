"""The words of the figures: obligations, units, figures, and why a member counts or does not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

RULE_VERSION = 1


class Obligation(models.TextChoices):
    """Whether a policy must be interpreted 应解读. Undecided counts as yes, so silence never improves a figure."""

    MUST = "must", _("Must be interpreted")
    EXEMPT = "exempt", _("Need not be interpreted")
    UNDECIDED = "undecided", _("Undecided (counts as must)")


class Unit(models.TextChoices):
    """What a figure counts."""

    POLICY = "policy", _("policies (件)")
    ITEM = "item", _("interpretations (篇)")


class FigureCode(models.TextChoices):
    """The figures this version computes."""

    M3A = "M3a", _("Policies explained by the principal official")
    M3B = "M3b", _("Share of interpretations by the principal official")
    M4A = "M4a", _("Share of non-text interpretations")
    M4B = "M4b", _("Policies with a non-text interpretation")

    @property
    def unit(self) -> Unit:
        """The unit it counts."""
        return Unit.POLICY if self in {FigureCode.M3A, FigureCode.M4B} else Unit.ITEM


class Because(models.TextChoices):
    """Why an interpretation counts or not; labels take the parameters of a :class:`~.facts.Note`."""

    PRINCIPAL = "principal", _("%(post)s was the principal official on %(day)s")
    NO_LEAD = "no_lead", _("the policy names no drafting lead department")
    NOT_AN_OFFICIAL = "not_an_official", _("the interpreter is not in the register of officials")
    OTHER_DEPARTMENT = (
        "other_department",
        _(
            "on %(day)s the interpreter held no post in %(department)s, the drafting lead department"
        ),
    )
    NOT_PRINCIPAL = (
        "not_principal",
        _("on %(day)s the interpreter was %(post)s, not the principal official"),
    )
    NOT_FLAGGED = (
        "not_flagged",
        _(
            "on %(day)s the interpreter was %(post)s, not recognised as principal by the supervising office"
        ),
    )
    NO_EVIDENCE = (
        "no_evidence",
        _("%(post)s was the principal official on %(day)s, but no evidence is given"),
    )
    NOT_YET = "not_yet", _("the day of explanation, %(day)s, lies after the cut-off date")
    NOTHING_PUBLISHED = (
        "nothing_published",
        _("no interpretation before the public on the cut-off date"),
    )
    PRESENT = "present", _("%(form)s, finished and before the public")
    TEXT = "text", _("%(form)s is text")
    DECLARED_ONLY = "declared_only", _("declared as %(form)s, nothing published in that form")


class Flag(models.TextChoices):
    """What a reader of the list must know about an interpretation besides whether it counts."""

    DECLARED_ONLY = "declared_only", _("Declared %(form)s, nothing published in that form")
    NO_CAPTIONS = "no_captions", _("No proof of captions")
    COPY = "copy", _("Same work as “%(title)s”: counted once")
    WITHDRAWN = "withdrawn", _("Withdrawn on %(day)s: no longer counts")
    RESTRICTED = "restricted", _("Not open to everyone: does not count")
    NO_POLICY = "no_policy", _("Linked to no public policy: does not count")
    TODAYS_TEXT = "todays_text", _("Its text of that day is not on record; today's was used")
