"""From a confirmed notice to its ledger rows."""

import pytest
from django.db import IntegrityError, transaction
from django_q.models import OrmQ

from channels.delivery.planning import plan_chunk, plan_notice
from channels.enums import DeliveryStatus, NoticeStatus
from channels.exceptions import NoticeCancelledError
from channels.models import Delivery, Notice
from channels.selectors.audience import Audience
from channels.services import cancel_notice, confirm_notice
from tests.factories.channels import make_delivery, make_notice, make_subscriber

pytestmark = pytest.mark.django_db


def confirmed_notice(**kwargs):
    return confirm_notice(make_notice(**kwargs), confirmed_by=None)


def test_a_draft_is_not_planned(ordos):
    make_subscriber()

    assert plan_notice(make_notice().pk) is False
    assert not Delivery.objects.exists()


def test_confirming_twice_rings_the_queue_once(ordos, django_capture_on_commit_callbacks):
    notice = make_notice()

    with django_capture_on_commit_callbacks(execute=True):
        confirm_notice(notice, confirmed_by=None)
        confirm_notice(notice, confirmed_by=None)

    assert OrmQ.objects.count() == 1


def test_a_stopped_notice_cannot_be_confirmed(ordos):
    notice = make_notice()
    cancel_notice(notice, why="no longer in force")

    with pytest.raises(NoticeCancelledError):
        confirm_notice(notice, confirmed_by=None)


def test_planning_writes_one_row_a_person_and_channel_with_its_reason(ordos):
    make_subscriber(themes=["labour"], email="a@example.cn")
    notice = confirmed_notice()

    assert plan_notice(notice.pk) is True

    rows = Delivery.objects.order_by("channel")
    assert [row.channel for row in rows] == ["email", "inbox"]
    assert all("劳动、人事" in row.reason and "东胜区" in row.reason for row in rows)
    assert {row.status for row in rows} == {DeliveryStatus.PENDING}


def test_planning_twice_adds_nothing(ordos):
    make_subscriber()
    notice = confirmed_notice()
    plan_notice(notice.pk)

    Notice.objects.filter(pk=notice.pk).update(status=NoticeStatus.CONFIRMED, planned_through=0)
    plan_notice(notice.pk)

    assert Delivery.objects.count() == 1


def test_planning_goes_on_where_it_was_cut_off(ordos):
    for _ in range(5):
        make_subscriber()
    notice = confirmed_notice()
    audience = Audience(notice.rule)

    plan_chunk(notice.pk, audience=audience, size=2)
    assert Delivery.objects.count() == 2
    plan_notice(notice.pk, chunk_size=2)

    assert Delivery.objects.count() == 5
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.SENDING


def test_planning_stops_when_the_notice_is_stopped_between_chunks(ordos):
    for _ in range(4):
        make_subscriber()
    notice = confirmed_notice()
    plan_chunk(notice.pk, audience=Audience(notice.rule), size=2)

    cancel_notice(notice, why="withdrawn")

    assert plan_notice(notice.pk, chunk_size=2) is False
    assert set(Delivery.objects.values_list("status", flat=True)) == {DeliveryStatus.CANCELLED}
    assert Delivery.objects.count() == 2


def test_the_ledger_itself_refuses_a_second_row(ordos):
    person, notice = make_subscriber(), make_notice()
    make_delivery(person, notice)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_delivery(person, notice)


def test_a_notice_nobody_asked_for_is_planned_empty(ordos):
    notice = confirmed_notice()

    assert plan_notice(notice.pk) is True
    assert not Delivery.objects.exists()
