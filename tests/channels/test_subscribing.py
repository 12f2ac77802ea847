"""Subscribing, confirming, changing, leaving."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from django_q.models import OrmQ

from channels.base import ALL_THEMES
from channels.delivery.confirming import send_confirmation
from channels.enums import ConsentAction, DeliveryStatus, SubscriberStatus
from channels.exceptions import BadLinkError, ExpiredLinkError, InvalidChoicesError
from channels.models import Consent, ContactPoint, Delivery, MailThrottle, Subscriber
from channels.selectors import inbox_of
from channels.services import (
    confirm_email,
    export_subscription,
    leave,
    mark_read,
    pause_subscription,
    resume_subscription,
    stop_by_link,
    stop_channel,
    subscribe,
    subscriber_by_key,
    update_subscription,
)
from channels.tokens import Purpose, make_token
from tests.factories.channels import make_delivery, make_notice, make_subscriber

pytestmark = pytest.mark.django_db

CHOICES: dict[str, Any] = {"themes": ["labour"], "regions": ["150602"]}


def pending(subscriber):
    return ContactPoint.objects.pending().get(subscriber=subscriber)


def token_for(contact):
    return make_token(Purpose.CONFIRM, contact.uuid)


def asked_by_mail(email="li@example.cn", **choices):
    return subscribe(channels=["email"], email=email, **{**CHOICES, **choices})


# Subscribing ------------------------------------------------------------------------------------------------------


def test_an_inbox_needs_no_address_and_works_at_once(ordos):
    person = subscribe(channels=["inbox"], **CHOICES)

    (contact,) = person.contacts.all()
    assert contact.is_confirmed
    assert contact.sealed_address == contact.address_index == ""


def test_an_address_given_without_the_channel_is_not_kept(ordos):
    person = subscribe(channels=["inbox"], email="li@example.cn", **CHOICES)

    assert person.contacts.count() == 1
    assert not MailThrottle.objects.exists()


def test_an_address_is_sealed_and_waits_for_its_owner(ordos):
    contact = pending(asked_by_mail("Li.Hua@example.cn"))

    assert "Hua" not in contact.sealed_address
    assert contact.address == "Li.Hua@example.cn"
    assert contact.masked_address == "L***@example.cn"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"themes": []}, "themes"),
        ({"themes": ["abolished"]}, "themes"),
        ({"regions": []}, "regions"),
        ({"regions": ["000000"]}, "regions"),
        ({"channels": []}, "channels"),
        ({"channels": ["pigeon"]}, "channels"),
        ({"channels": ["email"]}, "email"),
        ({"channels": ["email"], "email": "no-at-sign"}, "email"),
        ({"channels": ["email"], "email": "li@example.cn\r\nBcc: x@example.cn"}, "email"),
    ],
)
def test_bad_choices_are_named_and_write_nothing(ordos, changes, field):
    with pytest.raises(InvalidChoicesError) as caught:
        subscribe(**{"channels": ["inbox"], **CHOICES, **changes})

    assert caught.value.field == field
    assert not Subscriber.objects.exists()


def test_a_channel_out_of_service_is_not_offered(ordos, settings):
    settings.CHANNELS = {"inbox": settings.CHANNELS["inbox"]}

    with pytest.raises(InvalidChoicesError):
        asked_by_mail()


def test_every_consent_is_written_down_with_the_version_of_the_text(ordos):
    person = make_subscriber(email="li@example.cn")

    decisions = list(Consent.objects.values_list("action", "channel"))
    assert sorted(decisions) == [("confirmed", "email"), ("given", "email"), ("given", "inbox")]
    assert set(person.consents.values_list("text_version", flat=True)) == {"2026-11"}


# Confirming -------------------------------------------------------------------------------------------------------


def test_one_confirmation_goes_out_and_leads_to_its_contact(
    ordos, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        contact = pending(asked_by_mail())
    assert OrmQ.objects.count() == 1

    send_confirmation(contact.pk)
    send_confirmation(contact.pk)

    (sent,) = mail.outbox
    assert sent.to == ["li@example.cn"]
    assert "/subscribe/confirm/" in sent.body


def test_an_address_gets_one_confirmation_in_ten_minutes_however_often_it_is_entered(
    ordos, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for spelling in ["li@example.cn", "LI@example.cn", " li＠example。cn "]:
            asked_by_mail(spelling)
    assert OrmQ.objects.count() == 1

    MailThrottle.objects.update(admitted_at=timezone.now() - timedelta(minutes=11))
    with django_capture_on_commit_callbacks(execute=True):
        asked_by_mail()
    assert OrmQ.objects.count() == 2


def test_confirming_may_be_repeated(ordos):
    token = token_for(pending(asked_by_mail()))

    assert confirm_email(token) == confirm_email(token)
    assert Consent.objects.filter(action=ConsentAction.CONFIRMED).count() == 1


def test_the_latest_request_is_what_the_first_mail_confirms(ordos):
    first = pending(asked_by_mail(themes=["labour"]))
    asked_by_mail(themes=["housing"])

    person = confirm_email(token_for(first))

    assert [theme.code for theme in person.themes.all()] == ["housing"]
    assert Subscriber.objects.count() == 1


def test_an_address_belongs_to_one_subscription_which_takes_the_new_choices(ordos):
    old = make_subscriber(themes=["labour"], email="li@example.cn", inbox=False)
    new = subscribe(
        themes=["housing"],
        regions=["150603"],
        channels=["email", "inbox"],
        email="LI@example.cn",
    )
    notice = make_notice()
    make_delivery(new, notice, status=DeliveryStatus.SENT, sent_at=timezone.now())
    token = token_for(pending(new))

    assert confirm_email(token) == confirm_email(token) == old

    old.refresh_from_db()
    assert [theme.code for theme in old.themes.all()] == ["housing"]
    assert set(old.contacts.values_list("channel", flat=True)) == {"email", "inbox"}
    assert inbox_of(old).count() == 1
    assert subscriber_by_key(new.uuid) == old
    assert ContactPoint.objects.count() == 2


def test_merging_two_inboxes_loses_no_waiting_message(ordos):
    old = make_subscriber(themes=["labour"], email="li@example.cn")
    new = subscribe(channels=["email", "inbox"], email="li@example.cn", **CHOICES)
    waiting = make_delivery(new, make_notice())

    confirm_email(token_for(pending(new)))

    waiting.refresh_from_db()
    assert (waiting.subscriber, waiting.contact) == (old, old.contacts.get(channel="inbox"))


def test_until_it_is_confirmed_a_second_request_changes_nothing(ordos):
    old = make_subscriber(themes=["labour"], email="li@example.cn", inbox=False)

    asked_by_mail(themes=["housing"])

    assert [theme.code for theme in old.themes.all()] == ["labour"]


def test_a_new_address_replaces_the_old_one_only_once_confirmed(ordos):
    person = make_subscriber(email="old@example.cn", inbox=False)

    update_subscription(person, channels=["email"], email="new@example.cn", **CHOICES)
    assert ContactPoint.objects.confirmed().get().address == "old@example.cn"

    confirm_email(token_for(pending(person)))
    assert ContactPoint.objects.get().address == "new@example.cn"


def test_a_link_whose_contact_is_gone_counts_as_too_old(ordos):
    contact = pending(asked_by_mail())
    contact.delete()

    with pytest.raises(ExpiredLinkError):
        confirm_email(token_for(contact))


def test_a_manage_link_confirms_nothing(ordos):
    contact = pending(asked_by_mail())

    with pytest.raises(BadLinkError):
        confirm_email(make_token(Purpose.MANAGE, contact.uuid))


# Changing ---------------------------------------------------------------------------------------------------------


def test_choices_can_be_changed(ordos):
    person = make_subscriber(themes=["labour"], email="li@example.cn")

    update_subscription(person, themes=[ALL_THEMES], regions=["150603"], channels=["inbox"])

    person.refresh_from_db()
    assert person.follows_all_themes
    assert [region.code for region in person.regions.all()] == ["150603"]
    assert [contact.channel for contact in person.contacts.all()] == ["inbox"]


def test_a_known_address_need_not_be_typed_again_but_a_missing_one_must(ordos):
    update_subscription(make_subscriber(email="li@example.cn"), channels=["email"], **CHOICES)

    with pytest.raises(InvalidChoicesError):
        update_subscription(make_subscriber(), channels=["email"], **CHOICES)


def test_whoever_left_cannot_be_changed_back(ordos):
    person = make_subscriber()
    leave(person)

    with pytest.raises(InvalidChoicesError):
        update_subscription(person, channels=["inbox"], **CHOICES)


def test_a_pause_ends_when_the_person_says_so(ordos):
    person = make_subscriber()

    pause_subscription(person)
    pause_subscription(person)
    person.refresh_from_db()
    assert person.is_paused
    resume_subscription(person)
    person.refresh_from_db()

    assert person.status == SubscriberStatus.ACTIVE
    assert Consent.objects.filter(action=ConsentAction.PAUSED).count() == 1


# Leaving ----------------------------------------------------------------------------------------------------------


def test_leaving_erases_the_person_and_keeps_the_proof(ordos):
    person = make_subscriber(themes=["labour"], email="li@example.cn")
    sent = make_delivery(person, make_notice(), status=DeliveryStatus.SENT)
    waiting = make_delivery(person, make_notice(source="other"), channel="email")

    leave(person)
    leave(person)

    person.refresh_from_db()
    assert person.has_left
    assert not ContactPoint.objects.exists()
    assert not person.themes.exists()
    assert not person.regions.exists()
    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert (sent.status, sent.reason, sent.contact) == (DeliveryStatus.SENT, "", None)
    assert waiting.status == DeliveryStatus.CANCELLED
    assert Consent.objects.filter(action=ConsentAction.WITHDRAWN).count() == 1


def test_an_address_can_subscribe_again_after_leaving(ordos):
    leave(make_subscriber(email="li@example.cn"))

    person = make_subscriber(email="li@example.cn")

    assert not person.has_left


def test_stopping_one_channel_keeps_the_other_and_stopping_the_last_is_leaving(ordos):
    person = make_subscriber(email="li@example.cn")

    stop_channel(person, channel="email", given_through="manage")
    assert [contact.channel for contact in person.contacts.all()] == ["inbox"]

    stop_channel(person, channel="inbox", given_through="manage")
    person.refresh_from_db()
    assert person.has_left


def test_a_stop_link_says_whether_there_was_something_to_stop(ordos):
    person = make_subscriber(email="li@example.cn", inbox=False)

    assert stop_by_link(person, channel="email") is True
    person.refresh_from_db()
    assert stop_by_link(person, channel="email") is False


# Reading ----------------------------------------------------------------------------------------------------------


def test_the_inbox_holds_what_was_sent_newest_first_and_only_ones_own(ordos):
    person, other = make_subscriber(), make_subscriber()
    now = timezone.now()
    for number, status in enumerate(
        [DeliveryStatus.SENT, DeliveryStatus.SENT, DeliveryStatus.PENDING]
    ):
        make_delivery(
            person,
            make_notice(source=f"s{number}", title=f"第{number}条"),
            status=status,
            sent_at=now + timedelta(minutes=number),
        )
    make_delivery(other, make_notice(source="s9"), status=DeliveryStatus.SENT)

    assert [row.notice.title for row in inbox_of(person)] == ["第1条", "第0条"]


def test_nobody_marks_another_persons_message(ordos):
    person, other = make_subscriber(), make_subscriber()
    row = make_delivery(person, make_notice(), status=DeliveryStatus.SENT)

    assert mark_read(other, delivery_id=row.pk) == 0
    assert mark_read(person, delivery_id=row.pk) == 1
    assert mark_read(person) == 0
    assert Delivery.objects.get().read_at is not None


def test_the_export_holds_everything_about_the_person_and_nothing_about_others(ordos):
    person = make_subscriber(themes=["labour"], email="li@example.cn")
    make_subscriber(email="wang@example.cn")
    make_delivery(person, make_notice(), status=DeliveryStatus.SENT)

    data = export_subscription(person)

    assert data["themes"] == ["劳动、人事"]
    assert {contact["address"] for contact in data["contacts"]} == {"", "li@example.cn"}
    assert len(data["consents"]) == 3
    assert data["messages"][0]["title"] == "就业补贴怎么领"
    assert "wang" not in str(data)
