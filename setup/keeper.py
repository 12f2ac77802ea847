"""Keeps a few programs running together: when one ends, when told to stop, or when its parent dies, all of them end.

A program of its own (``python -m setup.keeper``), because only a process that outlives its parent can clean up after a
``kill -9``. The plan is read from standard input as JSON, see ``setup.kept_programs``.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from setup.linux_processes import (
    POLL_SECONDS,
    adopt_orphans,
    kill_descendants,
    living_descendants,
    stop_with_parent,
)

STOP_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
PROGRAM_ENDED = 3


def keep(plan: dict[str, Any]) -> int:
    """Start the plan's programs and stay until they have all ended.

    Returns:
        0 after a stop that was asked for, ``PROGRAM_ENDED`` when a program ended by itself.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS | {signal.SIGCHLD})
    adopt_orphans()
    stop_with_parent(plan["parent"])
    running: dict[int, dict[str, Any]] = {}
    code = 0
    try:
        for program in plan["programs"]:
            running[_start(program)] = program
        ended = _wait_for_end(set(running))
        if ended is not None:
            print(running[ended]["name"], flush=True)
            code = PROGRAM_ENDED
    finally:
        _stop_all(running, grace_seconds=plan["grace_seconds"])
        if plan["scratch"]:
            shutil.rmtree(plan["scratch"], ignore_errors=True)
    return code


def _start(program: dict[str, Any]) -> int:
    me = os.getpid()

    def in_child() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        stop_with_parent(me)

    with Path(program["log"]).open("ab") as log:
        child = subprocess.Popen(
            program["argv"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, **program["env"]},
            user=program["uid"],
            group=program["gid"],
            extra_groups=None if program["uid"] is None else [],
            process_group=0,
            preexec_fn=in_child,  # noqa: PLW1509 -- the keeper has one thread
        )
    child.returncode = 0  # Ends are read by this module, not by Popen.
    return child.pid


def _wait_for_end(pids: set[int]) -> int | None:
    while True:
        if signal.sigwait(STOP_SIGNALS | {signal.SIGCHLD}) in STOP_SIGNALS:
            return None
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid in pids:
                return pid
            if not pid:
                break


def _stop_all(running: dict[int, dict[str, Any]], *, grace_seconds: float) -> None:
    for pid, program in running.items():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, program["stop_signal"])
    deadline = time.monotonic() + grace_seconds
    while living_descendants() and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    kill_descendants()


if __name__ == "__main__":
    sys.exit(keep(json.load(sys.stdin)))
