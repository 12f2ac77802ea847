"""The demo's own state: compiled messages, database, demo content, static files."""

import subprocess
from pathlib import Path

from setup.console import ROOT, VAR_DIR, SetupError, run_logged, step
from setup.python_environment import PYTHON
from setup.serve import demo_environment


def compile_messages() -> None:
    """Compile every message catalogue that is newer than its compiled file.

    Raises:
        SetupError: A catalogue is not well formed.
    """
    stale = [
        source
        for source in sorted(ROOT.glob("cms/*locale/*/LC_MESSAGES/*.po"))
        if _is_stale(source)
    ]
    if not stale:
        return
    with step("界面文字 messages"):
        for source in stale:
            _compile(source)


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    command = ["msgfmt", "--check-format", "-o", str(source.with_suffix(".mo")), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(
            f"{done.stderr}\n请先改好上面的译文 mend the messages named above, then repeat."
        )


def prepare(port: int) -> None:
    """Bring the demo's database up to date and load the demo into it, all of it safe to repeat.

    Raises:
        SetupError: A migration or the demo's loading failed.
    """
    (VAR_DIR / "static").mkdir(
        parents=True, exist_ok=True
    )  # WhiteNoise warns about a missing folder.
    with step("数据库与演示内容 database and demo content"):
        run_logged(
            [PYTHON, "manage.py", "prepare_demo"],
            log="demo",
            hint="若数据库来自旧版本，可删除 var/jiedu.sqlite3 后重试 if the database is an old one, delete var/jiedu.sqlite3, then repeat.",
            env=demo_environment(port),
        )
