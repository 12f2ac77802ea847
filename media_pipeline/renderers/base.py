"""What every renderer promises: a storyboard in, finished files out, progress on the way.

Renderers are plain Python. They are built from plain options (a folder of fonts, the name of a program), never from
settings, and they know neither rows nor pages.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from django.utils.functional import Promise

from media_pipeline.storyboard import Storyboard

Progress = Callable[[float, str], None]
"""Hears the fraction of real work done (0..1, never falling) and a short stage name; may raise :class:`Cancelled`."""


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """One finished file in the workspace.

    ``role`` is one of "video", "captions", "poster", "infographic", "transcript", "page", "archive".
    """

    role: str
    path: Path
    media_type: str


class Cancelled(Exception):  # noqa: N818 - an answer, not an error: somebody asked the render to stop
    """Somebody asked for the render to stop; what is in the workspace may be used again."""


class RenderFailedError(Exception):
    """The render cannot be finished, and why, in a sentence a person can act on.

    Args:
        reason: Shown in the admin; lazily translated.
        detail: What the program or library said, for the log.
    """

    def __init__(self, reason: str | Promise, *, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return str(self.reason)


class Renderer(ABC):
    """One form a storyboard can take. ``version`` changes whenever the same storyboard gives other bytes."""

    kind: ClassVar[str]
    version: ClassVar[str]

    @abstractmethod
    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        """Make the files of this form in ``workspace``.

        The workspace may hold finished parts of an interrupted render of the same storyboard; they are used again.
        Every file is written under another name first and moved, so a file that is there is whole.

        Raises:
            RenderFailedError: The form cannot be made; the reason says what to do.
            Cancelled: ``progress`` raised it.
        """
