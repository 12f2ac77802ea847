"""A source policy 政策文件."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.core.models import BasePage
from cms.organisations.models import Department
from cms.policies.enums import Validity
from cms.policies.forms import PolicyForm
from cms.policies.panels import ClausePanel
from cms.vocabulary.models import Region, Theme

if TYPE_CHECKING:
    from datetime import date


class PolicyPage(BasePage):
    """A policy as issued: its metadata and its text. The clauses are rows of their own, read from ``source_text``.

    Keeps no personal data.
    """

    # Wagtail has no types, so that the fields of a page must say theirs.
    document_number: "models.CharField[str, str]" = models.CharField(
        _("document number"), max_length=80, blank=True
    )
    issuers: "models.CharField[str, str]" = models.CharField(
        _("issuers"), max_length=200, blank=True, help_text=_("As printed, the lead one first.")
    )
    lead_department: "models.ForeignKey[Department | None, Department | None]" = models.ForeignKey(
        Department,
        verbose_name=_("drafting lead department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_policies",
    )
    issued_on: "models.DateField[date | None, date | None]" = models.DateField(
        _("date of issue"), null=True, blank=True
    )
    published_on: "models.DateField[date | None, date | None]" = models.DateField(
        _("made public on"), null=True, blank=True
    )
    effective_on: "models.DateField[date | None, date | None]" = models.DateField(
        _("in force from"), null=True, blank=True
    )
    expires_on: "models.DateField[date | None, date | None]" = models.DateField(
        _("in force until"), null=True, blank=True
    )
    validity: "models.CharField[str, str]" = models.CharField(
        _("validity"), max_length=10, choices=Validity.choices, default=Validity.UNSTATED
    )
    themes = ParentalManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="policies"
    )
    regions = ParentalManyToManyField(
        Region, verbose_name=_("regions"), blank=True, related_name="policies"
    )
    is_example: "models.BooleanField[bool, bool]" = models.BooleanField(
        _("made-up example"), default=False, help_text=_("Shown as 示例 wherever it appears.")
    )
    source_text: "models.TextField[str, str]" = models.TextField(
        _("text"),
        blank=True,
        help_text=_("The full text. Clauses are read from it when the policy is saved."),
    )

    template = "policies/policy_page.html"
    parent_page_types: ClassVar = ["policies.PolicyIndexPage"]
    content_panels: ClassVar = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_number"), FieldPanel("issuers")]),
                FieldPanel("lead_department"),
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("published_on")]),
                FieldRowPanel(
                    [FieldPanel("effective_on"), FieldPanel("expires_on"), FieldPanel("validity")]
                ),
                FieldPanel("is_example"),
            ],
            heading=_("Description"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=CheckboxSelectMultiple),
                FieldPanel("regions", widget=CheckboxSelectMultiple),
            ],
            heading=_("Who it concerns"),
        ),
        FieldPanel("source_text"),
        ClausePanel(heading=_("How the text is read")),
    ]
    base_form_class = PolicyForm
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("document_number", boost=1.5),
        index.SearchField("issuers"),
        index.SearchField("source_text"),
    ]

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
