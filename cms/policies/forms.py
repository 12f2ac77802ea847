"""The form a policy is edited with."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.policies.exceptions import PolicyError
from cms.policies.parsing.policy import parse_text


class PolicyForm(WagtailAdminPageForm):
    """Refuses a text no clauses can be read from, and an end that comes before its beginning."""

    def clean(self) -> dict[str, Any]:
        """Check what one field alone cannot say."""
        cleaned: dict[str, Any] = super().clean()
        self._check_text(cleaned.get("source_text") or "")
        effective_on, expires_on = cleaned.get("effective_on"), cleaned.get("expires_on")
        if effective_on and expires_on and expires_on < effective_on:
            self.add_error("expires_on", _("The policy would end before it begins."))
        return cleaned

    def _check_text(self, text: str) -> None:
        if not text.strip():
            self.add_error("source_text", _("Enter the full text: the clauses are read from it."))
            return
        try:
            parse_text(text)
        except PolicyError as error:
            self.add_error("source_text", ValidationError(str(error)))
