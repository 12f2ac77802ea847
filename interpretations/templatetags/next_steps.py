"""The strip above the editor that leads on: from a policy to its interpretations, from an interpretation to its release."""

from typing import Any

from django import template
from wagtail.models import Page

from cms.policies.models import PolicyPage
from interpretations.models import InterpretationPage

register = template.Library()


@register.inclusion_tag("interpretations/admin/next_steps.html", takes_context=True)
def next_steps(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """Show what usually comes next for ``page``; nothing for other pages or for who may not do it."""
    permissions = page.permissions_for_user(context["request"].user)
    if isinstance(page, InterpretationPage) and permissions.can_edit():
        return {"interpretation": page}
    if isinstance(page, PolicyPage) and permissions.can_add_subpage():
        children = InterpretationPage.objects.child_of(page).order_by("-latest_revision_created_at")
        return {"policy": page, "interpretations": children}
    return {}
