"""A demo site of the test's own: fresh database, fresh folders, the two programs of ``make run``."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from setup.console import ROOT
from setup.serve import answers, demo_environment

START_SECONDS = 120


@dataclass(frozen=True, slots=True)
class DemoSite:
    """Where a running demo answers, and where it writes its mail."""

    base: str
    outbox: Path


@pytest.fixture(scope="package")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """Start the demo as ``make run`` does, on a free port and in a folder of its own; stop it afterwards."""
    var = tmp_path_factory.mktemp("demo")
    (var / "static").mkdir()
    port = _free_port()
    environment = {
        **os.environ,
        **demo_environment(port),
        "PORT": str(port),
        "JIEDU_VAR_DIR": str(var),
        "JIEDU_FONT_DIR": str(django_settings.JIEDU_FONT_DIR),
    }
    environment.pop("MAKELEVEL", None)
    if url := os.environ.get("JIEDU_TEST_DATABASE_URL"):
        environment["DATABASE_URL"] = _own_database(url)
    subprocess.run(
        [sys.executable, "manage.py", "prepare_demo"], cwd=ROOT, env=environment, check=True
    )
    keeper = subprocess.Popen([sys.executable, "-m", "setup.serve"], cwd=ROOT, env=environment)
    try:
        _wait_for(port, keeper)
        yield DemoSite(base=f"http://127.0.0.1:{port}", outbox=var / "outbox")
    finally:
        keeper.terminate()
        keeper.wait(timeout=30)


def _wait_for(port: int, keeper: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not answers(port):
        assert keeper.poll() is None, "the demo stopped while it was starting"
        assert time.monotonic() < deadline, "the demo did not answer in time"
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _own_database(url: str) -> str:
    """Return the address of a new database on the test's throwaway server."""
    import psycopg  # noqa: PLC0415 -- only where there is a PostgreSQL

    base, _, rest = url.partition("?")
    server = base.rsplit("/", 1)[0]
    query = f"?{rest}" if rest else ""
    name = f"walk_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres{query}", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{server}/{name}{query}"
