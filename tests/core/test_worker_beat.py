import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_q.signals import post_execute_in_worker

from cms.core import worker_beat
from media_pipeline.rendering.claim import claim
from tests.factories.media_pipeline import ProductionFactory


def check(**options) -> str:
    out = StringIO()
    call_command("check_workers", stdout=out, **options)
    return out.getvalue()


def test_workers_that_never_ran_are_reported():
    with pytest.raises(CommandError, match="qcluster"):
        check()


def test_a_task_of_any_app_is_a_sign_of_life():
    post_execute_in_worker.send(sender="django_q", func=None, task={})

    assert "alive" in check()


def test_silent_workers_are_reported():
    worker_beat.beat()
    os.utime(worker_beat.beat_file(), (0, 0))

    with pytest.raises(CommandError, match="silent"):
        check()


def test_the_silence_allowed_can_be_set():
    worker_beat.beat()
    before = worker_beat.beat_file().stat().st_mtime - 1000
    os.utime(worker_beat.beat_file(), (before, before))

    assert "alive" in check(silent_after=2000)


@pytest.mark.django_db
def test_a_long_render_is_a_sign_of_life():
    held = claim(ProductionFactory().pk)
    assert held is not None

    held.report(0.1, "scenes")

    assert "alive" in check()
