"""Filters of the supervision report."""

from collections.abc import Mapping

from django import template

from cms.organisations.models import User
from interpretations.supervision import selectors

register = template.Library()


@register.filter
def of_page(addresses: Mapping[int, str], key: int) -> str:
    """Return the address of the page with ``key``, or nothing."""
    return addresses.get(key, "")


@register.filter
def name_of(user: User | None) -> str:
    """Return how ``user`` is called."""
    return selectors.name_of(user)
