"""Where the test's own database is, for processes that tests start."""

from urllib.parse import quote

from django.db import connection


def database_url() -> str:
    """Return the address of the database this test runs on, as ``JIEDU_TEST_DATABASE_URL`` takes it."""
    own = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{own['NAME']}"
    # The throwaway server listens on a unix socket, whose folder stands where a host would.
    host = quote(str(own["HOST"]), safe="")
    port = f":{own['PORT']}" if own["PORT"] else ""
    return f"postgres://{own['USER']}@{host}{port}/{own['NAME']}"
