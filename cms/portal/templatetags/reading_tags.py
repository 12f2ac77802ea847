"""What pages of lower rooms show that those rooms cannot know."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from django import template
from django.template import Context

from cms.portal.selectors.front_page import FrontPage, read_front_page
from cms.portal.selectors.interpretation_reading import InterpretationReading, read_interpretation
from cms.portal.selectors.items import InterpretationItem, interpretation_item
from cms.portal.selectors.library import Library, read_library
from cms.portal.selectors.policy_reading import PolicyReading, read_policy
from interpretations.selectors import published_interpretations_of

if TYPE_CHECKING:
    from cms.policies.models import PolicyPage
    from interpretations.models import InterpretationPage

register = template.Library()
_Answer = TypeVar("_Answer")


@register.simple_tag
def front_page() -> FrontPage:
    """Return what the home page shows."""
    return read_front_page()


@register.simple_tag(takes_context=True)
def policy_library(context: Context) -> Library:
    """Return the policies the reader asked for."""
    return read_library(context["request"].GET)


@register.simple_tag
def policy_reading(page: "PolicyPage") -> PolicyReading:
    """Return a policy ready to be shown."""
    return read_policy(page)


@register.simple_tag
def interpretations_of(policy: "PolicyPage") -> list[InterpretationItem]:
    """Return the published interpretations of ``policy``, the newest first."""
    return [
        interpretation_item(page, is_example=policy.is_example)
        for page in published_interpretations_of(policy)
    ]


@register.simple_tag(takes_context=True)
def interpretation_reading(context: Context, page: "InterpretationPage") -> InterpretationReading:
    """Return an interpretation ready to be shown; asked twice in one rendering, it is read once."""
    return _once(context, f"reading-{page.pk}", lambda: read_interpretation(page))


def _once(context: Context, key: str, read: Callable[[], _Answer]) -> _Answer:
    # render_context lives as long as one rendering and is shared by its blocks, which the context itself is not.
    if key not in context.render_context:
        context.render_context[key] = read()
    return cast("_Answer", context.render_context[key])
