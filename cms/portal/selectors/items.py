"""Policies and interpretations as lists show them."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cms.policies.models import PolicyPage
from interpretations.models import InterpretationPage


@dataclass(frozen=True, slots=True)
class PolicyItem:
    """A policy in a list. ``issuers`` is as printed; dates may be unknown."""

    title: str
    address: str
    document_number: str
    issuers: str
    published_on: date | None
    validity: str
    validity_label: str
    is_example: bool
    themes: tuple[str, ...] = ()
    interpretation_count: int = 0


@dataclass(frozen=True, slots=True)
class InterpretationItem:
    """An interpretation in a list; ``poster_url`` is a picture of its video, where one is wanted and there."""

    title: str
    address: str
    summary: str
    form_label: str
    interpreter: str
    published_on: date | None
    is_example: bool
    poster_url: str = ""


def policy_item(
    page: PolicyPage, *, with_themes: bool = False, interpretation_count: int = 0
) -> PolicyItem:
    """Return ``page`` as a list shows it; ``with_themes`` asks the database unless they are prefetched."""
    return PolicyItem(
        title=page.title,
        address=page.url or "",
        document_number=page.document_number,
        issuers=page.issuers,
        published_on=page.published_on,
        validity=page.validity,
        validity_label=page.get_validity_display(),
        is_example=page.is_example,
        themes=tuple(theme.name for theme in page.themes.all()) if with_themes else (),
        interpretation_count=interpretation_count,
    )


def interpretation_item(
    page: InterpretationPage, *, is_example: bool = False, poster_url: str = ""
) -> InterpretationItem:
    """Return ``page`` as a list shows it; its interpreter's post should be selected with it."""
    published_at = page.first_published_at
    return InterpretationItem(
        title=page.title,
        address=page.url or "",
        summary=page.summary,
        form_label=page.get_form_display(),
        interpreter=page.interpreter_display,
        published_on=timezone.localdate(published_at) if published_at else None,
        is_example=is_example,
        poster_url=poster_url,
    )
