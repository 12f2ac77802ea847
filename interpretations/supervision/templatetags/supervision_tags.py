"""Filters of the supervision report."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of_page(addresses: Mapping[int, str], key: int) -> str:
    """Return the address of the page with ``key``, or nothing."""
    return addresses.get(key, "")
