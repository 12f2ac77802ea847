import signal
from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.conf import Conf
from django_q.models import OrmQ

from media_pipeline.enums import ProductionStatus
from media_pipeline.models import Production
from media_pipeline.tasks import render_production, sweep_productions
from tests.factories.media_pipeline import ProductionFactory, make_storyboard
from tests.media_pipeline.jobs.worker_processes import start_pool, start_renderer, wait_until


@pytest.fixture
def production(transactional_db):
    return ProductionFactory(unheard=True)


def test_a_render_whose_worker_is_killed_is_finished_without_redoing(
    production, drawn, use_renderer, tmp_path
):
    log = str(tmp_path / "drawn.log")
    use_renderer("SceneByScene", log=log, seconds_a_scene=1.0)
    worker = start_renderer(production.pk)
    wait_until(lambda: len(drawn()) == 3)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    before = drawn()

    # The lease is still running: nobody may touch the production yet.
    assert sweep_productions() == 0
    Production.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert sweep_productions() == 1
    use_renderer("SceneByScene", log=log)
    render_production(production.pk)

    production.refresh_from_db()
    assert (production.status, production.attempts) == (ProductionStatus.READY, 2)
    # The scene in hand when the kill came is drawn again, the finished ones are not.
    assert drawn() == [*before, *[scene.key for scene in make_storyboard().scenes][2:]]


def test_a_pool_that_starts_finishes_an_order_whose_bell_was_lost(production):
    assert not OrmQ.objects.exists()

    pool = start_pool()
    try:
        wait_until(lambda: Production.objects.filter(status=ProductionStatus.READY).exists())
    finally:
        pool.terminate()
        pool.wait(timeout=60)


@pytest.mark.servers
def test_a_pool_on_redis_finishes_an_order_whose_bell_was_lost(production, redis_broker):
    pool = start_pool(REDIS_URL=Conf.REDIS, Q_CLUSTER_NAME=Conf.CLUSTER_NAME)
    try:
        wait_until(lambda: Production.objects.filter(status=ProductionStatus.READY).exists())
    finally:
        pool.terminate()
        pool.wait(timeout=60)
