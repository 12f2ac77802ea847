"""The notice screens of the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from channels.delivery.planning import plan_notice
from channels.delivery.sending import send_notice
from channels.enums import DeliveryStatus, NoticeStatus
from channels.models import ChannelPause, Delivery
from channels.services import confirm_notice
from cms.organisations.models import User
from tests.factories.channels import make_delivery, make_notice, make_subscriber

pytestmark = pytest.mark.django_db


def staff(*permissions):
    user = User.objects.create_user(f"user-{User.objects.count()}")
    codes = ["access_admin", *permissions]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    return user


@pytest.fixture
def editor(client):
    user = staff("confirm_notice", "view_notice")
    client.force_login(user)
    return client


def notice_path(notice, name="notice"):
    return reverse(f"channels_admin:{name}", args=[notice.pk])


def test_the_dry_run_shows_who_would_get_it_and_why_and_sends_nothing(ordos, editor):
    make_subscriber(themes=["labour"], email="lihua@example.cn")
    notice = make_notice()

    page = editor.get(notice_path(notice))

    text = page.content.decode()
    assert page.context["preview"].people == 1
    assert "l***@example.cn" in text
    assert "lihua@example.cn" not in text
    assert "东胜区" in text
    assert not Delivery.objects.exists()


def test_pressing_confirm_twice_confirms_once_and_names_who(ordos, editor):
    make_subscriber()
    notice = make_notice()

    for _ in range(2):
        assert editor.post(notice_path(notice), {"order": "confirm"}).status_code == 302

    notice.refresh_from_db()
    assert notice.status == NoticeStatus.CONFIRMED
    assert notice.confirmed_by == User.objects.get()


def test_the_progress_follows_the_ledger(ordos, editor):
    make_subscriber()
    notice = confirm_notice(make_notice(), confirmed_by=None)
    plan_notice(notice.pk)

    before = editor.get(notice_path(notice, "progress")).json()
    send_notice(notice.pk, seconds=5)
    after = editor.get(notice_path(notice, "progress")).json()

    assert (before["is_over"], before["settled"], before["total"]) == (False, 0, 1)
    assert (after["is_over"], after["percent"]) == (True, 100)
    assert after["channels"]["inbox"]["sent"] == 1
    assert editor.get(notice_path(notice)).status_code == 200


def test_the_list_shows_the_notices(ordos, editor):
    make_notice()

    page = editor.get(reverse("channels_admin:index"))

    assert "就业补贴怎么领" in page.content.decode()


def test_the_ledger_lists_and_filters_without_addresses(ordos, editor):
    person = make_subscriber(email="lihua@example.cn")
    notice = make_notice()
    make_delivery(person, notice)
    make_delivery(
        person,
        notice,
        channel="email",
        status=DeliveryStatus.FAILED,
        answer_code="550",
        sent_at=timezone.now(),
    )

    everything = editor.get(notice_path(notice, "deliveries"))
    failed = editor.get(notice_path(notice, "deliveries"), {"status": "failed", "channel": "email"})

    assert len(everything.context["deliveries"]) == 2
    (row,) = failed.context["deliveries"]
    assert row.channel == "email"
    assert "lihua@" not in everything.content.decode()
    assert "550" in failed.content.decode()


def test_stopping_and_trying_again_are_orders_too(ordos, editor):
    notice = confirm_notice(make_notice(), confirmed_by=None)
    row = make_delivery(make_subscriber(), notice, status=DeliveryStatus.FAILED)
    plan_notice(notice.pk)

    editor.post(notice_path(notice), {"order": "retry"})
    row.refresh_from_db()
    assert row.status == DeliveryStatus.RETRY

    editor.post(notice_path(notice), {"order": "cancel"})
    row.refresh_from_db()
    notice.refresh_from_db()
    assert (row.status, notice.status) == (DeliveryStatus.CANCELLED, NoticeStatus.CANCELLED)
    assert editor.post(notice_path(notice), {"order": "confirm"}).status_code == 302
    assert editor.post(notice_path(notice), {"order": "nonsense"}).status_code == 302


def test_a_channel_that_stands_still_is_shown_and_can_be_started(ordos, editor):
    ChannelPause.objects.create(
        channel="email", explanation="wrong password", retry_at=timezone.now()
    )
    assert "wrong password" in editor.get(notice_path(make_notice())).content.decode()

    editor.post(reverse("channels_admin:resume_channel", args=["email"]))

    assert not ChannelPause.objects.exists()


@pytest.mark.parametrize(
    ("permissions", "may_look", "may_order"),
    [([], False, False), (["view_notice"], True, False), (["confirm_notice"], True, True)],
)
def test_looking_and_ordering_need_their_permission(
    ordos, client, permissions, may_look, may_order
):
    notice = make_notice()
    client.force_login(staff(*permissions))

    for name in ("notice", "progress", "deliveries"):
        assert (client.get(notice_path(notice, name)).status_code == 200) is may_look
    client.post(notice_path(notice), {"order": "confirm"})
    client.post(reverse("channels_admin:resume_channel", args=["email"]))

    notice.refresh_from_db()
    assert (notice.status == NoticeStatus.CONFIRMED) is may_order
