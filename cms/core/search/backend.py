"""The backend that ``WAGTAILSEARCH_BACKENDS`` names: the one for the database in use."""

from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from modelsearch.backends.base import BaseSearchBackend

_MODULES = {"sqlite": "cms.core.search.sqlite", "postgresql": "cms.core.search.postgresql"}


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802 -- the name modelsearch looks for
    """Return the search backend of the default database.

    Raises:
        ImproperlyConfigured: The database is neither SQLite nor PostgreSQL.
    """
    # Only now: each of the two can be imported beside its own database alone.
    if connection.vendor not in _MODULES:
        raise ImproperlyConfigured(f"There is no Chinese search for {connection.vendor}.")
    backend: BaseSearchBackend = import_module(_MODULES[connection.vendor]).SearchBackend(params)
    return backend
