"""Real workers in processes of their own, on the test's database."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

from django.conf import settings

from tests.database_address import database_url

PATIENCE_SECONDS = 60


def start_renderer(production_id: int) -> subprocess.Popen[bytes]:
    """Start a process that renders one production and nothing else."""
    code = (
        "import django; django.setup(); from media_pipeline.tasks import render_production; "
        f"render_production({production_id})"
    )
    return _start("-c", code)


def start_pool(**variables: str) -> subprocess.Popen[bytes]:
    """Start django-q2's own cluster."""
    return _start("manage.py", "qcluster", **variables)


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for ``condition``, or fail."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def _start(*arguments: str, **variables: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.media_pipeline.jobs.worker_settings",
            "JIEDU_TEST_DATABASE_URL": database_url(),
            "TEST_MEDIA_RENDERERS": json.dumps(settings.MEDIA_RENDERERS),
            "TEST_SCRATCH_DIR": str(settings.JIEDU_SCRATCH_DIR),
            "TEST_MEDIA_ROOT": str(settings.MEDIA_ROOT),
            **variables,
        },
    )
