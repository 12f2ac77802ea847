import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from media_pipeline.base import steered_source, steering_token
from media_pipeline.enums import ProductionStatus
from media_pipeline.selectors import productions_for
from media_pipeline.tasks import render_production
from tests.factories.media_pipeline import SOURCE, ProductionFactory

pytestmark = pytest.mark.django_db
STATUS = "/admin/productions/status/"


@pytest.fixture
def right(admin_user):
    return {"HTTP_X_PRODUCTION_TOKEN": steering_token(SOURCE, user_id=admin_user.pk)}


def test_the_state_of_a_source_is_told(admin_client, right):
    ProductionFactory(rendering=True, progress=42, stage="scenes")

    (production,) = admin_client.get(STATUS, **right).json()["productions"]

    assert (production["status"], production["progress"]) == ("rendering", 42)
    assert production["is_unfinished"] is True
    assert 'value="42"' in production["card"]


def test_a_failed_card_shows_reason_and_retry(admin_client, right):
    failed = ProductionFactory(failed=True, reason="磁盘满了 <b>")

    (production,) = admin_client.get(STATUS, **right).json()["productions"]

    assert "磁盘满了 &lt;b&gt;" in production["card"]
    assert reverse("media_pipeline:retry", args=[failed.uuid]) in production["card"]


def test_ready_cards_show_previews(admin_client, right):
    for kind in ("h5", "video"):
        render_production(ProductionFactory(kind=kind).pk)

    video, page = admin_client.get(STATUS, **right).json()["productions"]

    assert "<video" in video["card"]
    assert '<track kind="captions"' in video["card"]
    assert "<iframe" in page["card"]


def test_retry_and_cancel_do_what_they_say(admin_client, right):
    production = ProductionFactory(failed=True)

    again = admin_client.post(reverse("media_pipeline:retry", args=[production.uuid]), **right)
    assert again.json()["production"]["status"] == ProductionStatus.QUEUED

    stopped = admin_client.post(reverse("media_pipeline:cancel", args=[production.uuid]), **right)
    assert stopped.json()["production"]["status"] == ProductionStatus.CANCELLED


def test_a_move_that_is_not_allowed_says_why_and_shows_the_state(admin_client, right):
    production = ProductionFactory(ready=True)

    answer = admin_client.post(reverse("media_pipeline:retry", args=[production.uuid]), **right)

    assert answer.status_code == 409
    assert answer.json()["error"]
    assert answer.json()["production"]["status"] == ProductionStatus.READY


@pytest.mark.parametrize(
    "token", ["", "forged", steering_token(SOURCE, user_id=0)], ids=["none", "forged", "another's"]
)
def test_without_the_right_to_steer_nothing_is_told_or_done(admin_client, token):
    production = ProductionFactory()
    script = {"HTTP_X_PRODUCTION_TOKEN": token, "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}

    assert admin_client.get(STATUS, **script).status_code == 403
    address = reverse("media_pipeline:cancel", args=[production.uuid])
    assert admin_client.post(address, **script).status_code == 403
    production.refresh_from_db()
    assert production.status == ProductionStatus.QUEUED


def test_a_right_opens_its_own_source_only(admin_client, right):
    other = ProductionFactory(source="interpretation:other")

    assert admin_client.get(STATUS, **right).json() == {"productions": []}
    address = reverse("media_pipeline:cancel", args=[other.uuid])
    assert admin_client.post(address, **right).status_code == 404


def test_anonymous_visitors_are_sent_to_log_in(client, right):
    assert client.get(STATUS, **right).status_code == 302


def test_commands_need_a_post_with_the_forms_secret(admin_user, right):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    address = reverse("media_pipeline:cancel", args=[ProductionFactory().uuid])

    assert client.post(address, **right).status_code == 403
    assert client.get(address, **right).status_code == 405


def test_a_right_is_bound_to_person_and_source():
    token = steering_token(SOURCE, user_id=7)

    assert steered_source(token, user_id=7) == SOURCE
    assert steered_source(token, user_id=8) is None
    assert steered_source(token + "x", user_id=7) is None


def test_the_include_shows_a_card_for_each_form(rf, admin_user):
    ProductionFactory(kind="h5")
    ProductionFactory(kind="video", failed=True)
    request = rf.get("/admin/")
    request.user = admin_user
    template = Template(
        '{% include "media_pipeline/production_set.html" with source=source productions=productions %}'
    )

    html = template.render(
        Context({"request": request, "source": SOURCE, "productions": productions_for(SOURCE)})
    )

    assert html.count("data-production=") == 2
    assert html.count("data-unfinished") == 1
    assert 'aria-live="polite"' in html
