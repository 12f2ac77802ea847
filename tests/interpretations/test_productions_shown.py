"""Which productions residents meet: only those of a text that was published."""

import pytest

from interpretations.selectors import public_productions
from interpretations.services import request_productions_of
from interpretations.storyboard_writer import storyboard_of
from media_pipeline.enums import FileRole, ProductionKind, ProductionStatus
from media_pipeline.exceptions import EmptyStoryboardError
from media_pipeline.models import Production, ProductionFile
from tests.factories.policies import make_policy
from tests.factories.portal import make_interpretation

pytestmark = pytest.mark.django_db


def finish(production: Production, *, name: str) -> None:
    """Stand in for the worker: the production is ready, with its one file."""
    Production.objects.filter(pk=production.pk).update(status=ProductionStatus.READY)
    ProductionFile.objects.create(
        production=production,
        role=FileRole.PAGE,
        path=f"{name}/index.html",
        media_type="text/html",
        size_bytes=1,
        sha256="0" * 64,
    )


def h5_of(page) -> Production:
    return next(
        one
        for one in request_productions_of(page, requested_by=None)
        if one.kind == ProductionKind.H5
    )


def test_a_finished_production_of_the_published_text_is_shown():
    page = make_interpretation(make_policy())
    finish(h5_of(page), name="published")
    assert "published" in public_productions(page).h5_url


def test_a_draft_never_leaks_and_the_last_published_film_stays():
    page = make_interpretation(make_policy())
    finish(h5_of(page), name="published")
    page.purpose = "<p>草稿里的新说法。</p>"
    page.save_revision()
    finish(h5_of(page), name="draft")
    assert "published" in public_productions(page).h5_url
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert "draft" in public_productions(page).h5_url


def test_asking_twice_for_an_unchanged_text_makes_nothing_twice():
    page = make_interpretation(make_policy())
    assert h5_of(page).pk == h5_of(page).pk


def test_the_draft_is_what_is_made():
    page = make_interpretation(make_policy())
    page.title = "新的标题"
    page.save_revision()
    assert h5_of(page).storyboard.title == "新的标题"
    assert (
        storyboard_of(page.get_latest_revision_as_object()).digest == h5_of(page).storyboard_digest
    )


def test_an_interpretation_that_says_nothing_is_refused():
    page = make_interpretation(make_policy())
    page.background = page.basis = page.purpose = ""
    page.measures = page.questions = "[]"
    page.save_revision()
    with pytest.raises(EmptyStoryboardError):
        request_productions_of(page, requested_by=None)
    assert not Production.objects.exists()
