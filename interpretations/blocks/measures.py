"""Measures 重要举措: the claims an interpretation makes, pinned to clauses."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from interpretations.blocks.clauses import ClausesBlock


class MeasureBlock(blocks.StructBlock):
    """One measure: what changes for the reader, and the clauses that say so."""

    heading = blocks.CharBlock(
        label=_("In a few words"), max_length=40, help_text=_("What the reader gets or must do.")
    )
    text = blocks.TextBlock(label=_("In plain words"), rows=3, max_length=600)
    clauses = ClausesBlock(
        required=False, label=_("Clauses"), help_text=_("The clauses of the policy that say this.")
    )
    figure_value = blocks.CharBlock(
        label=_("Key figure"),
        required=False,
        max_length=12,
        help_text=_("A number to be shown large, for example 3000."),
    )
    figure_unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=12)
    figure_label = blocks.CharBlock(label=_("What the figure is"), required=False, max_length=24)

    class Meta:
        icon = "pick"
        label = _("Measure")
        form_layout = blocks.BlockGroup(
            children=["heading", "text", "clauses"],
            settings=["figure_value", "figure_unit", "figure_label"],
        )


class MeasuresBlock(blocks.StreamBlock):
    """The list of measures."""

    measure = MeasureBlock()

    class Meta:
        required = False
        max_num = 40
