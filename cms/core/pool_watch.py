"""Watches the pool of task workers, and puts another in its place when it falls silent.

django-q2 restarts a worker that died, but a pool whose in-memory lock died with a worker looks alive for ever and never
works again. Nothing inside such a pool can notice; so somebody outside looks at its sign of life.
"""

import contextlib
import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from types import FrameType

logger = logging.getLogger(__name__)
_LOOK_EVERY_SECONDS = 1.0
_GRACE_SECONDS = 8.0


def watch_pool(
    argv: Sequence[str],
    *,
    silent_for: Callable[[], float | None],
    silent_after_seconds: float,
    look_every_seconds: float = _LOOK_EVERY_SECONDS,
) -> int:
    """Run the pool until it ends by itself or this process is told to stop; replace it whenever it is silent.

    Args:
        argv: What starts the pool. It gets a process group of its own, so that all of it can be killed.
        silent_for: How many seconds ago the pool last showed life; None if it never did.
        silent_after_seconds: How long a silence means that it hangs.
        look_every_seconds: How often to look.

    Returns:
        The pool's own exit code, or 0 after a stop.
    """
    stops: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stops.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    pool, started = _start(argv)
    while not stops:
        if (code := pool.poll()) is not None:
            return code
        silence = silent_for()
        age = time.monotonic() - started
        if age > silent_after_seconds and (silence is None or silence > silent_after_seconds):
            logger.error(
                "Task workers silent, replaced",
                extra={"event": "pool_replaced", "silent_for": silence},
            )
            _kill(pool)
            pool, started = _start(argv)
        time.sleep(look_every_seconds)
    _end(pool)
    return 0


def _start(argv: Sequence[str]) -> tuple[subprocess.Popen[bytes], float]:
    return subprocess.Popen(list(argv), process_group=0), time.monotonic()  # noqa: S603 -- our own command line


def _end(pool: subprocess.Popen[bytes]) -> None:
    pool.terminate()
    try:
        pool.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        # A hanging pool does not hear SIGTERM; what it held is picked up from the rows.
        _kill(pool)


def _kill(pool: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pool.pid, signal.SIGKILL)
    pool.wait()
