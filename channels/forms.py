"""The form of a subscription."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from channels.addresses import clean_email

Option = tuple[str, str]


class SubscriptionForm(forms.Form):
    """Themes × regions × ways of being told.

    What is offered is given to the constructor, so that the form knows no tables.
    """

    themes = forms.MultipleChoiceField(
        label=_("Themes"), error_messages={"required": _("Choose at least one theme, or all.")}
    )
    regions = forms.MultipleChoiceField(
        label=_("Regions"), error_messages={"required": _("Choose at least one region.")}
    )
    channels = forms.MultipleChoiceField(
        label=_("How to tell you"),
        error_messages={"required": _("Choose at least one way to be told.")},
    )
    email = forms.CharField(label=_("E-mail address"), required=False)

    needs_email_with_channel = True

    def __init__(
        self,
        *args: Any,
        themes: Iterable[Option],
        regions: Iterable[Option],
        channels: Iterable[Option],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("themes", themes)
        self._offer("regions", regions)
        self._offer("channels", channels)

    def clean_email(self) -> str:
        """Refuse what no mail server would take."""
        typed: str = self.cleaned_data["email"]
        if not typed.strip():
            return ""
        try:
            return clean_email(typed)
        except ValueError as error:
            raise forms.ValidationError(
                _("This is not a complete e-mail address. It looks like name@example.com.")
            ) from error

    def clean(self) -> dict[str, Any]:
        """Ask for the address that the chosen channel needs."""
        cleaned = super().clean() or {}
        wants_mail = "email" in cleaned.get("channels", [])
        if wants_mail and self.needs_email_with_channel and cleaned.get("email") == "":
            self.add_error("email", _("Enter the e-mail address to write to."))
        return cleaned

    def _offer(self, name: str, options: Iterable[Option]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(options)


class NewSubscriptionForm(SubscriptionForm):
    """The form of a newcomer: with the agreement, and a trap for machines.

    ``website`` is out of sight for people; whoever fills it in is no person.
    """

    agreed = forms.BooleanField(
        label=_("I have read this and agree to it"),
        error_messages={
            "required": _("Without your agreement nothing can be kept, so nothing can be sent.")
        },
    )
    website = forms.CharField(required=False)

    @property
    def is_from_machine(self) -> bool:
        """Whether the trap was stepped into."""
        return bool(self.cleaned_data.get("website"))


class ManagedSubscriptionForm(SubscriptionForm):
    """The form of someone who is subscribed: an address that is known need not be typed again."""

    def __init__(self, *args: Any, has_email: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_email_with_channel = not has_email
