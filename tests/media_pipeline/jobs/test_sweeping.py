import os
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_q.models import Schedule
from django_q.signals import post_spawn

from media_pipeline import signal_handlers
from media_pipeline.enums import ProductionStatus
from media_pipeline.models.production import MAX_ATTEMPTS
from media_pipeline.rendering import sweep
from media_pipeline.rendering.workspace import workspace
from media_pipeline.tasks import RENDER, SWEEP, sweep_productions
from tests.factories.media_pipeline import ProductionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.mark.parametrize("trait", ["unheard", "left_behind"])
def test_what_waits_unheard_is_rung_for_again(trait):
    production = ProductionFactory(**{trait: True})

    assert sweep.take_unrung() == [production.pk]


@pytest.mark.parametrize("trait", [None, "rendering", "ready", "failed", "cancelled"])
def test_everything_else_is_left_alone(trait):
    ProductionFactory(**({trait: True} if trait else {}))

    assert sweep.take_unrung() == []


def test_two_sweeps_ring_once():
    ProductionFactory(unheard=True)

    assert len(sweep.take_unrung()) == 1
    assert sweep.take_unrung() == []


def test_a_production_still_unheard_is_rung_for_again_later():
    production = ProductionFactory(unheard=True)
    sweep.take_unrung()

    assert sweep.take_unrung(now=timezone.now() + timedelta(minutes=2)) == [production.pk]


def test_a_production_that_killed_its_workers_too_often_ends_with_a_reason():
    production = ProductionFactory(left_behind=True, attempts=MAX_ATTEMPTS)

    assert sweep.take_unrung() == []
    production.refresh_from_db()
    assert production.status == ProductionStatus.FAILED
    assert production.reason


def test_the_sweep_rings_the_bell(rung, django_capture_on_commit_callbacks):
    production = ProductionFactory(left_behind=True)

    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_productions() == 1

    assert rung() == [(RENDER, (production.pk,))]


def test_a_worker_that_starts_picks_up_what_was_left(rung, django_capture_on_commit_callbacks):
    production = ProductionFactory(left_behind=True)

    with django_capture_on_commit_callbacks(execute=True):
        post_spawn.send(sender="django_q", proc_name="worker")

    assert rung() == [(RENDER, (production.pk,))]


def test_the_sweep_is_scheduled_every_minute():
    schedule = Schedule.objects.get(func=SWEEP)

    assert (schedule.schedule_type, schedule.minutes, schedule.repeats) == (Schedule.MINUTES, 1, -1)


def test_a_sweep_can_be_made_by_hand():
    ProductionFactory(unheard=True)
    out = StringIO()

    call_command("sweep_productions", stdout=out)

    assert out.getvalue() == "1 queued again\n"


def test_a_worker_starts_even_when_the_database_does_not_answer(monkeypatch, caplog):
    def fail() -> int:
        raise OperationalError("gone")

    monkeypatch.setattr(signal_handlers, "sweep_productions", fail)

    signal_handlers.start_worker()

    assert "Sweep at start failed" in caplog.text


def test_workspaces_nobody_enters_are_removed():
    for digest in ("old", "new"):
        with workspace(digest=digest, kind="h5", while_waiting=lambda: None) as folder:
            pass
        if digest == "old":
            os.utime(folder / ".lock", (0, 0))

    sweep.take_unrung()

    assert [path.name for path in folder.parent.iterdir()] == ["new"]
