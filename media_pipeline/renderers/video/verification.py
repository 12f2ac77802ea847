"""Checking the finished film with a program that had no part in making it."""

import subprocess
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_lazy as _

from media_pipeline.renderers.base import RenderFailedError

_TIMEOUT_SECONDS: Final = 300
_KEPT_CHARACTERS: Final = 2000


def verify_film(path: Path, *, ffmpeg: str) -> None:
    """Let ffmpeg read the whole file and decode its sound and its key pictures.

    Raises:
        RenderFailedError: ffmpeg is missing, took too long or complained.
    """
    command = [
        ffmpeg, "-nostdin", "-v", "error", "-xerror", "-skip_frame", "nokey",
        "-i", str(path), "-map", "0", "-f", "null", "-",
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - an argument list, no shell; the path is our own
            command, capture_output=True, check=False, timeout=_TIMEOUT_SECONDS
        )
    except FileNotFoundError as error:
        reason = _(
            "The program ffmpeg is not installed. Install the package “ffmpeg” and try again."
        )
        raise RenderFailedError(reason, detail=str(error)) from error
    except subprocess.TimeoutExpired as error:
        reason = _(
            "ffmpeg took too long to check the film. Try again when the machine is less busy."
        )
        raise RenderFailedError(reason, detail=str(error)) from error
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode or said:
        reason = _(
            "The finished film did not pass the check by ffmpeg. Try again; if it fails again, call the technician."
        )
        raise RenderFailedError(reason, detail=said[-_KEPT_CHARACTERS:])
