"""What pages of lower rooms show that those rooms cannot know."""

from typing import TYPE_CHECKING

from django import template
from django.template import Context

from cms.portal.selectors.front_page import FrontPage, read_front_page
from cms.portal.selectors.interpretation_reading import InterpretationReading, read_interpretation
from cms.portal.selectors.items import InterpretationItem, interpretation_item
from cms.portal.selectors.library import Library, read_library
from cms.portal.selectors.policy_reading import PolicyReading, read_policy
from cms.portal.templatetags.once import once
from interpretations.selectors import published_interpretations_of

if TYPE_CHECKING:
    from cms.policies.models import PolicyPage
    from interpretations.models import InterpretationPage

register = template.Library()


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
    return once(context, f"reading-{page.pk}", lambda: read_interpretation(page))
