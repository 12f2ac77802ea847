"""What set-up says while it works: one line a step, noise to a log, and a sentence when something fails."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR_DIR = Path(os.environ.get("JIEDU_VAR_DIR") or ROOT / "var")
LOG_DIR = VAR_DIR / "log"
TAIL_LINES = 25


class SetupError(Exception):
    """Set-up cannot go on; the message says what to do about it."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print ``title`` when a step starts, and how long it took when it has ended well."""
    print(f"→ {title} … ", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print("✗", flush=True)
        raise
    print(f"✓ {time.monotonic() - started:.1f} s", flush=True)


def run_logged(
    command: Sequence[str | Path],
    *,
    log: str,
    hint: str,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
) -> None:
    """Run ``command`` with its output in ``var/log/<log>.log``.

    Args:
        command: The argument list.
        log: Name of the log file, without its ending.
        hint: What the reader should do when the command fails; ends the error's sentence.
        env: Variables on top of this process's own.
        cwd: Folder to run in.

    Raises:
        SetupError: The command is missing or failed; carries the end of its output, the log's path and ``hint``.
    """
    LOG_DIR.mkdir(parents=True, exist_ok=True)
    path = LOG_DIR / f"{log}.log"
    arguments = [str(part) for part in command]
    with path.open("wb") as out:
        try:
            done = subprocess.run(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                cwd=cwd,
                check=False,
            )
        except OSError as error:
            raise SetupError(
                f"{arguments[0]} 无法启动 cannot be started: {error}. {hint}"
            ) from error
    if done.returncode:
        raise SetupError(
            f"{tail(path)}\n{Path(arguments[0]).name} 失败 failed (exit {done.returncode}). {hint}\n"
            f"完整日志 full log: {path}"
        )


def tail(path: Path, *, lines: int = TAIL_LINES) -> str:
    """Return the last ``lines`` lines of a log, indented; empty when there is no such file."""
    if not path.exists():
        return ""
    text = path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
    return "\n".join(f"    | {line}" for line in text)


def speak_utf8() -> None:
    """Let Chinese be printed whatever the terminal's locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
