"""``make test``: the whole suite on SQLite, then again on PostgreSQL with Redis, and one coverage over both."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree

from setup.console import ROOT, VAR_DIR, SetupError, speak_utf8, step
from setup.linux_processes import adopt_orphans, kill_descendants, stop_with_parent
from setup.throwaway_servers import throwaway_servers

COVERAGE_DIR = VAR_DIR / "coverage"
WORKERS = os.environ.get("JIEDU_TEST_WORKERS", "2")
NOTHING_RAN = 5
OUTCOMES = ("failures", "errors", "skipped")


def run_suite(chosen: Sequence[str], *, scratch: Path) -> bool:
    """Run both rounds; return whether everything passed.

    Args:
        chosen: pytest arguments that pick some tests; then coverage is not judged.
        scratch: A folder for what the tests write, deleted by the caller.
    """
    shutil.rmtree(COVERAGE_DIR, ignore_errors=True)
    COVERAGE_DIR.mkdir(parents=True)
    counts: Counter[str] = Counter()
    good = True
    print("\n── SQLite ──", flush=True)
    good &= _round("sqlite", ["-m", "not servers", *chosen], scratch=scratch, counts=counts, env={})
    print("\n── PostgreSQL + Redis ──", flush=True)
    with ExitStack() as servers:
        with step("测试用数据库 throwaway servers"):
            variables = servers.enter_context(throwaway_servers())
        good &= _round("postgresql", chosen, scratch=scratch, counts=counts, env=variables)
    if not chosen:
        good &= _coverage()
    print_total(counts)
    return good


def _round(
    name: str,
    arguments: Sequence[str],
    *,
    scratch: Path,
    counts: Counter[str],
    env: Mapping[str, str],
) -> bool:
    report = scratch / f"{name}.xml"
    folder = scratch / name
    folder.mkdir()
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "pytest",
                "-n",
                WORKERS,
                # The walks share one running demo, so they stay in one process.
                "--dist=loadgroup",
                "--durations=15",
                f"--junitxml={report}",
            ),
            *("--cov", "--cov-report=", "--cov-fail-under=0", *arguments),
        ],
        env={
            **os.environ,
            **env,
            "TMPDIR": str(folder),
            "COVERAGE_FILE": str(COVERAGE_DIR / f"data.{name}"),
        },
        cwd=ROOT,
        check=False,
    )
    if report.exists():
        _count(report, counts)
    return done.returncode in {0, NOTHING_RAN} and report.exists()


def _count(report: Path, counts: Counter[str]) -> None:
    for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 -- written by pytest a moment ago
        bad = {outcome: int(suite.get(outcome, 0)) for outcome in OUTCOMES}
        counts["passed"] += int(suite.get("tests", 0)) - sum(bad.values())
        counts["failed"] += bad["failures"] + bad["errors"]
        counts["skipped"] += bad["skipped"]


def _coverage() -> bool:
    print("\n── 覆盖率 coverage (both rounds) ──", flush=True)
    env = {**os.environ, "COVERAGE_FILE": str(COVERAGE_DIR / "data")}
    for command in (["combine", "--quiet", str(COVERAGE_DIR)], ["report", "--skip-covered"]):
        done = subprocess.run(
            [sys.executable, "-m", "coverage", *command], env=env, cwd=ROOT, check=False
        )
        if done.returncode:
            return False
    return True


def print_total(counts: Counter[str]) -> None:
    """Print the one line that machines read."""
    total = f"\n{counts['passed']} passed, {counts['failed']} failed"
    print(f"{total}, {counts['skipped']} skipped" if counts["skipped"] else total, flush=True)


def stop(_number: int, _frame: FrameType | None) -> None:
    """Turn a signal into an orderly end."""
    raise KeyboardInterrupt


def main() -> int:
    """Run the tests named on the command line, or all; return the exit code."""
    speak_utf8()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    adopt_orphans()
    if "MAKELEVEL" in os.environ:  # Started by make: never outlive it.
        stop_with_parent(os.getppid())
    try:
        with tempfile.TemporaryDirectory(
            prefix="jiedu-tests-", ignore_cleanup_errors=True
        ) as scratch:
            return 0 if run_suite(sys.argv[1:], scratch=Path(scratch)) else 1
    except KeyboardInterrupt:
        print("\n已停止 stopped.", file=sys.stderr)
        return 130
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    finally:
        kill_descendants()


if __name__ == "__main__":
    sys.exit(main())
