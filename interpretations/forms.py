"""The editing form of an interpretation."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm


class InterpretationForm(WagtailAdminPageForm):
    """Checks completeness when the person publishes, not while a draft is saved."""

    def clean(self) -> dict[str, Any]:
        """Add what is missing for publication to the fields that lack it."""
        cleaned: dict[str, Any] = super().clean()
        if "action-publish" not in self.data:
            return cleaned
        complete = type(self.instance)(
            **{
                name: cleaned.get(name)
                for name in ("background", "basis", "purpose", "measures", "form")
            },
            interpreter_post=cleaned.get("interpreter_post"),
            interpreter_name=cleaned.get("interpreter_name") or "",
            interpreter_role=cleaned.get("interpreter_role") or "",
        )
        for field, message in complete.missing_for_publication().items():
            self.add_error(field, ValidationError(message))
        return cleaned
