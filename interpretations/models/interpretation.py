"""The interpretation 解读."""

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.core.models import BasePage
from cms.organisations.models import Post
from cms.policies.models import PolicyPage
from interpretations.blocks import MeasuresBlock, QuestionsBlock
from interpretations.enums import PRODUCTION_OF_FORM, Form, Occasion
from interpretations.forms import InterpretationForm
from interpretations.plain_text import paragraphs_of

_PLAIN = ["bold", "ol", "ul", "link"]


def today() -> datetime.date:
    """Return the local day; named for migrations."""
    return timezone.localdate()


class InterpretationPage(BasePage):
    """One item 篇 that explains one or more policies, always the one it sits under.

    The four facets (background, basis, purpose, measures) are the parts that the rules demand. What is published is
    complete: :meth:`save` refuses a live page without them or without an interpreter. A draft may lack anything.

    Personal data: the name and role of an interpreter who is not in the register of officials, as published; removed by
    editing the page, and from its history by deleting the revisions.
    """

    summary: "models.CharField[str, str]" = models.CharField(
        _("summary"),
        max_length=120,
        blank=True,
        help_text=_("One sentence for lists and notices: who gets what, from when."),
    )
    form: "models.CharField[str, str]" = models.CharField(
        _("form"), max_length=12, choices=Form.choices, default=Form.ARTICLE
    )
    occasion: "models.CharField[str, str]" = models.CharField(
        _("occasion"), max_length=20, choices=Occasion.choices, default=Occasion.WRITTEN
    )
    background = RichTextField(_("background"), blank=True, features=_PLAIN)
    basis = RichTextField(_("basis"), blank=True, features=_PLAIN)
    purpose = RichTextField(_("purpose"), blank=True, features=_PLAIN)
    measures = StreamField(MeasuresBlock(), verbose_name=_("measures"), blank=True)
    questions = StreamField(QuestionsBlock(), verbose_name=_("questions and answers"), blank=True)
    contact: "models.CharField[str, str]" = models.CharField(
        _("where to ask"),
        max_length=200,
        blank=True,
        help_text=_("An office and its public telephone; no private numbers."),
    )
    interpreter_post: "models.ForeignKey[Post | None, Post | None]" = models.ForeignKey(
        Post,
        verbose_name=_("interpreter (an official's post)"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="interpretations",
    )
    interpreter_name: "models.CharField[str, str]" = models.CharField(
        _("or another person: name"), max_length=40, blank=True
    )
    interpreter_role: "models.CharField[str, str]" = models.CharField(
        _("who that is"), max_length=80, blank=True
    )
    interpreted_on: "models.DateField[datetime.date | None, datetime.date | None]" = (
        models.DateField(
            _("explained on"),
            default=today,
            help_text=_("The day that counts: the post is judged on it."),
        )
    )
    evidence: "models.CharField[str, str]" = models.CharField(
        _("evidence"),
        max_length=300,
        blank=True,
        help_text=_("Where it shows that this person explained it: a link, a recording, minutes."),
    )
    finished_work_url: "models.URLField[str, str]" = models.URLField(
        _("finished work made elsewhere"),
        blank=True,
        help_text=_("The public address of a recording or film not made here."),
    )

    template = "interpretations/interpretation_page.html"
    parent_page_types: ClassVar = ["policies.PolicyPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = InterpretationForm
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("plain_text")]

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        InlinePanel(
            "policy_links",
            heading=_("Policies it explains"),
            label=_("linked policy"),
            help_text=_("The policy it sits under is always linked; add others here."),
        ),
        MultiFieldPanel(
            [FieldPanel("background"), FieldPanel("basis"), FieldPanel("purpose")],
            heading=_("Why this policy"),
        ),
        FieldPanel("measures"),
        FieldPanel("questions"),
        FieldPanel("contact"),
        MultiFieldPanel(
            [
                FieldPanel("interpreter_post"),
                FieldRowPanel([FieldPanel("interpreter_name"), FieldPanel("interpreter_role")]),
                FieldRowPanel([FieldPanel("interpreted_on"), FieldPanel("evidence")]),
            ],
            heading=_("Interpreter"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("form"), FieldPanel("occasion")]),
                FieldPanel("finished_work_url"),
            ],
            heading=_("Form and occasion"),
        ),
    ]

    class Meta:
        verbose_name = _("interpretation")
        verbose_name_plural = _("interpretations")

    @property
    def source(self) -> str:
        """The plain key under which lower rooms file work for this interpretation."""
        return f"interpretation:{self.uuid}"

    @property
    def interpreter_display(self) -> str:
        """The interpreter as printed, or an empty text."""
        if self.interpreter_post is not None:
            return f"{self.interpreter_post.department}{self.interpreter_post.title} {self.interpreter_post.official}"
        return " ".join(part for part in (self.interpreter_role, self.interpreter_name) if part)

    @property
    def production_kind(self) -> str | None:
        """The kind of production that gives the item its declared form, if one made here can."""
        return PRODUCTION_OF_FORM.get(self.form)

    def plain_text(self) -> str:
        """Return everything it says without markup, one paragraph a line, as search reads it."""
        facets = [
            paragraph
            for facet in (self.background, self.basis, self.purpose)
            for paragraph in paragraphs_of(facet or "")
        ]
        blocks = [
            block.value[part]
            for stream, parts in (
                (self.measures, ("heading", "text")),
                (self.questions, ("question", "answer")),
            )
            for block in stream
            for part in parts
        ]
        return "\n".join(
            text for text in (self.summary, *facets, *blocks, self.interpreter_display) if text
        )

    def save(self, *args: Any, clean: bool = True, **kwargs: Any) -> None:
        """Save, linking the policy the page sits under.

        Raises:
            ValidationError: The page is live and lacks something residents must find.
        """
        self._link_parent()
        # Here and not in clean(): Wagtail cleans the draft of a live page too, and a draft may be incomplete.
        if clean and self.live and (missing := self.missing_for_publication()):
            raise ValidationError(missing)
        super().save(*args, clean=clean, **kwargs)

    def clean(self) -> None:
        """Refuse a post not held on the day, and two interpreters at once."""
        super().clean()
        if errors := self._interpreter_errors():
            raise ValidationError(errors)

    def missing_for_publication(self) -> dict[str, str]:
        """Return what is missing before residents may see it, by field."""
        missing: dict[str, str] = {}
        for field in ("background", "basis", "purpose", "measures"):
            if not self._says_something(field):
                name = self._meta.get_field(field).verbose_name
                missing[field] = str(
                    _("An interpretation is published with all four parts: “%(part)s” is empty.")
                    % {"part": name}
                )
        if not self.interpreter_display:
            missing["interpreter_post"] = str(
                _("Say who explains the policy: an official's post, or another person.")
            )
        return missing

    def _says_something(self, facet: str) -> bool:
        value = getattr(self, facet)
        # An empty rich text is not an empty string: the editor leaves a paragraph without words.
        return bool(value) if facet == "measures" else bool(paragraphs_of(value or ""))

    def _interpreter_errors(self) -> dict[str, str]:
        post = self.interpreter_post
        if post is None:
            return {}
        if self.interpreter_name:
            return {
                "interpreter_name": str(
                    _("Choose an official's post or name another person, not both.")
                )
            }
        if self.interpreted_on and not post.held_on(self.interpreted_on):
            message = _("%(post)s was not held on %(day)s.") % {
                "post": post,
                "day": self.interpreted_on.isoformat(),
            }
            return {"interpreter_post": message}
        return {}

    def _link_parent(self) -> None:
        if not self.path or self.depth <= 1:
            return
        parent = PolicyPage.objects.filter(path=self.path[: -self.steplen]).first()
        if parent and all(link.policy_id != parent.pk for link in self.policy_links.all()):
            self.policy_links.add(self.policy_links.model(policy=parent))
