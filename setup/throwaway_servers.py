"""Throwaway PostgreSQL and Redis for the tests: unix sockets only, nothing on disk afterwards, never a server of the machine."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from setup.console import LOG_DIR, SetupError, tail
from setup.kept_programs import Keeper, Program, kept
from setup.system_packages import postgresql_programs

ROLE = "jiedu"
READY_SECONDS = 60
GRACE_SECONDS = 10
HINT = "请看日志；测试数据库必须能启动 read the log: the tests need this server."
# Nobody keeps these rows: what makes a database safe through a power cut only costs time here.
POSTGRESQL_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "timezone": "UTC",
}


@dataclass(frozen=True)
class ServerUser:
    """Whom the servers run as: PostgreSQL refuses to be root."""

    uid: int | None
    gid: int | None

    def own(self, folder: Path) -> None:
        """Make ``folder``, and hand it to this user."""
        folder.mkdir(mode=0o700)
        if self.uid is not None and self.gid is not None:
            os.chown(folder, self.uid, self.gid)


@contextmanager
def throwaway_servers() -> Iterator[dict[str, str]]:
    """Run both servers, and yield the variables that name them to the tests.

    Raises:
        SetupError: A server cannot start; that is a failure, never a reason to skip tests.
    """
    scratch = Path(tempfile.mkdtemp(prefix="jiedu-servers-"))
    scratch.chmod(0o711)
    LOG_DIR.mkdir(parents=True, exist_ok=True)
    try:
        user = server_user()
        database = _postgresql(scratch / "postgresql", user=user)
        queue = _redis(scratch / "redis", user=user)
        for program in (database, queue):
            program.log.write_bytes(b"")
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    with kept([database, queue], grace_seconds=GRACE_SECONDS, scratch=scratch) as keeper:
        _wait_for_socket(scratch / "postgresql" / ".s.PGSQL.5432", program=database, keeper=keeper)
        _wait_for_socket(scratch / "redis" / "redis.sock", program=queue, keeper=keeper)
        yield {
            "JIEDU_TEST_DATABASE_URL": f"postgres://{ROLE}@{quote(str(scratch / 'postgresql'), safe='')}/postgres",
            "JIEDU_TEST_REDIS_URL": f"unix://{scratch / 'redis' / 'redis.sock'}",
        }


def server_user() -> ServerUser:
    """Return this process's own user, or an unprivileged one when that is root."""
    if os.geteuid() != 0:
        return ServerUser(uid=None, gid=None)
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return ServerUser(uid=entry.pw_uid, gid=entry.pw_gid)


def _postgresql(folder: Path, *, user: ServerUser) -> Program:
    programs = postgresql_programs()
    if programs is None:
        raise SetupError(
            "没有 PostgreSQL no PostgreSQL server is installed: make test installs it."
        )
    user.own(folder)
    data = folder / "data"
    log = LOG_DIR / "test-postgresql-initdb.log"
    with log.open("wb") as out:
        done = subprocess.run(
            [
                *(programs / "initdb", "--pgdata", data, "--username", ROLE, "--auth", "trust"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
            ],
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=folder,
            user=user.uid,
            group=user.gid,
            extra_groups=None if user.uid is None else [],
            check=False,
        )
    if done.returncode:
        raise SetupError(f"{tail(log)}\ninitdb 失败 failed. {HINT}")
    options = {**POSTGRESQL_OPTIONS, "unix_socket_directories": str(folder)}
    return Program(
        name="postgresql",
        argv=[
            str(programs / "postgres"),
            *("-D", str(data)),
            *(part for name, value in options.items() for part in ("-c", f"{name}={value}")),
        ],
        log=LOG_DIR / "test-postgresql.log",
        stop_signal=signal.SIGINT,  # PostgreSQL's "fast": open connections are cut, not waited for.
        uid=user.uid,
        gid=user.gid,
    )


def _redis(folder: Path, *, user: ServerUser) -> Program:
    server = shutil.which("redis-server")
    if server is None:
        raise SetupError("没有 Redis no Redis server is installed: make test installs it.")
    user.own(folder)
    return Program(
        name="redis",
        argv=[
            *(server, "--port", "0", "--unixsocket", str(folder / "redis.sock")),
            *("--unixsocketperm", "700", "--save", "", "--appendonly", "no", "--dir", str(folder)),
        ],
        log=LOG_DIR / "test-redis.log",
        uid=user.uid,
        gid=user.gid,
    )


def _wait_for_socket(path: Path, *, program: Program, keeper: Keeper) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not path.exists():
        if keeper.ended() is not None or time.monotonic() > deadline:
            raise SetupError(f"{tail(program.log)}\n{program.name} 未能启动 did not start. {HINT}")
        time.sleep(0.1)
