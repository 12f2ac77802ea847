"""Lets several tags of one rendering ask a question once."""

from collections.abc import Callable
from typing import TypeVar, cast

from django.template import Context

_Answer = TypeVar("_Answer")


def once(context: Context, key: str, read: Callable[[], _Answer]) -> _Answer:
    """Return the answer kept under ``key`` for this rendering, reading it first if need be."""
    # Not in an included template: it gets a memory of its own. render_context lives as long as one rendering and is shared by its blocks, which the context itself is not.
    if key not in context.render_context:
        context.render_context[key] = read()
    return cast("_Answer", context.render_context[key])
