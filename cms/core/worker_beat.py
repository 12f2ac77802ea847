"""The sign of life of this machine's task workers: the age of one small file.

django-q2 has a silent failure: when an idle worker is killed while it holds the lock of the in-memory queue, the pool
goes on looking alive and never works again. So every worker touches a file when it starts, after each task and while it
renders, and a task runs every minute: a file older than :data:`SILENT_AFTER_SECONDS` means that the pool is to be
replaced. A file, because whoever watches the pool (a supervisor, ``manage.py check_workers``) must be able to read it
without a database, and because each machine has its own pool.
"""

from pathlib import Path
from time import time

from django.conf import settings

SILENT_AFTER_SECONDS = 240


def beat_file() -> Path:
    """Return the file whose modification time is the last sign of life."""
    return Path(settings.JIEDU_SCRATCH_DIR) / "workers.beat"


def beat() -> None:
    """Leave a sign of life."""
    path = beat_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def seconds_since_last_beat() -> float | None:
    """Return how long ago any worker of this machine showed life; ``None`` if none ever did."""
    try:
        return max(0.0, time() - beat_file().stat().st_mtime)
    except FileNotFoundError:
        return None
