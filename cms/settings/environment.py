"""The one place that touches the environment."""

import os

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    """Return the variable, or ``default``."""
    return os.environ.get(name, default)


def required(name: str, *, hint: str) -> str:
    """Return the variable.

    Raises:
        ImproperlyConfigured: It is missing or empty; the message carries ``hint``.
    """
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {hint}")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Return whether the variable says yes."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in _TRUE


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated words of the variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def offer(name: str, value: str) -> None:
    """Give a library that reads the environment itself its variable, unless whoever started us has."""
    os.environ.setdefault(name, value)
