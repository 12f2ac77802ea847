"""Forms of the report and of decisions."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.organisations.models import Department
from interpretations.supervision.enums import Obligation
from interpretations.supervision.figures import Scope
from interpretations.supervision.models import ObligationDecision
from interpretations.supervision.periods import Period


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ScopeForm(forms.Form):
    """What is asked of the report."""

    department = forms.ModelChoiceField(
        Department.objects.filter(led_policies__isnull=False).distinct().order_by("name"),
        label=_("Department"),
        required=False,
        empty_label=_("All departments"),
    )
    first = forms.DateField(label=_("From day"), widget=_Day)
    last = forms.DateField(label=_("To day"), widget=_Day)
    cutoff = forms.DateField(
        label=_("As of day"),
        required=False,
        widget=_Day,
        help_text=_("Empty: the last day of the period, or today if that is earlier."),
    )

    def clean_cutoff(self) -> date | None:
        """Refuse a day nobody can know yet."""
        cutoff: date | None = self.cleaned_data["cutoff"]
        if cutoff and cutoff > timezone.localdate():
            raise ValidationError(_("The cut-off date lies in the future."))
        return cutoff

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts, or a cut-off before it."""
        cleaned = super().clean() or {}
        first, last, cutoff = (cleaned.get(name) for name in ("first", "last", "cutoff"))
        if first and last and last < first:
            self.add_error("last", _("The period ends before it starts."))
        elif first and (cutoff or timezone.localdate()) < first:
            self.add_error("first", _("The period starts after the cut-off date."))
        return cleaned

    def scope(self) -> Scope:
        """Return what was asked; only after validation."""
        answers = self.cleaned_data
        period = Period(answers["first"], answers["last"])
        department: Department | None = answers["department"]
        return Scope(
            period=period,
            cutoff=answers["cutoff"] or period.cutoff(today=timezone.localdate()),
            department=department.pk if department else None,
        )


class DecisionForm(forms.ModelForm[ObligationDecision]):
    """Decides whether a policy must be interpreted."""

    obligation = forms.ChoiceField(
        label=_("Decision"),
        choices=Obligation.choices,
        widget=forms.RadioSelect,
        initial=Obligation.MUST,
    )

    class Meta:
        model = ObligationDecision
        fields: ClassVar = ["obligation", "reason"]
        widgets: ClassVar = {"reason": forms.Textarea(attrs={"rows": 3})}
        help_texts: ClassVar = {
            "reason": _("Needed when the policy need not be interpreted. Shown on the report.")
        }
