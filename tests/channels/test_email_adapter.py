"""E-mail: what is written, and what each answer of a mail server means."""

import email
import email.policy
from pathlib import Path

import pytest
from django.core import mail

from channels.adapters.email import EmailAdapter
from channels.base import Message
from channels.enums import Outcome
from tests.channels.conformance import HOSTILE, ORDINARY
from tests.fakes.smtp_server import HANG_UP, smtp_server

KEY = "0123456789abcdef0123456789abcdef"
TO = "li.hua@example.cn"


def send(adapter=None, *, message=ORDINARY, to=TO):
    return (adapter or EmailAdapter(allowed=["*"])).send(message, to=to, idempotency_key=KEY)


def test_the_mail_is_multipart_and_can_be_stopped_with_one_click(settings):
    settings.DEFAULT_FROM_EMAIL = "解读台 <jiedu@ordos.example>"

    send()

    (sent,) = mail.outbox
    assert sent.to == [TO]
    written = sent.message()
    assert written["Message-ID"] == f"<{KEY}@ordos.example>"
    assert written["List-Unsubscribe"] == "<https://example.cn/stop/1/>"
    assert written["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    kinds = [part.get_content_type() for part in written.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_a_confirmation_is_no_list_mail():
    send(message=Message(subject="请确认", text="请确认"))

    assert "List-Unsubscribe" not in mail.outbox[0].message()


def test_a_line_break_in_a_header_is_refused():
    receipt = send(message=HOSTILE)

    assert receipt.outcome is Outcome.REFUSED
    assert mail.outbox == []


@pytest.mark.parametrize(
    "address",
    ['"li.hua"@example.cn', "li+jiedu@example.cn", "li@xn--fiq228c.example", "l@[192.0.2.1]"],
)
def test_odd_but_valid_addresses_are_written_to(address):
    assert send(to=address).outcome is Outcome.ACCEPTED


def test_eml_files_hold_one_mail_each_and_no_address_in_their_name(settings):
    settings.EMAIL_BACKEND = "channels.adapters.email.files.EmlFileBackend"

    send()
    send(to="wang@example.cn")

    files = sorted(Path(settings.EMAIL_FILE_PATH).iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    assert not any("wang" in file.name or "li" in file.name for file in files)
    parsed = [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files
    ]
    assert {message["To"] for message in parsed} == {TO, "wang@example.cn"}
    plain = parsed[0].get_body(("plain",))
    assert plain is not None
    assert "每人每月三百元" in plain.get_content()


def test_a_folder_that_cannot_be_written_is_our_fault(settings, tmp_path):
    settings.EMAIL_BACKEND = "channels.adapters.email.files.EmlFileBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "file"
    settings.EMAIL_FILE_PATH.write_text("in the way")

    assert send().outcome is Outcome.MISCONFIGURED


# Against a server -------------------------------------------------------------------------------------------------


@pytest.fixture
def real_smtp(settings, socket_enabled):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 5
    return settings


@pytest.mark.parametrize(
    ("answers", "outcome", "code", "was_taken"),
    [
        ({}, Outcome.ACCEPTED, "", True),
        ({"RCPT": "550 no such user"}, Outcome.REFUSED, "550", False),
        ({"RCPT": "450 greylisted"}, Outcome.RETRYABLE, "450", False),
        ({"RCPT": "452 too many"}, Outcome.RETRYABLE, "452", False),
        ({"BODY": "554 spam"}, Outcome.REFUSED, "554", False),
        ({"BODY": "451 try later"}, Outcome.RETRYABLE, "451", False),
        ({"MAIL": "550 sender not allowed"}, Outcome.MISCONFIGURED, "550", False),
        ({"MAIL": "421 closing"}, Outcome.RETRYABLE, "421", False),
        ({"CONNECT": "421 busy"}, Outcome.RETRYABLE, "421", False),
        ({"CONNECT": "554 go away"}, Outcome.RETRYABLE, "554", False),
        ({"CONNECT": HANG_UP}, Outcome.RETRYABLE, "", False),
        ({"MAIL": HANG_UP}, Outcome.RETRYABLE, "", False),
        ({"RCPT": HANG_UP}, Outcome.RETRYABLE, "", False),
        ({"BODY": HANG_UP}, Outcome.UNKNOWN, "", True),
    ],
    ids=str,
)
def test_each_answer_means_what_happens_next(real_smtp, answers, outcome, code, was_taken):
    with smtp_server(**answers) as server:
        real_smtp.EMAIL_PORT = server.port
        receipt = send()

    assert (receipt.outcome, receipt.code) == (outcome, code)
    assert len(server.mails) == int(was_taken)
    assert TO not in receipt.explanation


def test_no_server_at_all_is_tried_again(real_smtp):
    with smtp_server() as server:
        real_smtp.EMAIL_PORT = server.port

    assert send().outcome is Outcome.RETRYABLE


def test_demanded_encryption_that_is_not_offered_stops_the_channel(real_smtp):
    real_smtp.EMAIL_USE_TLS = True
    with smtp_server() as server:
        real_smtp.EMAIL_PORT = server.port
        receipt = send()

    assert receipt.outcome is Outcome.MISCONFIGURED


def test_a_session_keeps_one_connection_and_survives_a_cut(real_smtp):
    with smtp_server() as server:
        real_smtp.EMAIL_PORT = server.port
        with EmailAdapter(allowed=["*"]).session() as session:
            assert [send(session).outcome for _ in range(3)] == [Outcome.ACCEPTED] * 3
            assert server.connections == 1
            server.answers["BODY"] = HANG_UP
            assert send(session).outcome is Outcome.UNKNOWN
            del server.answers["BODY"]
            assert send(session).outcome is Outcome.ACCEPTED
        assert server.connections == 2


@pytest.mark.parametrize(
    ("allowed", "is_sent"),
    [
        ([], False),
        (["wang@example.cn"], False),
        (["LI.HUA@example.cn"], True),
        (["@example.cn"], True),
        (["@ample.cn"], False),
        (["*"], True),
    ],
)
def test_outside_service_only_allowed_addresses_are_really_written_to(real_smtp, allowed, is_sent):
    with smtp_server() as server:
        real_smtp.EMAIL_PORT = server.port
        receipt = send(EmailAdapter(allowed=allowed))

    assert (receipt.outcome is Outcome.ACCEPTED) is is_sent
    assert len(server.mails) == int(is_sent)
