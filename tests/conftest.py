"""What every test gets: a scratch folder of its own, closed sockets, and doors to the real servers and files it may use."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections
from django_q.brokers import Broker, get_broker
from django_q.conf import Conf
from pytest_django import Settings

pytest_plugins = ["tests.browser_fixtures"]

ROOT = Path(__file__).resolve().parents[1]
NEEDS_SERVERS = "this test needs the throwaway servers: run it with make test, or leave it out with -m 'not servers'"


def pytest_configure() -> None:
    """Make this process's scratch folder, and the one that WhiteNoise expects collected files in."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(django_settings.JIEDU_TEST_SCRATCH, ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Open the loopback address to browser tests, and run last those that empty the database afterwards.

    On a database server only what touches a database or a server runs: everything else has just run on SQLite.
    """
    if os.environ.get("JIEDU_TEST_DATABASE_URL"):
        others = [item for item in items if not _touches_a_server(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _touches_a_server(item)]
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))
    items.sort(key=_empties_the_database)


def _touches_a_server(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    marks = {mark.name for mark in item.iter_markers()}
    return bool(
        marks & {"django_db", "servers"}
        or fixtures & {"db", "transactional_db", "live_server", "demo_site"}
    )


def _empties_the_database(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(
        (mark and mark.kwargs.get("transaction")) or fixtures & {"transactional_db", "live_server"}
    )


@pytest.fixture(scope="session")
def _rows_of_migrations() -> list[str]:
    """The rows that migrations made, once a test has needed them."""
    return []


@pytest.fixture(autouse=True)
def _first_rows(request: pytest.FixtureRequest, _rows_of_migrations: list[str]) -> None:
    """Start tests that empty the database from what the migrations made: Wagtail's root page and rights among it.

    Django's own way, ``serialized_rollback``, fails on PostgreSQL once a test without it has run, because emptying makes
    content types anew under other keys.
    """
    if not _empties_the_database(request.node):
        return
    request.getfixturevalue("transactional_db")
    creation = connections["default"].creation
    ContentType.objects.clear_cache()
    if _rows_of_migrations:
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        creation.deserialize_db_from_string(_rows_of_migrations[0])
        _count_on_from_the_rows()
        ContentType.objects.clear_cache()
    else:  # The first such test of this process: all others before it have rolled back.
        _rows_of_migrations.append(creation.serialize_db_to_string())


def _count_on_from_the_rows() -> None:
    """Set PostgreSQL's counters past the keys that have just been written; SQLite has none to set."""
    connection = connections["default"]
    models = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Keep each test's uploads, mails, scratch files and cache apart from every other test's."""
    cache.clear()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    settings.JIEDU_SCRATCH_DIR = tmp_path / "scratch"


@pytest.fixture
def redis_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    """The queue on the throwaway Redis, empty, instead of on the database. For tests marked ``servers``."""
    url = os.environ.get("JIEDU_TEST_REDIS_URL")
    if not url:
        pytest.fail(NEEDS_SERVERS)
    monkeypatch.setattr(Conf, "ORM", None)
    # Each process of pytest-xdist ("gw0", "gw1" …) has a database of its own on the one server.
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    monkeypatch.setattr(Conf, "REDIS", f"{url}?db={number}")
    broker = get_broker()
    broker.delete_queue()
    yield broker
    broker.delete_queue()
    broker.connection.close()


@pytest.fixture(scope="session")
def shared_policies() -> Path:
    """The folder of real policy files beside the project. Without it a test is skipped, but in CI it fails."""
    folder = Path(os.environ.get("JIEDU_SHARED_DIR", ROOT.parent / "shared")) / "policies"
    if folder.is_dir():
        return folder
    if os.environ.get("CI"):
        pytest.fail(f"CI must read the real policies, but {folder} is missing (JIEDU_SHARED_DIR)")
    pytest.skip(f"{folder} is not there")
