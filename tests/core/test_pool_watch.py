"""A silent pool is replaced, a living one is left alone, and all of it ends when the watch is told to stop."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE_SECONDS = 20
# Each pool writes its own number and one of a child, then does nothing for ever.
POOL = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(sys.argv[1], "a") as log:
    log.write(f"{os.getpid()} {child.pid}\\n")
time.sleep(600)
"""
WATCH = """
import sys
from cms.core.pool_watch import watch_pool
silence = {"silent": 99.0, "alive": 0.0, "never": None}[sys.argv[1]]
sys.exit(watch_pool(
    [sys.executable, "-c", sys.argv[3], sys.argv[2]],
    silent_for=lambda: silence, silent_after_seconds=0.5, look_every_seconds=0.05,
))
"""


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "pools"
    path.touch()
    return path


@pytest.fixture
def start(log: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start a watch over a pool whose sign of life is ``state``."""
    watches: list[subprocess.Popen[bytes]] = []

    def begin(state: str, pool: str = POOL) -> subprocess.Popen[bytes]:
        watch = subprocess.Popen([sys.executable, "-c", WATCH, state, str(log), pool])  # noqa: S603
        watches.append(watch)
        return watch

    yield begin
    for watch in watches:
        watch.kill()
        watch.wait()
    for line in log.read_text(encoding="utf-8").splitlines():
        for pid in line.split():
            if is_alive(int(pid)):
                os.kill(int(pid), signal.SIGKILL)


def pools(log: Path) -> list[list[int]]:
    return [
        [int(pid) for pid in line.split()] for line in log.read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize("state", ["silent", "never"])
def test_a_pool_that_shows_no_life_is_killed_whole_and_replaced(log, start, state):
    start(state)
    wait_until(lambda: len(pools(log)) >= 2)
    wait_until(lambda: not any(is_alive(pid) for pid in pools(log)[0]))


def test_a_living_pool_is_left_alone(log, start):
    start("alive")
    wait_until(lambda: len(pools(log)) == 1)
    time.sleep(1.2)
    assert len(pools(log)) == 1
    assert all(is_alive(pid) for pid in pools(log)[0])


def test_the_pool_ends_with_its_watch(log, start):
    watch = start("alive")
    wait_until(lambda: len(pools(log)) == 1)
    watch.terminate()
    assert watch.wait(PATIENCE_SECONDS) == 0
    assert not is_alive(pools(log)[0][0])


def test_a_pool_that_ends_by_itself_gives_its_own_answer(start):
    assert start("alive", "import sys; sys.exit(7)").wait(PATIENCE_SECONDS) == 7


def test_a_pool_that_does_not_hear_is_killed(log, start):
    deaf = POOL.replace("import os,", "import signal, os,").replace(
        "child =", "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nchild ="
    )
    watch = start("alive", deaf)
    wait_until(lambda: len(pools(log)) == 1)
    watch.terminate()
    assert watch.wait(PATIENCE_SECONDS) == 0
    assert not any(is_alive(pid) for pid in pools(log)[0])
