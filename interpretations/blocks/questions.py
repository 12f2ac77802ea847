"""Questions people ask, with the department's answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from interpretations.blocks.clauses import ClausesBlock


class QuestionBlock(blocks.StructBlock):
    """One question and its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=80)
    answer = blocks.TextBlock(label=_("Answer"), rows=3, max_length=600)
    clauses = ClausesBlock(
        required=False, label=_("Clauses"), help_text=_("The clauses of the policy that say this.")
    )

    class Meta:
        icon = "help"
        label = _("Question and answer")


class QuestionsBlock(blocks.StreamBlock):
    """The list of questions."""

    question = QuestionBlock()

    class Meta:
        required = False
        max_num = 40
