"""The virtual environment: a pinned uv in ``.uv/``, the locked packages in ``.venv/``."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from setup.console import ROOT, SetupError, run_logged, step

UV_HOME = ROOT / ".uv"
UV = UV_HOME / "bin" / "uv"
UV_LOCK = ROOT / "setup" / "uv-requirements.txt"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "jiedu-set-up.json"
LOCKS = {"run": ROOT / "setup" / "requirements.txt", "dev": ROOT / "setup" / "requirements-dev.txt"}
OLDEST = (3, 11)
# uv would otherwise fetch an interpreter of its own, from a host that closed networks do not reach.
UV_ENVIRONMENT = {"UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
NETWORK_HINT = (
    "请检查网络与 PyPI 镜像设置后重试 check the network and the PyPI mirror settings, then repeat."
)


def digest(*paths: Path) -> str:
    """Return one SHA-256 over the files' bytes."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def prepare(kind: str) -> None:
    """Make ``.venv`` hold the locked packages of ``kind``: ``run``, or ``dev``, which is a superset.

    An environment that already holds the dev packages keeps them when only ``run`` is asked for.

    Raises:
        SetupError: Python is too old, or the packages cannot be installed.
    """
    if sys.version_info < OLDEST:
        raise SetupError(
            f"需要 Python 3.11 或更新 Python 3.11 or newer is needed, this is {sys.version.split()[0]}: make PYTHON=/path/to/python3.11 …"
        )
    if kind == "run" and _synced().get("kind") == "dev":
        kind = "dev"
    wanted = {"kind": kind, "lock": digest(LOCKS[kind]), "root": str(ROOT)}
    if _synced() == wanted and _works(PYTHON):
        return
    ensure_uv()
    with step(f"Python 依赖 packages ({LOCKS[kind].name})"):
        _sync(LOCKS[kind])
        STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def ensure_uv() -> None:
    """Put the pinned uv into ``.uv``, a virtual environment of its own (Debian refuses a system-wide pip)."""
    stamp = UV_HOME / "jiedu-set-up.json"
    wanted = json.dumps({"lock": digest(UV_LOCK), "root": str(ROOT)})
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and _works(UV):
        return
    with step("包管理器 uv"):
        shutil.rmtree(UV_HOME, ignore_errors=True)
        run_logged(
            [sys.executable, "-m", "venv", UV_HOME],
            log="uv-venv",
            hint="请安装 python3-venv 后重试 install python3-venv, then repeat.",
        )
        run_logged(
            [UV_HOME / "bin" / "python", "-m", "pip", "install", "--require-hashes", "-r", UV_LOCK],
            log="uv-install",
            hint=NETWORK_HINT,
            env={"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"},
        )
        stamp.write_text(wanted, encoding="utf-8")


def _sync(lock: Path) -> None:
    if not _works(PYTHON) or _synced().get("root", str(ROOT)) != str(ROOT):
        shutil.rmtree(VENV, ignore_errors=True)
        run_logged(
            [UV, "venv", "--python", os.path.realpath(sys.executable), VENV],
            log="venv",
            hint="请删除 .venv 后重试 delete .venv, then repeat.",
            env=UV_ENVIRONMENT,
        )
    STAMP.unlink(missing_ok=True)
    run_logged(
        [UV, "pip", "sync", "--python", PYTHON, "--require-hashes", lock],
        log="python-packages",
        hint=NETWORK_HINT,
        env=UV_ENVIRONMENT,
    )


def _synced() -> dict[str, str]:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _works(program: Path) -> bool:
    try:
        return (
            subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False
