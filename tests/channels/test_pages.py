"""The pages residents meet."""

import json

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels.delivery.confirming import send_confirmation
from channels.enums import DeliveryStatus
from channels.models import ContactPoint, Delivery, Subscriber
from channels.services import leave, subscribe
from channels.tokens import Purpose, make_stop_token, make_token
from channels.views.personal import COOKIE, manage_token
from tests.factories.channels import make_delivery, make_notice, make_subscriber

pytestmark = pytest.mark.django_db

FORM = {
    "themes": ["labour"],
    "regions": ["150602"],
    "channels": ["inbox"],
    "email": "",
    "agreed": "1",
}


def post_form(client, **changes):
    return client.post(reverse("channels:subscribe"), {**FORM, **changes})


def address_of(name, person):
    return reverse(f"channels:{name}", args=[manage_token(person)])


# Subscribing ------------------------------------------------------------------------------------------------------


def test_the_form_offers_what_there_is_and_ticks_what_the_link_names(ordos, client):
    page = client.get(reverse("channels:subscribe"), {"theme": "labour", "region": "150602"})

    text = page.content.decode()
    assert 'value="labour" checked' in text
    assert 'value="150602" checked' in text
    assert 'value="housing" checked' not in text


def test_an_inbox_subscription_gives_a_personal_link_and_is_remembered(ordos, client):
    page = post_form(client)

    person = Subscriber.objects.get()
    assert page.url == address_of("welcome", person)
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert address_of("manage", person) in client.get(page.url).content.decode()
    assert client.get(reverse("channels:inbox")).status_code == 200
    assert "channels/inbox.html" in [
        template.name for template in client.get(reverse("channels:inbox")).templates
    ]


def test_known_and_unknown_addresses_get_the_same_answer(ordos, client):
    make_subscriber(email="known@example.cn", inbox=False)

    answers = [
        post_form(Client(), channels=["email"], email=email)
        for email in ["known@example.cn", "unknown@example.cn"]
    ]

    assert [answer.url for answer in answers] == [reverse("channels:subscribed")] * 2
    assert not any(answer.cookies for answer in answers)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"themes": []}, "themes"),
        ({"themes": ["nonsense"]}, "themes"),
        ({"regions": []}, "regions"),
        ({"channels": []}, "channels"),
        ({"channels": ["email"]}, "email"),
        ({"channels": ["email"], "email": "li@"}, "email"),
        ({"agreed": ""}, "agreed"),
    ],
)
def test_what_is_missing_is_said_and_nothing_else_is_lost(ordos, client, changes, field):
    page = post_form(
        client, **{"email": "typed@example.cn", **changes} if field != "email" else changes
    )

    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {field}
    text = page.content.decode()
    if field != "themes":
        assert 'value="labour" checked' in text
    if field not in {"email", "channels"}:
        assert "typed@example.cn" in text
    assert not Subscriber.objects.exists()


def test_markup_typed_into_the_form_is_shown_as_text(ordos, client):
    page = post_form(client, channels=["email"], email='"><script>alert(1)</script>')

    assert "<script>alert(1)" not in page.content.decode()


def test_a_machine_that_fills_in_the_trap_changes_nothing(ordos, client):
    page = post_form(client, website="https://spam.example")

    assert page.url == reverse("channels:subscribed")
    assert not Subscriber.objects.exists()


def test_the_form_cannot_be_sent_from_another_site(ordos):
    assert post_form(Client(enforce_csrf_checks=True)).status_code == 403


# Confirming -------------------------------------------------------------------------------------------------------


def confirmation_link():
    subscribe(themes=["labour"], regions=["150602"], channels=["email"], email="li@example.cn")
    send_confirmation(ContactPoint.objects.get().pk)
    return next(line for line in mail.outbox[0].body.splitlines() if "/subscribe/confirm/" in line)


def test_following_the_link_asks_and_only_pressing_confirms(ordos, client):
    link = confirmation_link()

    for _scanner in range(2):
        page = client.get(link)
        assert "l***@example.cn" in page.content.decode()
        assert not ContactPoint.objects.get().is_confirmed

    page = client.post(link)
    assert page.url == address_of("manage", Subscriber.objects.get())
    assert ContactPoint.objects.get().is_confirmed
    assert client.get(link).status_code == client.post(link).status_code == 302


def test_a_link_that_is_too_old_says_so(ordos, client):
    link = confirmation_link()
    ContactPoint.objects.all().delete()

    assert client.get(link).status_code == 410
    assert client.post(link).status_code == 410


@pytest.mark.parametrize(
    "name",
    ["confirm", "manage", "pause", "resume", "leave", "export", "stop", "inbox_by_link", "welcome"],
)
def test_forged_links_lead_nowhere(ordos, client, name):
    path = reverse(f"channels:{name}", args=["forged:token:here"])

    page = client.post(path) if name in {"pause", "resume", "leave"} else client.get(path)

    assert page.status_code == 404


def test_a_link_for_one_thing_opens_no_other(ordos, client):
    person = make_subscriber(email="li@example.cn")
    stop = make_stop_token(person.uuid, channel="email")
    confirm = make_token(Purpose.CONFIRM, person.contacts.get(channel="email").uuid)

    for token in (stop, confirm):
        assert client.get(reverse("channels:manage", args=[token])).status_code == 404


# Managing ---------------------------------------------------------------------------------------------------------


def test_the_persons_page_is_private_and_shows_a_masked_address(ordos, client):
    page = client.get(address_of("manage", make_subscriber(email="lihua@example.cn")))

    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    text = page.content.decode()
    assert "l***@example.cn" in text
    assert "lihua@example.cn" not in text


def test_choices_are_saved_and_bad_ones_come_back(ordos, client):
    person = make_subscriber(themes=["labour"])
    path = address_of("manage", person)

    bad = client.post(path, {"themes": [], "regions": ["150602"], "channels": ["inbox"]})
    assert bad.status_code == 422
    good = client.post(
        path, {"themes": ["housing"], "regions": ["150602"], "channels": ["inbox"], "email": ""}
    )

    assert good.status_code == 302
    assert [theme.code for theme in person.themes.all()] == ["housing"]


def test_pausing_and_leaving_need_a_press(ordos, client):
    person = make_subscriber()

    for name in ("pause", "resume", "leave"):
        assert client.get(address_of(name, person)).status_code == 405
    client.post(address_of("pause", person))
    person.refresh_from_db()
    assert person.is_paused
    client.post(address_of("resume", person))
    person.refresh_from_db()
    assert not person.is_paused


def test_one_press_ends_the_subscription_and_forgets_the_device(ordos, client):
    post_form(client)
    person = Subscriber.objects.get()

    page = client.post(address_of("leave", person))

    assert page.status_code == 200
    person.refresh_from_db()
    assert person.has_left
    assert client.cookies[COOKIE].value == ""
    assert client.get(address_of("manage", person)).templates[0].name == "channels/left.html"
    assert client.get(address_of("inbox_by_link", person)).templates[0].name == "channels/left.html"


def test_the_export_is_a_file_for_the_person(ordos, client):
    page = client.get(address_of("export", make_subscriber(email="li@example.cn")))

    assert "attachment" in page["Content-Disposition"]
    addresses = [contact["address"] for contact in json.loads(page.content)["contacts"]]
    assert "li@example.cn" in addresses


# Stopping from a mail ---------------------------------------------------------------------------------------------


def test_a_mail_program_stops_the_mails_with_one_post_and_no_token(ordos):
    person = make_subscriber(email="li@example.cn")
    path = reverse("channels:stop", args=[make_stop_token(person.uuid, channel="email")])
    program = Client(enforce_csrf_checks=True)

    for _ in range(2):
        assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert [contact.channel for contact in person.contacts.all()] == ["inbox"]


def test_a_scanner_that_only_looks_stops_nothing(ordos, client):
    person = make_subscriber(email="li@example.cn", inbox=False)
    path = reverse("channels:stop", args=[make_stop_token(person.uuid, channel="email")])

    assert client.get(path).status_code == client.head(path).status_code == 200
    assert person.contacts.count() == 1


def test_an_old_stop_link_says_that_the_subscription_had_ended(ordos, client):
    person = make_subscriber(email="li@example.cn", inbox=False)
    path = reverse("channels:stop", args=[make_stop_token(person.uuid, channel="email")])
    leave(person)

    assert client.post(path).context["was_alive"] is False


# Inbox ------------------------------------------------------------------------------------------------------------


def test_a_strange_device_is_told_how_to_get_an_inbox(ordos, client):
    client.cookies[COOKIE] = "forged"

    page = client.get(reverse("channels:inbox"))

    assert page.templates[0].name == "channels/no_inbox.html"


def test_the_inbox_says_why_and_reading_needs_a_press(ordos, client):
    person = make_subscriber()
    row = make_delivery(person, make_notice(), status=DeliveryStatus.SENT, sent_at=timezone.now())
    path = address_of("inbox_by_link", person)

    page = client.get(path)
    assert "您订阅了“劳动、人事”和“东胜区”" in page.content.decode()
    assert page.context["unread"] == 1
    client.post(path, {"message": row.pk})
    assert client.get(path).context["unread"] == 0


def test_odd_message_numbers_mark_all_or_nothing_but_break_nothing(ordos, client):
    person, other = make_subscriber(), make_subscriber()
    theirs = make_delivery(other, make_notice(), status=DeliveryStatus.SENT)
    path = address_of("inbox_by_link", person)

    for number in ["", "x", "-1", "٣", str(theirs.pk), "9" * 30]:
        assert client.post(path, {"message": number}).status_code == 302

    assert Delivery.objects.get().read_at is None


def test_many_messages_come_in_pages(ordos, client):
    person = make_subscriber()
    for number in range(23):
        make_delivery(
            person,
            make_notice(source=f"s{number}"),
            status=DeliveryStatus.SENT,
            sent_at=timezone.now(),
        )
    path = address_of("inbox_by_link", person)

    assert len(client.get(path).context["page_of_messages"]) == 20
    assert len(client.get(path, {"p": "2"}).context["page_of_messages"]) == 3
    assert client.get(path, {"p": "nonsense"}).status_code == 200
