"""What must be true before this site may serve: nothing of the demo in production."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, models

DEMO_EMAIL_DOMAIN = "demo.invalid"


def demo_accounts() -> models.QuerySet[Any]:
    """Return the demo accounts that somebody could still log in with."""
    return get_user_model().objects.filter(email__iendswith=f"@{DEMO_EMAIL_DOMAIN}", is_active=True)


def check_debug_is_off(**_kwargs: Any) -> Sequence[CheckMessage]:
    """Refuse DEBUG outside the demo: it shows settings and source code to whoever meets an error."""
    if settings.JIEDU_DEMO or not settings.DEBUG:
        return []
    return [
        Error("DEBUG is on.", hint="Set DEBUG = False in the settings module.", id="jiedu.E001")
    ]


def check_no_demo_accounts(**_kwargs: Any) -> Sequence[CheckMessage]:
    """Refuse a database whose demo accounts, with their published password, still open the door."""
    if settings.JIEDU_DEMO:
        return []
    try:
        tables = connection.introspection.django_table_names(only_existing=True)
        if get_user_model()._meta.db_table not in tables:  # noqa: SLF001 -- Django's documented door
            return []  # Nothing has been migrated yet, so nobody can log in.
        count = demo_accounts().count()
    except DatabaseError as error:
        return [
            Error(
                f"The database does not answer: {error}",
                hint="Check DATABASE_URL.",
                id="jiedu.E003",
            )
        ]
    if not count:
        return []
    return [
        Error(
            f"{count} demo accounts exist in the database.",
            hint="Run manage.py lock_demo_accounts.",
            id="jiedu.E002",
        )
    ]


def refuse_unsafe_start() -> None:
    """Stop a web server or a task worker that must not serve. Called before either takes work.

    Raises:
        ImproperlyConfigured: A check found an error; the message says which, and what to do.
    """
    found = [*check_debug_is_off(), *check_no_demo_accounts()]
    if found:
        raise ImproperlyConfigured(" ".join(f"{message.msg} {message.hint}" for message in found))
