"""The demo's own state: compiled messages, database, demo content, static files."""

import os
import subprocess
from pathlib import Path

from setup.console import ROOT, VAR_DIR, SetupError, run_logged, step
from setup.python_environment import LOCKS, PYTHON, digest
from setup.serve import demo_environment

DATABASE = VAR_DIR / "jiedu.sqlite3"


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
    """Bring the demo's database up to date and load the demo into it, unless this very code has done so before.

    Raises:
        SetupError: A migration or the demo's loading failed.
    """
    (VAR_DIR / "static").mkdir(
        parents=True, exist_ok=True
    )  # WhiteNoise warns about a missing folder.
    stamp = VAR_DIR / "demo-set-up"
    wanted = f"{port} {digest(*_code())}"
    is_ours = DATABASE.exists() and not os.environ.get("DATABASE_URL")
    if is_ours and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    with step("数据库与演示内容 database and demo content"):
        run_logged(
            [PYTHON, "manage.py", "prepare_demo"],
            log="demo",
            hint="若数据库来自旧版本，可删除 var/jiedu.sqlite3 后重试 if the database is an old one, delete var/jiedu.sqlite3, then repeat.",
            env=demo_environment(port),
        )
        stamp.write_text(wanted, encoding="utf-8")


def _code() -> list[Path]:
    """Return every file that can change what the demo's database holds."""
    packages = (ROOT / name for name in ("cms", "interpretations", "media_pipeline", "channels"))
    code = [path for package in packages for path in package.rglob("*.py")]
    return [LOCKS["run"], *sorted(code), *sorted((ROOT / "cms" / "portal" / "demo").glob("*.txt"))]
