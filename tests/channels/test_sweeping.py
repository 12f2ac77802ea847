"""A lost message costs a minute and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from channels.delivery import claiming
from channels.delivery.planning import plan_notice
from channels.delivery.sweeping import forget_unconfirmed
from channels.enums import DeliveryStatus, NoticeStatus
from channels.models import ContactPoint, Delivery, MailThrottle, Notice, Subscriber
from channels.selectors.audience import Audience
from channels.services import confirm_notice, subscribe
from channels.tasks import SWEEP, send_notice, sweep_channels
from channels.tasks import plan_notice as plan_task
from tests.factories.channels import make_notice, make_subscriber

pytestmark = pytest.mark.django_db


@pytest.fixture
def sweep(django_capture_on_commit_callbacks):
    """Sweep, and return the functions that were rung for."""

    def run():
        OrmQ.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            sweep_channels()
        return sorted(message.func() for message in OrmQ.objects.all())

    return run


def five_minutes_ago():
    return timezone.now() - timedelta(minutes=5)


def test_the_sweeper_is_scheduled_once_for_every_minute():
    (schedule,) = Schedule.objects.filter(func=SWEEP)

    assert (schedule.schedule_type, schedule.minutes) == (Schedule.MINUTES, 1)


def test_a_confirmed_notice_whose_bell_was_lost_is_planned(ordos, sweep):
    confirm_notice(make_notice(), confirmed_by=None)
    assert sweep() == []

    Notice.objects.update(confirmed_at=five_minutes_ago())
    assert sweep() == ["channels.tasks.plan_notice"]


def test_an_open_notice_with_waiting_rows_is_sent(ordos, sweep):
    make_subscriber()
    notice = confirm_notice(make_notice(), confirmed_by=None)
    plan_notice(notice.pk)

    assert sweep() == ["channels.tasks.send_notice"]


def test_a_notice_that_a_sender_is_at_is_left_alone_until_its_lease_ends(ordos, sweep):
    make_subscriber()
    notice = confirm_notice(make_notice(), confirmed_by=None)
    plan_notice(notice.pk)
    claiming.claim_group(notice, channel="inbox", size=5, audience=Audience(notice.rule))
    assert sweep() == []

    Delivery.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert sweep() == ["channels.tasks.send_notice"]


def test_a_lost_confirmation_is_sent_for_an_hour(ordos, sweep):
    subscribe(themes=["labour"], regions=["150602"], channels=["email"], email="li@example.cn")
    assert sweep() == []

    ContactPoint.objects.update(confirmation_asked_at=five_minutes_ago())
    assert sweep() == ["channels.tasks.send_confirmation"]

    ContactPoint.objects.update(confirmation_asked_at=timezone.now() - timedelta(hours=2))
    assert sweep() == []


def test_the_tasks_carry_a_notice_from_confirmation_to_the_end(
    ordos, django_capture_on_commit_callbacks
):
    make_subscriber()
    notice = confirm_notice(make_notice(), confirmed_by=None)

    with django_capture_on_commit_callbacks(execute=True):
        plan_task(notice.pk)
    (message,) = OrmQ.objects.all()
    assert message.func() == "channels.tasks.send_notice"
    send_notice(notice.pk)

    notice.refresh_from_db()
    assert notice.status == NoticeStatus.FINISHED
    assert Delivery.objects.get().status == DeliveryStatus.SENT


def test_addresses_nobody_confirmed_are_forgotten_after_three_days(ordos):
    both = subscribe(
        themes=["labour"], regions=["150602"], channels=["email", "inbox"], email="a@example.cn"
    )
    subscribe(themes=["labour"], regions=["150602"], channels=["email"], email="b@example.cn")
    assert forget_unconfirmed() == 0

    ContactPoint.objects.update(created_at=timezone.now() - timedelta(days=3, minutes=1))
    assert forget_unconfirmed() == 2

    assert list(Subscriber.objects.all()) == [both]
    assert [contact.channel for contact in both.contacts.all()] == ["inbox"]


def test_throttles_are_forgotten_when_they_hold_nobody_back(ordos):
    MailThrottle.objects.admit("digest")
    forget_unconfirmed()
    assert MailThrottle.objects.count() == 1

    MailThrottle.objects.update(admitted_at=timezone.now() - timedelta(minutes=11))
    forget_unconfirmed()
    assert not MailThrottle.objects.exists()
