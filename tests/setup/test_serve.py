import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from setup.console import ROOT, SetupError
from setup.linux_processes import descendants
from setup.serve import demo_environment, port_from_environment, programs, refuse_taken_port

# Two programs that each start a child, as a web server and a task worker do; the second can be told to fall.
SUPERVISED = """
import sys, time
from pathlib import Path
from setup import serve
from setup.kept_programs import Program
child = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).wait()"
folder = Path(sys.argv[1])
serve.programs = lambda port: [
    Program(name=name, argv=[sys.executable, "-c", child], log=folder / name) for name in ("web", "worker")
]
serve.wait_until_ready = lambda port, keeper: None
serve.welcome_text = lambda base: "READY"
serve.GRACE_SECONDS = 1
serve.refuse_taken_port = lambda port: None
sys.exit(serve.main())
"""
PATIENCE_SECONDS = 20
PROCESSES = 1 + 2 + 2  # the keeper, two programs, a child of each


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def supervisor(tmp_path):
    process = subprocess.Popen(  # noqa: S603 -- our own interpreter and text
        [sys.executable, "-c", SUPERVISED, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        env={**os.environ, "JIEDU_VAR_DIR": str(tmp_path)},
    )
    wait_until(lambda: len(descendants(process.pid)) == PROCESSES)
    yield process
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def alive(pids: set[int]) -> set[int]:
    return {pid for pid in pids if state_of(pid) not in {"", "Z"}}


def state_of(pid: int) -> str:
    """Return the kernel's letter for the state of a process; nothing once it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][:1]
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(signal.SIGINT, id="Ctrl-C"),
        pytest.param(signal.SIGTERM, id="kill"),
        pytest.param(signal.SIGHUP, id="terminal closed"),
        pytest.param(signal.SIGKILL, id="kill -9"),
    ],
)
def test_stopping_the_supervisor_ends_every_process(supervisor, how):
    started = descendants(supervisor.pid)

    supervisor.send_signal(how)

    wait_until(lambda: not alive(started))
    assert supervisor.wait(timeout=PATIENCE_SECONDS) == (-how if how == signal.SIGKILL else 0)


def test_killing_the_keeper_ends_every_process(supervisor):
    started = descendants(supervisor.pid)
    keeper = next(
        pid for pid in started if b"setup.keeper" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )

    os.kill(keeper, signal.SIGKILL)

    wait_until(lambda: not alive(started))
    assert supervisor.wait(timeout=PATIENCE_SECONDS) == 1


def test_one_program_ending_stops_the_other_and_is_named(supervisor):
    started = descendants(supervisor.pid)
    worker = max(pid for pid in started if os.getpgid(pid) == pid and os.getsid(pid) != pid)

    os.kill(worker, signal.SIGKILL)

    assert supervisor.wait(timeout=PATIENCE_SECONDS) == 1
    assert not alive(started)
    assert "worker ended, so everything was stopped" in supervisor.stdout.read()


def test_a_taken_port_is_refused_with_another_to_take(socket_enabled):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(SetupError, match=rf"port {port} cannot .* make run PORT=\d+"):
            refuse_taken_port(port)


@pytest.mark.parametrize("text", ["0", "65536", "web", "-1"])
def test_a_port_that_is_none_is_refused(monkeypatch, text):
    monkeypatch.setenv("PORT", text)

    with pytest.raises(SetupError, match=re.escape(f"PORT={text}")):
        port_from_environment()


def test_links_in_mails_follow_the_port():
    assert demo_environment(8123)["JIEDU_BASE_URL"] == "http://127.0.0.1:8123"
    assert {program.name for program in programs(8123)} == {"web", "worker"}
    assert all(program.env["JIEDU_BASE_URL"].endswith(":8123") for program in programs(8123))
