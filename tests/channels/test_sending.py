"""From a planned row to its receipt."""

from datetime import timedelta

import pytest
from django.utils import timezone

from channels.base import Receipt
from channels.delivery import claiming, outcomes
from channels.delivery.planning import plan_notice
from channels.delivery.sending import send_notice
from channels.enums import DeliveryStatus, NoticeStatus, Outcome
from channels.models import ChannelPause, ContactPoint, Delivery
from channels.selectors import inbox_of, notice_progress
from channels.selectors.audience import Audience
from channels.services import (
    cancel_notice,
    confirm_notice,
    leave,
    pause_subscription,
    resume_channel,
    retry_failed,
    stop_channel,
    update_subscription,
)
from tests.factories.channels import make_notice, make_subscriber

pytestmark = pytest.mark.django_db


def planned_notice(**kwargs):
    notice = confirm_notice(make_notice(**kwargs), confirmed_by=None)
    plan_notice(notice.pk)
    notice.refresh_from_db()
    return notice


def send(notice):
    return send_notice(notice.pk, seconds=30)


def answering(outcome, **fields):
    return lambda _key: Receipt(outcome, **fields)


def only_row():
    return Delivery.objects.get()


def test_everybody_is_told_once_and_the_notice_finishes(ordos, provider):
    people = [make_subscriber(email=f"p{n}@example.cn") for n in range(45)]
    notice = planned_notice()

    assert send(notice) is False
    send(notice)

    assert sorted(to for to, _ in provider.sent) == sorted(f"p{n}@example.cn" for n in range(45))
    assert all(inbox_of(person).count() == 1 for person in people)
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.FINISHED
    assert notice_progress(notice).percent == 100


def test_the_mail_says_why_and_how_to_stop(ordos, provider):
    make_subscriber(themes=["labour"], email="a@example.cn", inbox=False)

    send(planned_notice())

    ((_, message),) = provider.sent
    for body in (message.text, message.html):
        assert "劳动、人事" in body
        assert message.unsubscribe_address in body
    assert message.subject == "就业补贴怎么领"


def test_a_title_with_line_breaks_becomes_one_line(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)

    send(planned_notice(title="补贴\r\nBcc: everyone@example.cn"))

    ((_, message),) = provider.sent
    assert message.subject == "补贴 Bcc: everyone@example.cn"


@pytest.mark.parametrize(
    "withdraw",
    [
        leave,
        pause_subscription,
        lambda person: stop_channel(person, channel="email", given_through="manage"),
        lambda person: update_subscription(
            person, themes=["housing"], regions=["150602"], channels=["email"]
        ),
        lambda person: update_subscription(
            person, themes=["labour"], regions=["150200"], channels=["email"]
        ),
    ],
    ids=["left", "paused", "stopped the channel", "other themes", "other regions"],
)
def test_whoever_withdraws_between_plan_and_send_gets_nothing(ordos, provider, withdraw):
    person = make_subscriber(themes=["labour"], email="a@example.cn", inbox=False)
    notice = planned_notice()

    withdraw(person)
    send(notice)

    assert provider.sent == []
    assert only_row().status == DeliveryStatus.CANCELLED


def test_whoever_leaves_after_the_claim_gets_nothing(ordos, provider):
    first = make_subscriber(email="a@example.cn", inbox=False)
    second = make_subscriber(email="b@example.cn", inbox=False)

    def leave_meanwhile(_key):
        leave(second)
        return Receipt(Outcome.ACCEPTED)

    provider.answer = leave_meanwhile
    send(planned_notice())

    assert [to for to, _ in provider.sent] == ["a@example.cn"]
    statuses = {row.subscriber_id: row.status for row in Delivery.objects.all()}
    assert statuses == {first.pk: DeliveryStatus.SENT, second.pk: DeliveryStatus.CANCELLED}


def test_a_notice_stopped_in_mid_sending_sends_no_more(ordos, provider):
    for n in range(3):
        make_subscriber(email=f"p{n}@example.cn", inbox=False)
    notice = planned_notice()

    def stop_meanwhile(_key):
        cancel_notice("interpretation:1", why="policy withdrawn")
        return Receipt(Outcome.ACCEPTED)

    provider.answer = stop_meanwhile
    send(notice)

    assert len(provider.sent) == 1
    progress = notice_progress(notice)
    assert progress.count(DeliveryStatus.CANCELLED) == 2
    assert progress.is_over


def test_a_refusal_is_final_and_keeps_the_answer(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    provider.answer = answering(Outcome.REFUSED, code="550", explanation="no such mailbox")
    notice = planned_notice()

    send(notice)
    send(notice)

    row = only_row()
    assert len(provider.sent) == 1
    assert (row.status, row.answer_code, row.explanation) == (
        DeliveryStatus.FAILED,
        "550",
        "no such mailbox",
    )


def test_a_person_may_send_refused_ones_again(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    provider.answer = answering(Outcome.REFUSED)
    notice = planned_notice()
    send(notice)

    assert retry_failed(notice) == 1
    provider.answer = answering(Outcome.ACCEPTED)
    send(notice)

    assert only_row().status == DeliveryStatus.SENT
    assert len(set(provider.keys)) == 1


def test_a_temporary_failure_waits_and_is_tried_again(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    provider.answer = answering(Outcome.RETRYABLE)
    notice = planned_notice()

    send(notice)
    send(notice)
    row = only_row()
    assert len(provider.sent) == 1
    assert row.status == DeliveryStatus.RETRY
    assert row.not_before > timezone.now() + timedelta(seconds=50)

    Delivery.objects.update(not_before=timezone.now())
    provider.answer = answering(Outcome.ACCEPTED)
    send(notice)
    assert only_row().status == DeliveryStatus.SENT


def test_the_providers_own_wish_to_wait_longer_is_kept(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    provider.answer = answering(Outcome.RETRYABLE, retry_after_seconds=7200)

    send(planned_notice())

    assert only_row().not_before > timezone.now() + timedelta(seconds=7100)


def test_attempts_are_bounded(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    provider.answer = answering(Outcome.RETRYABLE)
    notice = planned_notice()

    for _ in range(outcomes.MAX_ATTEMPTS + 3):
        Delivery.objects.update(not_before=None)
        send(notice)

    assert len(provider.sent) == outcomes.MAX_ATTEMPTS
    assert only_row().status == DeliveryStatus.FAILED


def test_delays_double_stay_bounded_and_differ_between_rows():
    delays = [outcomes.delay_after(attempt, key=1) for attempt in range(1, 12)]

    assert delays == sorted(delays)
    assert delays[1] == 2 * delays[0]
    assert delays[-1] <= outcomes.LONGEST_DELAY * 1.25
    assert len({outcomes.delay_after(1, key=key) for key in range(50)}) == 50


def test_a_misconfigured_channel_stops_at_once_and_others_go_on(ordos, provider):
    for n in range(5):
        make_subscriber(email=f"p{n}@example.cn")
    provider.answer = answering(Outcome.MISCONFIGURED, explanation="wrong password")
    notice = planned_notice()

    send(notice)
    send(notice)

    assert len(provider.sent) == 1
    assert ChannelPause.objects.get().explanation == "wrong password"
    progress = {channel.channel: channel for channel in notice_progress(notice).channels}
    assert progress["email"].count(DeliveryStatus.PENDING) == 5
    assert progress["inbox"].count(DeliveryStatus.SENT) == 5


def test_a_mended_channel_sends_what_waited(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    provider.answer = answering(Outcome.MISCONFIGURED, explanation="wrong password")
    notice = planned_notice()
    send(notice)

    resume_channel("email")
    provider.answer = answering(Outcome.ACCEPTED)
    send(notice)

    row = only_row()
    assert (row.status, row.attempts) == (DeliveryStatus.SENT, 1)
    assert not ChannelPause.objects.exists()


def test_an_unknown_outcome_is_never_sent_again_by_itself(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    provider.answer = answering(Outcome.UNKNOWN)
    notice = planned_notice()

    send(notice)
    assert retry_failed(notice) == 0
    send(notice)

    assert len(provider.sent) == 1
    assert only_row().status == DeliveryStatus.UNKNOWN
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.FINISHED


def test_a_defect_in_an_adapter_leaves_the_others_alone_and_no_address_in_the_log(
    ordos, provider, caplog
):
    make_subscriber(email="first@example.cn", inbox=False)
    make_subscriber(email="second@example.cn", inbox=False)

    def fail_once(_key):
        if len(provider.sent) == 1:
            raise RuntimeError(provider.sent[0][0])
        return Receipt(Outcome.ACCEPTED)

    provider.answer = fail_once
    send(planned_notice())

    assert sorted(Delivery.objects.values_list("status", flat=True)) == [
        DeliveryStatus.SENT,
        DeliveryStatus.UNKNOWN,
    ]
    assert "adapter_failed" in {getattr(record, "event", "") for record in caplog.records}
    assert not any("@example.cn" in str(vars(record)) for record in caplog.records)


def test_a_contact_that_cannot_be_read_is_our_fault_not_the_rows(ordos, provider, settings):
    make_subscriber(email="a@example.cn", inbox=False)
    notice = planned_notice()
    settings.JIEDU_CONTACT_KEYS = ["b3RoZXItY29udGFjdC1rZXktMDAwMDAwMDAwMDAwMDE="]

    send(notice)

    assert provider.sent == []
    assert only_row().status == DeliveryStatus.PENDING
    assert ChannelPause.objects.filter(channel="email").exists()


# Leases ----------------------------------------------------------------------------------------------------------


def claimed(notice, *, channel="email", begun=True):
    """Return a claim as a sender leaves it that dies now."""
    claim = claiming.claim_group(notice, channel=channel, size=10, audience=Audience(notice.rule))
    if begun:
        claiming.begin(claim, claim.deliveries)
    return claim


def later():
    return timezone.now() + claiming.lease() + timedelta(seconds=1)


def test_two_senders_never_hold_the_same_row(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    notice = planned_notice()

    assert len(claimed(notice, begun=False).deliveries) == 1
    assert len(claimed(notice, begun=False).deliveries) == 0


def test_rows_of_a_living_sender_are_left_alone(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    claimed(planned_notice())

    assert claiming.settle_abandoned() == 0


def test_a_dead_senders_row_that_was_not_begun_waits_again(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    claimed(planned_notice(), begun=False)

    claiming.settle_abandoned(now=later())

    assert only_row().status == DeliveryStatus.PENDING


def test_a_dead_senders_begun_row_is_unknown_where_repeating_is_not_safe(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    claimed(planned_notice())

    claiming.settle_abandoned(now=later())

    assert only_row().status == DeliveryStatus.UNKNOWN


def test_a_dead_senders_begun_row_is_repeated_with_the_same_key_where_that_is_safe(ordos, memory):
    make_subscriber(email="a@example.cn", inbox=False)
    notice = planned_notice()
    claimed(notice)

    claiming.settle_abandoned(now=later())
    send(notice)

    assert only_row().status == DeliveryStatus.SENT
    assert len(memory.kept) == 1


def test_a_late_answer_settles_the_doubt(ordos, provider):
    make_subscriber(email="a@example.cn", inbox=False)
    claim = claimed(planned_notice())
    claiming.settle_abandoned(now=later())

    outcomes.record(claim, [(claim.deliveries[0], Receipt(Outcome.ACCEPTED))])

    assert only_row().status == DeliveryStatus.SENT


def test_a_sender_that_lost_its_claim_writes_and_sends_nothing(ordos, memory):
    make_subscriber(email="a@example.cn", inbox=False)
    notice = planned_notice()
    old = claimed(notice, begun=False)
    claiming.settle_abandoned(now=later())
    new = claimed(notice)

    assert claiming.begin(old, old.deliveries) == []
    outcomes.record(old, [(old.deliveries[0], Receipt(Outcome.REFUSED))])

    row = only_row()
    assert (row.status, row.claim) == (DeliveryStatus.SENDING, new.key)


def test_a_channel_taken_out_of_service_keeps_its_rows(ordos, provider, settings):
    make_subscriber(email="a@example.cn", inbox=False)
    notice = planned_notice()
    settings.CHANNELS = {"inbox": settings.CHANNELS["inbox"]}

    assert send(notice) is False
    assert only_row().status == DeliveryStatus.PENDING


def test_the_sealed_address_is_what_reaches_the_provider(ordos, provider):
    make_subscriber(email="Li.Hua+jiedu@Example.CN", inbox=False)

    send(planned_notice())

    assert provider.sent[0][0].casefold() == "li.hua+jiedu@example.cn"
    assert "Hua" not in ContactPoint.objects.get().sealed_address
