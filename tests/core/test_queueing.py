import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django_q.brokers import Broker, get_broker
from django_q.conf import Conf

from cms.core.queueing import queue
from setup.linux_processes import descendants
from tests.database_address import database_url

TASK = "tests.core.bells.leave_mark"
PATIENCE_SECONDS = 20


@contextmanager
def worker(log: Path, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "JIEDU_TEST_DATABASE_URL": database_url(), **variables}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "qcluster"],
            env={**environment, "DJANGO_SETTINGS_MODULE": "cms.settings.testing"},
            cwd=django_settings.BASE_DIR,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        sys.stdout.write(log.read_text(encoding="utf-8"))  # Shown when the test fails.
        children = descendants(process.pid)
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)
        wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "the worker took too long"
        time.sleep(0.1)


def test_bell_is_not_rung_when_the_transaction_rolls_back(transactional_db, tmp_path):
    broker = get_broker()

    with transaction.atomic():
        queue(TASK, str(tmp_path / "mark"))
        transaction.set_rollback(True)

    assert broker.queue_size() == 0


def test_bell_is_rung_once_the_transaction_commits(transactional_db, tmp_path):
    broker = get_broker()

    with transaction.atomic():
        queue(TASK, str(tmp_path / "mark"), label="mark")
        assert broker.queue_size() == 0

    assert broker.queue_size() == 1


def test_worker_answers_a_bell_from_the_database(transactional_db, tmp_path):
    mark = tmp_path / "mark"
    queue(TASK, str(mark))

    with worker(tmp_path / "log") as process:
        wait_until(lambda: mark.exists() or process.poll() is not None)

    assert mark.read_text(encoding="utf-8") == "rung\n"


@pytest.mark.servers
def test_worker_answers_a_bell_from_redis(transactional_db, redis_broker: Broker, tmp_path):
    mark = tmp_path / "mark"
    queue(TASK, str(mark))
    assert redis_broker.queue_size() == 1

    with worker(tmp_path / "log", REDIS_URL=Conf.REDIS) as process:
        wait_until(lambda: mark.exists() or process.poll() is not None)

    assert redis_broker.queue_size() == 0
    assert mark.read_text(encoding="utf-8") == "rung\n"
