"""Programs that live exactly as long as a ``with`` block: see ``setup.keeper`` for how that survives a ``kill -9``."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from setup.console import ROOT


@dataclass(frozen=True)
class Program:
    """One program to keep running.

    Attributes:
        name: What a person calls it.
        argv: The argument list.
        log: File its output is appended to.
        env: Variables on top of this process's own.
        stop_signal: The signal that makes it end in good order.
        uid: User to run as; None for this process's own.
        gid: Group to run as; None for this process's own.
    """

    name: str
    argv: Sequence[str]
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    stop_signal: int = signal.SIGTERM
    uid: int | None = None
    gid: int | None = None


class Keeper:
    """A running keeper process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ended(self) -> str | None:
        """Return None while everything runs; otherwise the name of the program that ended, or ``""`` after a stop."""
        if self._process.poll() is None:
            return None
        assert self._process.stdout is not None  # noqa: S101 -- it was made with a pipe
        return self._process.stdout.read().strip()

    def stop(self) -> None:
        """Ask everything to stop."""
        self._process.terminate()

    def wait(self) -> None:
        """Return when everything has ended."""
        self._process.wait()


@contextmanager
def kept(
    programs: Sequence[Program], *, grace_seconds: float, scratch: Path | None = None
) -> Iterator[Keeper]:
    """Run ``programs`` until the block ends, then stop them with all they started.

    Args:
        programs: What to run.
        grace_seconds: How long they have to end in good order before they are killed.
        scratch: A folder to delete afterwards.
    """
    plan = {
        "parent": os.getpid(),
        "programs": [{**asdict(program), "log": str(program.log)} for program in programs],
        "grace_seconds": grace_seconds,
        "scratch": str(scratch) if scratch else None,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "setup.keeper"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,  # Ctrl-C in the terminal reaches us, and only us.
    )
    assert process.stdin is not None  # noqa: S101 -- it was made with a pipe
    process.stdin.write(json.dumps(plan))
    process.stdin.close()
    keeper = Keeper(process)
    try:
        yield keeper
    finally:
        keeper.stop()
        keeper.wait()
