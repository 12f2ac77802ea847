"""Debian packages that Jiedu calls as programs: found by what they bring, installed only when something is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from setup.console import SetupError, run_logged, step


@dataclass(frozen=True)
class SystemPackage:
    """One Debian package and the question whether this machine already has what it brings."""

    name: str
    is_present: Callable[[], bool]


def has_commands(*names: str) -> Callable[[], bool]:
    """Return the question whether every one of these programs is on the path."""
    return lambda: all(shutil.which(name) for name in names)


def can_make_environments() -> bool:
    """Return whether this Python can make a virtual environment (Debian keeps that part in a package of its own)."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def postgresql_programs() -> Path | None:
    """Return the folder of the newest PostgreSQL server's programs, or None."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


RUN = (
    SystemPackage("python3-venv", can_make_environments),
    SystemPackage("ffmpeg", has_commands("ffmpeg", "ffprobe")),
    SystemPackage("espeak-ng", has_commands("espeak-ng")),
    SystemPackage("gettext", has_commands("msgfmt", "xgettext")),
)
TEST = (
    *RUN,
    SystemPackage("chromium", has_commands("chromium")),
    SystemPackage("postgresql", lambda: postgresql_programs() is not None),
    SystemPackage("redis-server", has_commands("redis-server")),
)


def install_missing(packages: Iterable[SystemPackage]) -> None:
    """Install what this machine lacks, as root or through sudo.

    Raises:
        SetupError: Something is missing and may not be installed from here; the message holds the one line that an
            administrator runs.
    """
    missing = [package.name for package in packages if not package.is_present()]
    if not missing:
        return
    apt = apt_command()
    if apt is None:
        raise SetupError(
            f"缺少系统软件包，需要管理员权限 system packages are missing: {', '.join(missing)}.\n"
            "请管理员（root）执行下面这一行，然后重试 ask an administrator to run this one line as root, then repeat:\n\n"
            f"  {administrator_line(missing)}\n"
        )
    with step(f"系统软件包 system packages: {' '.join(missing)}"):
        install(apt, missing)


def administrator_line(names: Iterable[str]) -> str:
    """Return the command that installs ``names``, to be handed to somebody with the right to run it."""
    return f"apt-get update && apt-get install -y --no-install-recommends {' '.join(names)}"


def apt_command() -> list[str] | None:
    """Return apt-get's argument list with the rights to install, or None when there is no way to have them."""
    if not shutil.which("apt-get"):
        return None
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if os.geteuid() == 0:
        return apt
    if not shutil.which("sudo"):
        return None
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    if silent.returncode == 0:
        return ["sudo", "-n", *apt]
    if sys.stdin.isatty() and subprocess.run(["sudo", "-v"], check=False).returncode == 0:
        return ["sudo", "-n", *apt]
    return None


def install(apt: list[str], names: list[str]) -> None:
    """Refresh apt's lists and install ``names``.

    A failed refresh is not fatal: one unreachable third-party source must not stop a machine that can install.
    """
    subprocess.run([*apt, "-qq", "update"], capture_output=True, check=False)
    run_logged(
        [*apt, "install", "-y", "--no-install-recommends", *names],
        log="system-packages",
        hint=f"请检查网络与 apt 源后重试 check the network and the apt sources, or run as root: {administrator_line(names)}",
    )
