"""The project's own files, as git knows them."""

import subprocess

from setup.console import ROOT


def tracked_files() -> list[str]:
    """Return every file of the project: tracked by git, or new and not ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]
