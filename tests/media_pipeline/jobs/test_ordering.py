from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from media_pipeline.enums import ProductionStatus
from media_pipeline.exceptions import EmptyStoryboardError, MoveNotAllowedError, UnknownKindError
from media_pipeline.models import Production
from media_pipeline.services import cancel_production, request_productions, retry_production
from media_pipeline.storyboard import Point, Scene, SceneKind
from media_pipeline.tasks import RENDER
from tests.factories.media_pipeline import SOURCE, ProductionFactory, make_storyboard

pytestmark = pytest.mark.django_db(transaction=False)


def order(**changed):
    return request_productions(source=SOURCE, storyboard=make_storyboard(**changed), kinds=["h5"])


@pytest.fixture(autouse=True)
def _at_once(django_capture_on_commit_callbacks):
    """Bells ring when a transaction commits; here each test is one that never does."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


def test_all_configured_kinds_are_ordered_unless_said_otherwise():
    productions = request_productions(source=SOURCE, storyboard=make_storyboard())

    assert [production.kind for production in productions] == ["video", "h5"]
    assert {production.status for production in productions} == {ProductionStatus.QUEUED}


def test_an_order_keeps_the_storyboard_and_who_asked(admin_user):
    (production,) = request_productions(
        source=SOURCE, storyboard=make_storyboard(), kinds=["h5"], requested_by=admin_user
    )

    production.refresh_from_db()
    assert production.storyboard == make_storyboard()
    assert production.storyboard_digest == make_storyboard().digest
    assert production.requested_by == admin_user


def test_asking_twice_orders_once():
    first, second = order(), order()

    assert [p.pk for p in first] == [p.pk for p in second]
    assert Production.objects.count() == 1


def test_a_ready_production_of_the_same_text_is_returned_as_it_is():
    (first,) = order()
    Production.objects.update(status=ProductionStatus.READY)

    (second,) = order()

    assert (second.pk, second.status) == (first.pk, ProductionStatus.READY)


def test_a_new_text_cancels_what_waits_for_the_old_one():
    (old,) = order()

    (new,) = order(title="改过的标题")

    old.refresh_from_db()
    assert (old.status, new.status) == (ProductionStatus.CANCELLED, ProductionStatus.QUEUED)
    assert old.reason


def test_a_new_text_stops_the_worker_on_the_old_one():
    old = ProductionFactory(rendering=True, storyboard=make_storyboard(title="旧"))

    order()

    old.refresh_from_db()
    assert old.status == ProductionStatus.CANCELLED


def test_a_text_that_comes_back_is_the_newest_again():
    (first,) = order()
    Production.objects.update(status=ProductionStatus.READY)
    order(title="改过的标题")
    Production.objects.filter(status=ProductionStatus.QUEUED).update(status=ProductionStatus.READY)

    order()

    assert Production.objects.of(source=SOURCE, kind="h5").first() == first


def test_asking_again_after_a_failure_tries_again():
    (first,) = order()
    Production.objects.update(status=ProductionStatus.FAILED, reason="坏了", attempts=3)

    (second,) = order()

    assert (second.pk, second.status) == (first.pk, ProductionStatus.QUEUED)
    assert (second.reason, second.attempts) == ("", 0)


@pytest.mark.parametrize(
    "scenes",
    [
        (),
        (Scene("title", SceneKind.TITLE, "标题"), Scene("closing", SceneKind.CLOSING, "看全文")),
        (Scene("background-1", SceneKind.FACET, "政策背景", (Point(" "),)),),
    ],
    ids=["no scenes", "only a frame", "a heading without text"],
)
def test_a_storyboard_with_nothing_to_show_is_refused(scenes):
    with pytest.raises(EmptyStoryboardError) as refused:
        order(scenes=scenes)

    assert str(refused.value)
    assert not Production.objects.exists()


def test_an_unknown_form_orders_nothing():
    with pytest.raises(UnknownKindError, match="hologram"):
        request_productions(source=SOURCE, storyboard=make_storyboard(), kinds=["h5", "hologram"])

    assert not Production.objects.exists()


def test_the_database_keeps_one_unfinished_production_a_form():
    ProductionFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ProductionFactory(rendering=True)


@pytest.mark.parametrize("trait", ["failed", "cancelled"])
def test_retry_queues_again_from_the_start(trait):
    production = ProductionFactory(**{trait: True}, attempts=3, progress=40)

    retry_production(production)

    assert production.status == ProductionStatus.QUEUED
    assert (production.attempts, production.progress, production.reason) == (0, 0, "")


def test_retry_of_a_ready_production_is_refused():
    with pytest.raises(MoveNotAllowedError):
        retry_production(ProductionFactory(ready=True))


def test_retry_is_refused_while_a_newer_one_is_under_way():
    failed = ProductionFactory(failed=True)
    ProductionFactory()

    with pytest.raises(MoveNotAllowedError):
        retry_production(failed)


def test_cancel_ends_a_waiting_production():
    production = cancel_production(ProductionFactory())

    assert production.status == ProductionStatus.CANCELLED
    assert production.finished_at is not None


def test_cancel_of_a_finished_production_is_refused():
    with pytest.raises(MoveNotAllowedError):
        cancel_production(ProductionFactory(ready=True))


def test_every_move_to_a_state_is_declared():
    moves = {status: status.moves for status in ProductionStatus}

    assert all(target in ProductionStatus for targets in moves.values() for target in targets)
    assert moves[ProductionStatus.READY] == frozenset()


def test_an_order_rings_the_bell_once(rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        (production,) = order()
        order()

    assert rung() == [(RENDER, (production.pk,))]


def test_a_long_forgotten_order_is_still_the_same_order():
    (first,) = order()
    Production.objects.update(requested_at=timezone.now() - timedelta(days=30))

    (second,) = order()

    assert first.pk == second.pk
    assert second.requested_at > timezone.now() - timedelta(minutes=1)
