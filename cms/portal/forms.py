"""The filters of the policy library and the question of the search page."""

from typing import ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.organisations.models import Department
from cms.policies.enums import Validity
from cms.portal.enums import SearchKind
from cms.vocabulary.models import Theme

MOST_QUESTION_CHARACTERS = 100
_INPUT = {"class": "field__input"}


class LibraryForm(forms.Form):
    """Conditions a policy must meet; each may be left out, and a nonsensical one is said and not applied."""

    words = forms.CharField(
        label=_("Words in the title or number"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={**_INPUT, "type": "search"}),
    )
    theme = forms.ModelChoiceField(
        Theme.objects.none(),
        label=_("Theme"),
        required=False,
        to_field_name="code",
        empty_label=_("All themes"),
        widget=forms.Select(attrs=_INPUT),
    )
    year = forms.TypedChoiceField(
        label=_("Year"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs=_INPUT),
    )
    department = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Department"),
        required=False,
        empty_label=_("All departments"),
        widget=forms.Select(attrs=_INPUT),
    )
    validity = forms.ChoiceField(
        label=_("Validity"),
        required=False,
        choices=[("", _("Any")), *Validity.choices],
        widget=forms.Select(attrs=_INPUT),
    )

    def __init__(
        self,
        data: QueryDict,
        *,
        years: list[int],
        themes: QuerySet[Theme],
        departments: QuerySet[Department],
    ) -> None:
        super().__init__(data, label_suffix="")
        self.fields["theme"].queryset = themes  # type: ignore[attr-defined]
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]
        self.fields["year"].choices = [  # type: ignore[attr-defined]
            ("", _("All years")),
            *((year, str(year)) for year in years),
        ]


class SearchForm(forms.Form):
    """A question in the reader's words, narrowed to a kind or a theme."""

    KINDS: ClassVar = [("", _("Everything")), *SearchKind.choices]

    q = forms.CharField(
        label=_("What are you looking for?"),
        required=False,
        max_length=MOST_QUESTION_CHARACTERS,
        widget=forms.TextInput(
            attrs={
                **_INPUT,
                "type": "search",
                "placeholder": _("For example a subsidy, an office, a whole question"),
            }
        ),
    )
    theme = forms.ModelChoiceField(
        Theme.objects.none(),
        label=_("Theme"),
        required=False,
        to_field_name="code",
        empty_label=_("All themes"),
        widget=forms.Select(attrs=_INPUT),
    )
    kind = forms.ChoiceField(required=False, choices=KINDS, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, *, themes: QuerySet[Theme]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["theme"].queryset = themes  # type: ignore[attr-defined]
