"""Proposing and stopping notices."""

import pytest

from channels.enums import DeliveryStatus, NoticeStatus
from channels.exceptions import InvalidNoticeError
from channels.models import Delivery, Notice
from channels.services import cancel_notice, confirm_notice
from tests.factories.channels import make_delivery, make_notice, make_subscriber

pytestmark = pytest.mark.django_db


def test_proposing_the_same_again_gives_the_same_notice(ordos):
    assert make_notice() == make_notice()
    assert Notice.objects.count() == 1


def test_a_draft_takes_the_latest_words_and_audience(ordos):
    make_notice(edition="1", themes=["labour"])

    notice = make_notice(edition="1", title="改过的标题", themes=["housing"])

    assert (notice.title, notice.theme_codes) == ("改过的标题", ["housing"])


def test_a_confirmed_notice_keeps_its_words(ordos):
    confirm_notice(make_notice(edition="1"), confirmed_by=None)

    notice = make_notice(edition="1", title="改过的标题")

    assert notice.title == "就业补贴怎么领"
    assert notice.status == NoticeStatus.CONFIRMED


def test_a_new_edition_takes_the_place_of_the_older_draft(ordos):
    old = make_notice()

    new = make_notice(title="改过的标题")

    old.refresh_from_db()
    assert (old.status, new.status) == (NoticeStatus.CANCELLED, NoticeStatus.DRAFT)


def test_a_stopped_draft_may_be_proposed_again_but_a_stopped_notice_may_not(ordos):
    cancel_notice(make_notice(), why="not now")
    notice = make_notice()
    assert notice.status == NoticeStatus.DRAFT

    confirm_notice(notice, confirmed_by=None)
    cancel_notice(notice, why="withdrawn")

    assert make_notice().status == NoticeStatus.CANCELLED


def test_stopping_by_source_stops_every_notice_of_it_and_no_other(ordos):
    person = make_subscriber()
    mine = confirm_notice(make_notice(source="policy:1"), confirmed_by=None)
    other = confirm_notice(make_notice(source="policy:2"), confirmed_by=None)
    make_delivery(person, mine)
    make_delivery(person, other)

    assert cancel_notice("policy:1", why="policy repealed") == 1
    assert cancel_notice("policy:1", why="policy repealed") == 0

    assert Delivery.objects.get(notice=mine).status == DeliveryStatus.CANCELLED
    assert Delivery.objects.get(notice=other).status == DeliveryStatus.PENDING


def test_stopping_a_finished_notice_rewrites_no_history(ordos):
    notice = confirm_notice(make_notice(), confirmed_by=None)
    sent = make_delivery(make_subscriber(), notice, status=DeliveryStatus.SENT)
    Notice.objects.update(status=NoticeStatus.FINISHED)

    cancel_notice(notice, why="too late")

    notice.refresh_from_db()
    sent.refresh_from_db()
    assert (notice.status, sent.status) == (NoticeStatus.FINISHED, DeliveryStatus.SENT)


@pytest.mark.parametrize("address", ["/policies/1/", "https://example.cn/a?b=c", "/解读/1/"])
def test_a_notice_leads_to_a_page_here_or_on_the_web(ordos, address):
    assert make_notice(address=address).address == address


@pytest.mark.parametrize(
    "words",
    [
        {"title": "  "},
        {"source": ""},
        {"address": ""},
        {"address": "policies/1/"},
        {"address": "//evil.example/"},
        {"address": "/\\evil.example/"},
        {"address": "javascript:alert(1)"},
        {"address": "https:///nowhere"},
        {"address": "/a\r\nSet-Cookie: x"},
        {"address": "/" + "a" * 600},
    ],
)
def test_a_notice_that_leads_astray_or_says_nothing_is_refused(ordos, words):
    with pytest.raises(InvalidNoticeError):
        make_notice(**words)


def test_an_overlong_title_is_cut_to_what_the_ledger_holds(ordos):
    assert len(make_notice(title="长" * 10_000).title) == 255
