"""``make run``'s last part: web server and task worker together, until Ctrl-C or until one of them ends."""

import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from setup.console import LOG_DIR, SetupError, speak_utf8, step, tail
from setup.kept_programs import Keeper, Program, kept
from setup.linux_processes import adopt_orphans, kill_descendants, stop_with_parent
from setup.welcome import welcome_text

HOST = "127.0.0.1"
DEFAULT_PORT = 8000
READY_SECONDS = 60
GRACE_SECONDS = 10
TURN_SECONDS = 0.2


class Stop(Exception):  # noqa: N818 -- not an error: somebody asked us to stop
    """Raised by a signal that asks us to stop."""


def demo_environment(port: int) -> dict[str, str]:
    """Return the variables under which every part of the demo runs."""
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
        "JIEDU_BASE_URL": f"http://{HOST}:{port}",
        "PYTHONUNBUFFERED": "1",
    }


def port_from_environment() -> int:
    """Return the port to serve on: ``PORT``, or 8000.

    Raises:
        SetupError: ``PORT`` is not a port number.
    """
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not text.isdigit() or not 0 < int(text) < 2**16:
        raise SetupError(f"PORT={text} 不是端口号 is not a port number: make run PORT=8001")
    return int(text)


def refuse_taken_port(port: int) -> None:
    """Make sure that ``port`` is free.

    Raises:
        SetupError: It is taken, or it needs rights that we do not have.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            other = port + 1 if port < 2**16 - 1 else DEFAULT_PORT
            raise SetupError(
                f"端口 {port} 不能用（{error.strerror}），请换一个 port {port} cannot be used, take another: make run PORT={other}"
            ) from error


def programs(port: int) -> list[Program]:
    """Return the demo's two programs."""
    environment = demo_environment(port)
    web = [
        *(sys.executable, "-m", "gunicorn", "cms.wsgi:application"),
        *(
            "--bind",
            f"{HOST}:{port}",
            "--worker-class",
            "gthread",
            "--workers",
            "2",
            "--threads",
            "4",
        ),
        *("--access-logfile", "-", "--graceful-timeout", "5", "--timeout", "60"),
    ]
    # Nice, so that a film being rendered does not hold up the pages; without checks, because CI has made them.
    worker = ["nice", "-n", "10", sys.executable, "manage.py", "qcluster", "--skip-checks"]
    return [
        Program(name="web", argv=web, log=LOG_DIR / "web.log", env=environment),
        Program(name="worker", argv=worker, log=LOG_DIR / "worker.log", env=environment),
    ]


def wait_until_ready(port: int, *, keeper: Keeper) -> None:
    """Return when the site answers.

    Raises:
        SetupError: One of the programs ended, or no answer came in time.
    """
    deadline = time.monotonic() + READY_SECONDS
    while not answers(port):
        fail_if_ended(keeper)
        if time.monotonic() > deadline:
            raise SetupError(
                f"{READY_SECONDS} 秒内网站没有应答 the site did not answer: {LOG_DIR / 'web.log'}"
            )
        time.sleep(TURN_SECONDS)


def answers(port: int) -> bool:
    """Return whether the site gives an answer, good or bad."""
    direct = urllib.request.build_opener(
        urllib.request.ProxyHandler({})
    )  # An office's proxy has no part in this.
    try:
        direct.open(f"http://{HOST}:{port}/", timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def fail_if_ended(keeper: Keeper) -> None:
    """Raise SetupError, with the end of its log, when one of the programs has ended by itself."""
    name = keeper.ended()
    if name is not None:
        log = LOG_DIR / f"{name or 'web'}.log"
        raise SetupError(
            f"{tail(log)}\n{name} 已退出，全部停止 {name} ended, so everything was stopped: {log}"
        )


def serve(port: int) -> None:
    """Run the demo until somebody asks it to stop.

    Raises:
        SetupError: It cannot start, or one of its programs ended.
        Stop: Somebody asked it to stop.
    """
    refuse_taken_port(port)
    LOG_DIR.mkdir(parents=True, exist_ok=True)
    parts = programs(port)
    for part in parts:
        part.log.write_bytes(b"")
    with kept(parts, grace_seconds=GRACE_SECONDS) as keeper:
        with step("启动网站与后台任务 web server and task worker"):
            wait_until_ready(port, keeper=keeper)
        print(welcome_text(f"http://{HOST}:{port}"), flush=True)
        while True:
            fail_if_ended(keeper)
            time.sleep(TURN_SECONDS)


def stop_on(number: int, _frame: FrameType | None) -> None:
    """Turn the first signal into ``Stop``; later ones are left to the keeper, which is stopping already."""
    for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(other, signal.SIG_IGN)
    raise Stop(signal.Signals(number).name)


def main() -> int:
    """Serve the demo; return the exit code."""
    speak_utf8()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if (
            number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN
        ):  # As nohup asks.
            signal.signal(number, stop_on)
    adopt_orphans()
    if "MAKELEVEL" in os.environ:  # Started by make: never outlive it.
        stop_with_parent(os.getppid())
    try:
        serve(port_from_environment())
    except Stop:
        print("\n已停止 stopped.", flush=True)
        return 0
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr, flush=True)
        return 1
    finally:
        kill_descendants()
    return 0


if __name__ == "__main__":
    sys.exit(main())
