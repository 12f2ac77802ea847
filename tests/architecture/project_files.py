"""The project's own files, as git knows them."""

from pathlib import Path

from setup.console import ROOT
from setup.project_files import tracked_files

PACKAGES = ("cms", "interpretations", "media_pipeline", "channels")


def text_files() -> dict[str, str]:
    """Return every text file of the project by its path."""
    found = {}
    for name in tracked_files():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data:
            found[name] = data.decode("utf-8")
    return found


def docs_pages() -> list[Path]:
    """Return every page below docs/."""
    return sorted((ROOT / "docs").rglob("*.md"))
