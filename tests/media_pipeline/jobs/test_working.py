import logging
import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from media_pipeline.enums import ProductionStatus
from media_pipeline.models.production import MAX_ATTEMPTS
from media_pipeline.renderers.base import Cancelled
from media_pipeline.rendering import claim as claims
from media_pipeline.rendering.claim import Claim, claim
from media_pipeline.rendering.storing import store
from media_pipeline.rendering.workspace import WorkspaceBusyError, workspace
from media_pipeline.services import cancel_production
from media_pipeline.tasks import render_production
from tests.factories.media_pipeline import ProductionFactory, make_storyboard

pytestmark = pytest.mark.django_db


def take(production, *, now=None) -> Claim:
    held = claim(production.pk, now=now)
    assert held is not None
    return held


def test_a_waiting_production_becomes_ready_with_its_files():
    production = ProductionFactory()

    render_production(production.pk)

    production.refresh_from_db()
    page = production.files_by_role["page"]
    assert (production.status, production.progress) == (ProductionStatus.READY, 100)
    with default_storage.open(page.path) as stored:
        assert stored.read().decode() == "<p>一图看懂《市民租房补贴办法》</p>"
    assert page.path == f"productions/{page.sha256[:2]}/{page.sha256}/index.html"
    assert page.size_bytes == default_storage.size(page.path)


def test_scenes_are_drawn_once_and_in_order(drawn):
    render_production(ProductionFactory().pk)

    assert drawn() == [scene.key for scene in make_storyboard().scenes]


def test_the_same_task_twice_renders_once(drawn):
    production = ProductionFactory()

    render_production(production.pk)
    render_production(production.pk)

    assert len(drawn()) == len(make_storyboard().scenes)


def test_of_two_claims_one_is_had():
    production = ProductionFactory()

    assert claim(production.pk) is not None
    assert claim(production.pk) is None


def test_a_running_production_is_not_taken_before_its_lease_runs_out():
    assert claim(ProductionFactory(rendering=True).pk) is None


def test_a_production_left_behind_is_taken_over():
    production = ProductionFactory(left_behind=True)

    assert claim(production.pk) is not None
    production.refresh_from_db()
    assert production.attempts == 2


def test_the_worker_that_lost_its_claim_writes_nothing():
    production = ProductionFactory()
    late = take(production)
    in_time = take(production, now=timezone.now() + timedelta(minutes=10))

    with pytest.raises(Cancelled):
        late.report(0.5, "scenes")
    late.fail("zu spät")
    assert late.finish() is False
    production.refresh_from_db()
    assert (production.status, production.claim_token) == (
        ProductionStatus.RENDERING,
        in_time.token,
    )


def test_a_cancelled_production_stops_its_worker():
    production = ProductionFactory()
    held = take(production)
    cancel_production(production)

    with pytest.raises(Cancelled):
        held.report(0.5, "scenes")


def test_progress_renews_the_lease_and_never_falls(monkeypatch):
    production = ProductionFactory()
    held = take(production, now=timezone.now() - timedelta(seconds=80))
    monkeypatch.setattr(claims, "WRITE_EVERY_SECONDS", 0.0)

    held.report(0.6, "scenes")
    held.report(0.2, "scenes")

    production.refresh_from_db()
    assert production.progress == 60
    assert production.lease_until > timezone.now() + timedelta(seconds=60)


def test_progress_is_written_about_once_a_second(django_assert_num_queries):
    held = take(ProductionFactory())
    held.report(0.1, "scenes")

    with django_assert_num_queries(0):
        held.report(0.2, "scenes")
    with django_assert_num_queries(1):
        held.report(0.2, "assembling")


def test_a_renderers_reason_is_shown(use_renderer):
    use_renderer("Failing")
    production = ProductionFactory()

    render_production(production.pk)

    production.refresh_from_db()
    assert (production.status, production.reason) == (
        ProductionStatus.FAILED,
        "缺少字体，请联系管理员。",
    )


def test_what_nobody_foresaw_is_logged_and_told_without_the_inside(use_renderer, caplog):
    use_renderer("Broken")
    production = ProductionFactory()

    with caplog.at_level(logging.ERROR, logger="media_pipeline"):
        render_production(production.pk)

    production.refresh_from_db()
    assert production.status == ProductionStatus.FAILED
    assert production.reason
    assert "secret" not in production.reason
    assert "ZeroDivisionError" in caplog.text


def test_a_storyboard_of_another_version_fails_with_a_sentence():
    production = ProductionFactory(storyboard_json='{"version": 99}')

    render_production(production.pk)

    production.refresh_from_db()
    assert production.status == ProductionStatus.FAILED
    assert production.reason


def test_a_form_that_is_no_longer_configured_fails_with_a_sentence(settings):
    settings.MEDIA_RENDERERS = {}
    production = ProductionFactory()

    render_production(production.pk)

    production.refresh_from_db()
    assert production.status == ProductionStatus.FAILED
    assert "h5" in production.reason


def test_finished_scenes_of_an_interrupted_render_are_used_again(drawn):
    production = ProductionFactory(left_behind=True)
    with workspace(
        digest=production.storyboard_digest, kind="h5", while_waiting=lambda: None
    ) as folder:
        (folder / "title.scene").write_text("title")
        (folder / "background-1.scene").write_text("background-1")

    render_production(production.pk)

    assert drawn() == ["figures-1", "measures-1", "question-1", "closing"]


def test_the_workspace_goes_when_the_production_is_ready(settings):
    production = ProductionFactory()

    render_production(production.pk)

    assert not (
        settings.JIEDU_SCRATCH_DIR / "productions/h5" / production.storyboard_digest
    ).exists()


def test_a_workspace_is_entered_by_one_at_a_time():
    waited = []

    with (
        workspace(digest="d", kind="h5", while_waiting=lambda: None),
        pytest.raises(WorkspaceBusyError),
        workspace(digest="d", kind="h5", while_waiting=lambda: waited.append(1), wait_seconds=0.1),
    ):
        pytest.fail("both are inside")

    assert waited


def test_a_worker_that_finds_its_place_taken_gives_the_production_back(monkeypatch):
    production = ProductionFactory()
    monkeypatch.setattr("media_pipeline.rendering.work.WAIT_SECONDS", 0.0)
    with workspace(digest=production.storyboard_digest, kind="h5", while_waiting=lambda: None):
        render_production(production.pk)

    production.refresh_from_db()
    assert (production.status, production.attempts) == (ProductionStatus.QUEUED, 0)


def test_equal_files_are_stored_once():
    first, second = ProductionFactory(), ProductionFactory(source="interpretation:2222")

    render_production(first.pk)
    render_production(second.pk)

    paths = {production.files_by_role["page"].path for production in (first, second)}
    assert len(paths) == 1


def test_a_file_that_was_cut_short_is_stored_again():
    production = ProductionFactory()
    render_production(production.pk)
    path = production.files_by_role["page"].path
    whole = default_storage.size(path)
    with default_storage.open(path, "w") as file:
        file.write("<p")
    again = ProductionFactory(source="interpretation:2222")

    render_production(again.pk)

    assert default_storage.size(path) == whole


def test_an_unknown_production_is_passed_over():
    render_production(10_000_000)


def test_the_claim_counts_attempts_up_to_the_bound():
    worn_out = ProductionFactory(left_behind=True, attempts=MAX_ATTEMPTS, claim_token=uuid.uuid4())

    assert claim(worn_out.pk) is None


def test_a_production_cancelled_at_the_last_moment_gets_no_files(monkeypatch):
    production = ProductionFactory()

    def cancel_then_store(rendered):
        cancel_production(production)
        return store(rendered)

    monkeypatch.setattr("media_pipeline.rendering.work.store", cancel_then_store)
    render_production(production.pk)

    production.refresh_from_db()
    assert production.status == ProductionStatus.CANCELLED
    assert not production.files_by_role
