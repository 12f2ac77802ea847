"""``make check``: every static check, all of them run before any failure is told."""

import base64
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from setup.console import ROOT, speak_utf8
from setup.project_files import tracked_files

TOOLS = Path(sys.executable).parent
AT_A_TIME = 2


@dataclass(frozen=True)
class Check:
    """One static check.

    Attributes:
        name: What a person calls it.
        argv: The argument list.
        env: Variables on top of this process's own.
        remedy: A command that mends most findings, if there is one.
    """

    name: str
    argv: Sequence[str | Path]
    env: Mapping[str, str] = field(default_factory=dict)
    remedy: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a check said."""

    check: Check
    passed: bool
    text: str
    seconds: float


def production_environment(scratch: Path) -> dict[str, str]:
    """Return a made-up environment that the production settings accept."""
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(60),
        "JIEDU_CONTACT_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "JIEDU_CONTACT_INDEX_KEY": secrets.token_urlsafe(40),
        "JIEDU_ALLOWED_HOSTS": "jiedu.example",
        "JIEDU_BASE_URL": "https://jiedu.example",
        "JIEDU_ALLOW_SQLITE": "1",
        "DATABASE_URL": f"sqlite:///{scratch / 'check.sqlite3'}",
    }


def all_checks(scratch: Path) -> list[Check]:
    """Return every check, the slow ones first."""
    files = tracked_files()
    python = [name for name in files if name.endswith(".py")]
    manage = [sys.executable, "manage.py"]
    testing = {"DJANGO_SETTINGS_MODULE": "cms.settings.testing"}
    return [
        Check("mypy", [TOOLS / "mypy", *_roots(python)]),
        Check(
            "djlint --check",
            [TOOLS / "djlint", "--check", "templates"],
            remedy="djlint --reformat templates",
        ),
        Check("djlint --lint", [TOOLS / "djlint", "--lint", "--quiet", "templates"]),
        Check("import-linter", [TOOLS / "lint-imports"]),
        Check(
            "missing migrations", [*manage, "makemigrations", "--check", "--dry-run"], env=testing
        ),
        Check(
            "deployment checks",
            [*manage, "check", "--deploy", "--fail-level", "WARNING"],
            env=production_environment(scratch),
        ),
        Check(
            "secrets",
            [sys.executable, "-m", "setup.secret_scan", *files],
            remedy="python -m setup.secret_scan --accept",
        ),
        Check("ruff", [TOOLS / "ruff", "check", "."], remedy="ruff check --fix ."),
        Check("ruff format", [TOOLS / "ruff", "format", "--check", "."], remedy="ruff format ."),
        Check("spelling", [TOOLS / "codespell", *files]),
        Check("file hygiene", [sys.executable, "-m", "setup.file_hygiene", *files]),
        Check("locks", [sys.executable, "-m", "setup.locks", "--check"], remedy="make lock"),
    ]


def _roots(python: Sequence[str]) -> list[str]:
    return sorted({name.split("/")[0] for name in python})


def run(check: Check) -> Outcome:
    """Run one check and keep what it says."""
    started = time.monotonic()
    done = subprocess.run(
        [str(part) for part in check.argv],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "NO_COLOR": "1", **check.env},
        cwd=ROOT,
        check=False,
    )
    return Outcome(check, done.returncode == 0, done.stdout, time.monotonic() - started)


def main() -> int:
    """Run everything, tell every failure at the end, and return 1 if there was one."""
    speak_utf8()
    with tempfile.TemporaryDirectory(prefix="jiedu-check-") as scratch:
        checks = all_checks(Path(scratch))
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            outcomes = []
            for outcome in pool.map(run, checks):
                mark = "✓" if outcome.passed else "✗"
                print(f"{mark} {outcome.check.name} {outcome.seconds:.1f} s", flush=True)
                outcomes.append(outcome)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        print(f"\n── {outcome.check.name} ──\n{outcome.text.strip()}")
        if outcome.check.remedy:
            print(f"改法 remedy: {outcome.check.remedy}")
    print(f"\n{len(outcomes) - len(failed)} checks passed, {len(failed)} failed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
