"""The scratch folder a render works in; it outlives a killed worker, so that finished scenes are used again."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep, time

from django.conf import settings

WAIT_SECONDS = 20.0
KEEP_DAYS = 7


class WorkspaceBusyError(Exception):
    """A worker of an earlier claim is still in the workspace."""


@contextmanager
def workspace(
    *, digest: str, kind: str, while_waiting: Callable[[], None], wait_seconds: float = WAIT_SECONDS
) -> Iterator[Path]:
    """Enter the workspace of a storyboard's form, alone.

    Two workers meet here only when one lost its lease and does not know yet; its next report of progress stops it. The
    lock is the kernel's: it ends with the process that holds it, however that ends.

    Args:
        digest: The storyboard's digest.
        kind: The form.
        while_waiting: Called twice a second while the place is taken; may raise.
        wait_seconds: How long to wait for the place.

    Raises:
        WorkspaceBusyError: It stayed taken.
    """
    folder = _root() / kind / digest
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        _wait_for(lock.fileno(), while_waiting=while_waiting, wait_seconds=wait_seconds)
        yield folder


def discard(*, digest: str, kind: str) -> None:
    """Remove the workspace of a finished production."""
    shutil.rmtree(_root() / kind / digest, ignore_errors=True)


def discard_old(*, keep_days: int = KEEP_DAYS) -> None:
    """Remove workspaces nobody has entered for ``keep_days`` days: renders given up or cancelled."""
    limit = time() - keep_days * 86_400
    for lock in _root().glob("*/*/.lock"):
        if lock.stat().st_mtime < limit:
            shutil.rmtree(lock.parent, ignore_errors=True)


def _root() -> Path:
    return Path(settings.JIEDU_SCRATCH_DIR) / "productions"


def _wait_for(descriptor: int, *, while_waiting: Callable[[], None], wait_seconds: float) -> None:
    give_up_at = monotonic() + wait_seconds
    while not _try_lock(descriptor):
        if monotonic() >= give_up_at:
            raise WorkspaceBusyError
        while_waiting()
        sleep(0.5)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
