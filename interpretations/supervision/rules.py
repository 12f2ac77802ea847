"""The counting rules in words, shown on the report and in the export: what version 1 does, choice by choice."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RULES: tuple[Promise, ...] = (
    _("Two units are always shown together: policies (件) and interpretations (篇)."),
    _(
        "M3a and M4b: policies that must be interpreted, made public in the period and still public on the cut-off date. A policy without a day of its own counts from the first day of its page."
    ),
    _(
        "A policy must be interpreted unless it was decided otherwise with a reason; undecided counts as must. The newest decision up to the cut-off date counts."
    ),
    _(
        "M3b and M4a: interpretations first published in the period, still public on the cut-off date and linked to at least one public policy."
    ),
    _(
        "Principal official: on the day of explanation the interpreter held a principal post in the drafting lead department of the policy, and evidence is given. Deputies never count; acting heads and deputies in charge count only if the supervising office flagged the post; posts in other departments count for nothing."
    ),
    _(
        "Non-text: the form is not article, questions and answers or expert article, and the work is there: a finished production of that form made from a published text, or the address of a finished work. What was only declared is listed and does not count. The occasion does not matter."
    ),
    _("A video without proof of captions counts and is flagged."),
    _(
        "Pages with the same text in the same form (all text forms being one), or showing the same finished work, are one 篇; the earliest public page stands for it, with the first publication of all of them. One video on three policies is 1 篇 and 3 件."
    ),
    _(
        "What was withdrawn stops counting on that day; what is not open to everyone does not count."
    ),
    _(
        "A department's figures: policies it leads; interpretations linked to at least one of them, judged by those policies only. Bodies below it are not included."
    ),
    _("Percentages have one decimal, rounded half up; an empty denominator prints “—”."),
)
