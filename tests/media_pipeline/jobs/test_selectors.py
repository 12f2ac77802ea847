import pytest

from media_pipeline.enums import ProductionStatus
from media_pipeline.models import Production
from media_pipeline.selectors import production_set, productions_for
from media_pipeline.services import request_productions
from media_pipeline.tasks import render_production
from tests.factories.media_pipeline import SOURCE, ProductionFactory, make_storyboard

pytestmark = pytest.mark.django_db


def produce(**changed) -> list[Production]:
    productions = request_productions(source=SOURCE, storyboard=make_storyboard(**changed))
    for production in productions:
        render_production(production.pk)
    return productions


def test_the_newest_of_each_form_in_the_order_of_forms():
    ProductionFactory(ready=True, storyboard=make_storyboard(title="旧"))
    newest = ProductionFactory(kind="h5")
    video = ProductionFactory(kind="video", failed=True)
    ProductionFactory(source="interpretation:other", kind="infographic")

    assert productions_for(SOURCE) == {"video": video, "h5": newest}
    assert list(productions_for(SOURCE)) == ["video", "h5"]


def test_asking_for_the_newest_costs_two_queries(django_assert_num_queries):
    produce()

    with django_assert_num_queries(2):
        assert all(production.files_by_role for production in productions_for(SOURCE).values())


def test_the_set_of_a_public_page_names_every_file():
    produce()

    found = production_set(SOURCE)

    assert found.video_url.endswith("/video.mp4")
    assert found.captions_url.endswith("/captions.vtt")
    assert found.poster_url.endswith("/poster.jpg")
    assert found.h5_url.endswith("/index.html")
    assert found


def test_a_source_without_finished_files_has_an_empty_set():
    ProductionFactory()

    assert not production_set(SOURCE)


def test_while_a_new_one_is_made_the_finished_one_is_shown():
    produce()
    before = production_set(SOURCE)
    request_productions(source=SOURCE, storyboard=make_storyboard(title="改过的标题"))

    assert production_set(SOURCE) == before


def test_only_files_of_the_texts_asked_for():
    published = make_storyboard().digest
    produce()
    before = production_set(SOURCE)
    produce(title="还没有发布的标题")

    assert production_set(SOURCE) != before
    assert production_set(SOURCE, digests=[published]) == before
    assert not production_set(SOURCE, digests=[])


def test_an_infographic_is_described_in_words():
    production = ProductionFactory(kind="infographic", ready=True)
    production.files.create(
        role="infographic",
        path="productions/aa/aa/infographic.png",
        media_type="image/png",
        size_bytes=1,
        sha256="a" * 64,
    )

    alt = production_set(SOURCE).infographic_alt

    assert "市民租房补贴办法" in alt
    assert "政策背景" in alt
    Production.objects.update(storyboard_json="{}", status=ProductionStatus.READY)
    assert production_set(SOURCE).infographic_alt
