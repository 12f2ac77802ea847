"""``make lock``: the lock files, with hashes and without any address, and the record that tells when they are stale."""

import argparse
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from setup.console import ROOT, SetupError, run_logged, speak_utf8, step
from setup.font_files import LOCK_DIR, npm_command
from setup.python_environment import LOCKS, PYTHON, UV, UV_ENVIRONMENT, UV_LOCK

RECORD = ROOT / "setup" / "locks.sha256"
GROUPS = {"run": ["--no-dev", "--group", "setup"], "dev": ["--group", "dev", "--group", "setup"]}
# New versions are taken when they are a week old: long enough for a poisoned one to be noticed.
QUARANTINE = timedelta(days=7)
PIN = re.compile(r"^(?P<pin>[A-Za-z0-9._-]+==[^\\#]+?)\s*\\?$", re.MULTILINE)
HINT = (
    "若新依赖与现有版本冲突 if a new dependency clashes with today's pins: make lock ARGS=--upgrade"
)


def expected_record() -> dict[str, str]:
    """Return a digest for each thing the locks are made from, and for each lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "python": project["project"]["requires-python"],
        "dependencies": project["project"]["dependencies"],
        "groups": project["dependency-groups"],
        "uv": project["tool"]["uv"],
    }
    files = [*LOCKS.values(), UV_LOCK, LOCK_DIR / "package.json", LOCK_DIR / "package-lock.json"]
    return {
        "pyproject.toml dependencies": _sha256(json.dumps(asked, sort_keys=True).encode()),
        **{str(path.relative_to(ROOT)): _sha256(path.read_bytes()) for path in files},
    }


def stale_parts() -> list[str]:
    """Return what has changed since the locks were written; needs no network."""
    recorded: dict[str, str] = {}
    if RECORD.exists():
        for line in RECORD.read_text(encoding="utf-8").splitlines():
            value, _, name = line.partition("  ")
            recorded[name] = value
    expected = expected_record()
    return sorted(
        name for name in {*expected, *recorded} if expected.get(name) != recorded.get(name)
    )


def write_locks(*, upgrade: bool) -> None:
    """Resolve anew and write every lock.

    Args:
        upgrade: Take the newest versions allowed that are a week old; otherwise today's versions stay.

    Raises:
        SetupError: The dependencies do not fit together, or a registry does not answer.
    """
    with tempfile.TemporaryDirectory(prefix="jiedu-lock-") as scratch:
        with step("Python 锁定文件 Python locks"):
            _write_python_locks(Path(scratch), upgrade=upgrade)
        with step("字体锁定文件 font lock"):
            _write_font_lock(Path(scratch))
    record = "".join(f"{value}  {name}\n" for name, value in expected_record().items())
    RECORD.write_text(record, encoding="utf-8")


def _write_python_locks(scratch: Path, *, upgrade: bool) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    arguments: list[str | Path] = []
    if upgrade:
        newest = datetime.now(UTC) - QUARANTINE
        arguments = ["--exclude-newer", newest.strftime("%Y-%m-%dT%H:%M:%SZ")]
    else:
        # uv keeps versions only from its own uv.lock, which names hosts and so stays out of git: pin them ourselves.
        pins = PIN.findall(LOCKS["dev"].read_text(encoding="utf-8"))
        project = project.replace(
            "[tool.uv]\n", f"[tool.uv]\nconstraint-dependencies = {json.dumps(pins)}\n", 1
        )
    (scratch / "pyproject.toml").write_text(project, encoding="utf-8")
    common: list[str | Path] = ["--project", scratch, "--python", PYTHON]
    run_logged([UV, "lock", *common, *arguments], log="lock", hint=HINT, env=UV_ENVIRONMENT)
    for kind, groups in GROUPS.items():
        fresh = scratch / LOCKS[kind].name
        form = ["--frozen", "--no-header", "--no-emit-project", "--format", "requirements-txt"]
        run_logged(
            [UV, "export", *common, *form, *groups, "--output-file", fresh],
            log="lock-export",
            hint=HINT,
            env=UV_ENVIRONMENT,
        )
        shutil.copyfile(fresh, LOCKS[kind])


def _write_font_lock(scratch: Path) -> None:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(LOCK_DIR / name, scratch / name)
    run_logged(
        [*npm_command(), "install", "--package-lock-only", "--ignore-scripts", "--no-audit"],
        log="lock-fonts",
        hint=HINT,
        cwd=scratch,
    )
    shutil.copyfile(scratch / "package-lock.json", LOCK_DIR / "package-lock.json")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def main() -> int:
    """Write the locks, or only check them; return the exit code."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="make lock", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="only tell whether they are up to date"
    )
    parser.add_argument(
        "--upgrade", action="store_true", help="take newer versions, a week old at least"
    )
    options = parser.parse_args()
    if options.check:
        stale = stale_parts()
        for name in stale:
            print(f"{name} has changed since the locks were written: make lock")
        return 1 if stale else 0
    # An office's or a developer's own index must not be written into a lock.
    for name in [name for name in os.environ if name.startswith("UV_") and "INDEX" in name]:
        del os.environ[name]
    try:
        write_locks(upgrade=options.upgrade)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
