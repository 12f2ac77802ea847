"""Addresses: as typed, at rest, and in links."""

import uuid
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from channels import contact_data, tokens
from channels.addresses import clean_email
from channels.exceptions import BadLinkError, ExpiredLinkError
from channels.models import ContactPoint
from channels.tokens import Purpose, make_stop_token, make_token, read_stop_token, read_token
from tests.factories.channels import make_subscriber


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("li@example.cn", "li@example.cn"),
        ("  li@example.cn \n", "li@example.cn"),
        ("li＠example．cn", "li@example.cn"),
        ("li@example。cn", "li@example.cn"),
        ("李华@例子.中国", None),
        ("li@例子.中国", "li@xn--fsqu00a.xn--fiqs8s"),
        ("li+jiedu@example.cn", "li+jiedu@example.cn"),
        ("li@example", None),
        ("li@@example.cn", None),
        ("li@example.cn, wang@example.cn", None),
        ("li@example.cn\nBcc: wang@example.cn", None),
        ("<li@example.cn>", None),
        ("li@" + "a" * 64 + ".cn", None),
        ("l" * 64 + "@" + ".".join(["a" * 60] * 4) + ".cn", None),
        ("", None),
        ("@", None),
        ("\x00@example.cn", None),
    ],
)
def test_addresses_are_read_as_people_type_them(typed, kept):
    if kept is None:
        with pytest.raises(ValueError, match=r".+"):
            clean_email(typed)
    else:
        assert clean_email(typed) == kept


def test_a_sealed_address_is_different_each_time_and_opens_again():
    first, second = contact_data.encrypt("li@example.cn"), contact_data.encrypt("li@example.cn")

    assert first != second
    assert contact_data.decrypt(first) == contact_data.decrypt(second) == "li@example.cn"


def test_keys_rotate_without_losing_what_older_ones_sealed(settings):
    old = settings.JIEDU_CONTACT_KEYS
    sealed = contact_data.encrypt("li@example.cn")
    new = Fernet.generate_key().decode()

    settings.JIEDU_CONTACT_KEYS = [new, *old]
    assert contact_data.decrypt(sealed) == "li@example.cn"
    renewed = contact_data.reseal(sealed)

    settings.JIEDU_CONTACT_KEYS = [new]
    assert contact_data.decrypt(renewed) == "li@example.cn"
    with pytest.raises(ImproperlyConfigured):
        contact_data.decrypt(sealed)


def test_the_command_seals_everything_with_the_newest_key(ordos, settings, capsys):
    make_subscriber(email="li@example.cn")
    make_subscriber(email="wang@example.cn")
    new = Fernet.generate_key().decode()
    settings.JIEDU_CONTACT_KEYS = [new, *settings.JIEDU_CONTACT_KEYS]

    call_command("reseal_contacts")

    settings.JIEDU_CONTACT_KEYS = [new]
    addresses = {contact.address for contact in ContactPoint.objects.filter(channel="email")}
    assert addresses == {"li@example.cn", "wang@example.cn"}
    assert "2 addresses" in capsys.readouterr().out


def test_the_digest_finds_an_address_in_any_case_and_depends_on_its_key(settings):
    digest = contact_data.blind_index("Li@Example.cn ")

    assert digest == contact_data.blind_index("li@example.cn")
    settings.JIEDU_CONTACT_INDEX_KEY = "another"
    assert digest != contact_data.blind_index("li@example.cn")


@pytest.mark.parametrize("keys", [[], ["too-short"], ["不是密钥"]])
def test_without_a_proper_key_nothing_is_kept(settings, keys):
    settings.JIEDU_CONTACT_KEYS = keys

    with pytest.raises(ImproperlyConfigured):
        contact_data.encrypt("li@example.cn")


def test_the_keys_of_the_demo_are_real_keys():
    from cms.settings import demo  # noqa: PLC0415 -- a settings module, read as data

    assert all(Fernet(key) for key in demo.JIEDU_CONTACT_KEYS)


@pytest.mark.parametrize(
    ("address", "masked"),
    [("lihua@163.com", "l***@163.com"), ("@163.com", "***@163.com"), ("13800000000", "1***")],
)
def test_a_masked_address_keeps_its_first_letter_and_domain(address, masked):
    assert contact_data.mask(address) == masked


KEY = uuid.UUID("12345678123456781234567812345678")


def test_a_link_reads_back_for_its_own_purpose_only():
    token = make_token(Purpose.MANAGE, KEY)

    assert read_token(Purpose.MANAGE, token) == KEY
    for purpose in (Purpose.CONFIRM, Purpose.STOP):
        with pytest.raises(BadLinkError):
            read_token(purpose, token)


@pytest.mark.parametrize(
    "change", [str.upper, lambda t: t[:-1], lambda t: "0" + t[1:], lambda _: ""]
)
def test_a_changed_link_is_refused(change):
    with pytest.raises(BadLinkError):
        read_token(Purpose.MANAGE, change(make_token(Purpose.MANAGE, KEY)))


def test_a_stop_link_names_its_channel_and_cannot_be_pointed_elsewhere():
    token = make_stop_token(KEY, channel="email")

    assert read_stop_token(token) == (KEY, "email")
    for forged in (token.replace("email", "inbox"), make_token(Purpose.MANAGE, KEY), "x"):
        with pytest.raises(BadLinkError):
            read_stop_token(forged)


def test_a_confirmation_link_grows_old_and_a_personal_one_does_not(monkeypatch):
    confirm, manage = make_token(Purpose.CONFIRM, KEY), make_token(Purpose.MANAGE, KEY)
    monkeypatch.setattr(tokens, "CONFIRMATION_LIFETIME", timedelta(seconds=-1))

    with pytest.raises(ExpiredLinkError):
        read_token(Purpose.CONFIRM, confirm)
    assert read_token(Purpose.MANAGE, manage) == KEY
