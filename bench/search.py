"""``make bench-search``: how well and how fast search finds Chinese, on SQLite and on PostgreSQL.

Progress goes to stderr; the last line of stdout is one JSON object with the figures. Each database gets a process of its
own, and two more measure what a publication costs with Wagtail's own backend.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from setup.throwaway_servers import throwaway_servers

ROOT = Path(__file__).resolve().parents[1]
OWN, WAGTAILS = "cms.core.search.backend", "modelsearch.backends.database"


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Yield the addresses of four empty databases by name."""
    with tempfile.TemporaryDirectory() as folder, throwaway_servers() as variables:
        address = variables["JIEDU_TEST_DATABASE_URL"]
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE wagtail")
        yield {
            "sqlite": f"sqlite:///{folder}/own.sqlite3",
            "sqlite_wagtail": f"sqlite:///{folder}/wagtail.sqlite3",
            "postgresql": address,
            "postgresql_wagtail": address.removesuffix("postgres") + "wagtail",
        }


def run(name: str, address: str, *, size: int) -> dict[str, Any]:
    """Return the figures of one database, measured in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.search_figures", str(size)],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
            "DATABASE_URL": address,
            "BENCH_BACKEND": WAGTAILS if name.endswith("_wagtail") else OWN,
        },
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="documents (default: 20000)")
    options = parser.parse_args()
    with databases() as addresses:
        figures: dict[str, Any] = {
            name: run(name, address, size=options.size) for name, address in addresses.items()
        }
    for name in ("sqlite", "postgresql"):
        wagtails = figures.pop(f"{name}_wagtail")["ms_publish"]
        figures[name]["ms_publish_wagtail"] = wagtails
        figures[name]["publish_ratio"] = round(figures[name]["ms_publish"] / wagtails, 2)
    print(json.dumps({"documents": options.size, **figures}, ensure_ascii=False))


if __name__ == "__main__":
    main()
