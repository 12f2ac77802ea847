"""Putting finished files on storage, under the hash of what is in them."""

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import default_storage

from media_pipeline.models import ProductionFile
from media_pipeline.renderers.base import RenderedFile

FOLDER = "productions"
_SUFFIXES = {
    "video/mp4": ".mp4",
    "text/vtt": ".vtt",
    "text/html": ".html",
    "text/plain": ".txt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "application/zip": ".zip",
}
_NAMES = {"page": "index"}


class _WholeFile(File):  # type: ignore[type-arg]  # generic in the stubs only
    """A file a storage may move into place in one step, so that nobody ever sees half of it."""

    def __init__(self, file: BinaryIO, *, path: Path) -> None:
        super().__init__(file)
        self._path = str(path)

    def temporary_file_path(self) -> str:
        return self._path


def store(rendered: RenderedFile) -> ProductionFile:
    """Put the file on the default storage unless it is there already.

    Returns:
        The unsaved row of the file.

    Raises:
        OSError: It could not be read or written.
    """
    sha256, size = _measure(rendered.path)
    suffix = _SUFFIXES.get(rendered.media_type.partition(";")[0], rendered.path.suffix)
    path = f"{FOLDER}/{sha256[:2]}/{sha256}/{_NAMES.get(rendered.role, rendered.role)}{suffix}"
    if not _is_there(path, size=size):
        _put(rendered.path, path)
    return ProductionFile(
        role=rendered.role,
        path=path,
        media_type=rendered.media_type,
        size_bytes=size,
        sha256=sha256,
    )


def _measure(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


def _is_there(path: str, *, size: int) -> bool:
    if not default_storage.exists(path):
        return False
    if default_storage.size(path) == size:
        return True
    # Cut short by a full disk or a copy across file systems that was killed; the name promises the whole.
    default_storage.delete(path)
    return False


def _put(source: Path, path: str) -> None:
    # A copy beside the original: file systems move it in one step, and the workspace keeps its own for a second try.
    with (
        tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as copy,
        source.open("rb") as original,
    ):
        shutil.copyfileobj(original, copy)
    try:
        with Path(copy.name).open("rb") as file:
            default_storage.save(path, _WholeFile(file, path=Path(copy.name)))
    finally:
        Path(copy.name).unlink(missing_ok=True)
