"""The one seam to the task queue.

The queue is only a bell. Whoever queues has written a row first; the row says what is to be done, and a sweeper rings
again for every row that is unfinished. So a lost message costs time, never work.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django_q.models import Schedule
from django_q.tasks import async_task


def queue(task: str, /, *args: Any, label: str = "") -> None:
    """Ring the bell for ``task`` once the running transaction has committed.

    Args:
        task: Dotted path of the task function.
        args: Plain values (ids), never model instances.
        label: A short word shown in the admin's task list.
    """
    transaction.on_commit(partial(_ring, task, *args, label=label))


def repeat_every_minute(task: str, *, name: str) -> None:
    """Have the queue ring for ``task`` every minute; saying it again changes nothing. Needs the migrated database."""
    values = {"func": task, "schedule_type": Schedule.MINUTES, "minutes": 1, "repeats": -1}
    Schedule.objects.update_or_create(name=name, defaults=values)


def _ring(task: str, *args: Any, label: str) -> None:
    async_task(task, *args, task_name=label or None)
