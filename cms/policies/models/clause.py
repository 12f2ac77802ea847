"""A clause 条款: the piece of a policy that a claim is pinned to."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.policies.enums import ClauseLevel
from cms.policies.models.policy import PolicyPage


class Clause(models.Model):
    """One numbered (or bare) piece of a policy's text, in reading order.

    ``text`` is the clause's own words, whole and verbatim, without its label and without the clauses inside it.
    ``heading`` is the beginning of ``text`` that names the clause, or empty; :attr:`body` is what follows it, so that a
    page shows label, heading and body, never heading and text. ``citation`` is how people name the clause outside its
    policy ("第四条第二款第（一）项", "第二部分（三）").

    The unnumbered text before and after the numbered clauses is kept as paragraphs too ("pre-1", "end-1").

    ``anchor`` is stable and unique inside its policy ("c-2-3"), used in addresses: ``<policy>#c-2-3``. ``text_digest`` is
    the SHA-256 of ``text``; a pin keeps the digest it was made with and turns stale when the two differ.

    Keeps no personal data.
    """

    policy = models.ForeignKey(
        PolicyPage, verbose_name=_("policy"), on_delete=models.CASCADE, related_name="clauses"
    )
    uuid = models.UUIDField(_("public key"), default=uuid.uuid4, editable=False, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("inside"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="children",
    )
    position = models.PositiveIntegerField(_("position"))
    depth = models.PositiveSmallIntegerField(_("depth"))
    level = models.CharField(_("level"), max_length=16, choices=ClauseLevel.choices)
    label = models.CharField(_("label"), max_length=40, blank=True)
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    citation = models.CharField(_("citation"), max_length=120, blank=True)
    anchor = models.SlugField(_("anchor"), max_length=60)
    text_digest = models.CharField(_("text digest"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering: ClassVar = ["policy", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["policy", "position"], name="one_clause_a_position"),
            models.UniqueConstraint(fields=["policy", "anchor"], name="one_clause_an_anchor"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.label, self.heading or self.text[:30]) if part)

    @property
    def body(self) -> str:
        """The words after the heading and its full stop; all when there is no heading, none when it is all."""
        return (
            self.text.removeprefix(self.heading).removeprefix("。") if self.heading else self.text
        )

    @property
    def table_rows(self) -> list[list[str]]:
        """The cells of a table, row by row; empty for any other clause."""
        if self.level != ClauseLevel.TABLE:
            return []
        return [row.split("\t") for row in self.text.splitlines()]
