"""A task for the queue tests: it leaves a mark that the test can see from outside the worker."""

from pathlib import Path


def leave_mark(path: str) -> None:
    """Write one line to ``path``."""
    with Path(path).open("a", encoding="utf-8") as marks:
        marks.write("rung\n")
