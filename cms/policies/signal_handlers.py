"""What this room does when Wagtail has news."""

from typing import Any

from wagtail.signals import page_published

from cms.policies.models import PolicyPage
from cms.policies.services import refresh_clauses


def connect() -> None:
    """Listen for published policies. Called once, when the app is ready."""
    page_published.connect(
        refresh_published, sender=PolicyPage, dispatch_uid="policies.refresh_published"
    )


def refresh_published(*, instance: PolicyPage, **_kwargs: Any) -> None:
    """Read the clauses of the text that has just become public. A page without text keeps what it has."""
    if instance.source_text.strip():
        refresh_clauses(instance)
