"""What the policy's edit page shows beside its fields."""

from typing import Any

from django.forms import Media
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from cms.policies.exceptions import PolicyError
from cms.policies.parsing.outline import outline
from cms.policies.parsing.policy import parse_text


class ClausePanel(Panel):
    """Shows, read-only, how the saved text is read: the clauses with their anchors, and what is doubtful."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one policy's page."""

        template_name = "policies/admin/clause_panel.html"

        @cached_property
        def media(self) -> Media:
            """The panel's own style sheet."""
            return Media(css={"all": ["policies/admin/clause_panel.css"]})

        def is_shown(self) -> bool:
            """Whether there is a text to read yet."""
            return bool(super().is_shown() and self.instance.source_text.strip())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ANN401 -- Wagtail's signature
            """Add the reading, or why there is none."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            try:
                parsed = parse_text(self.instance.source_text)
            except PolicyError as problem:
                return {**context, "error": str(problem)}
            return {**context, "clauses": outline(parsed), "doubts": parsed.warnings}
