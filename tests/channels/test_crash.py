"""Senders die by kill -9, at the worst moments: nothing is lost and nothing doubled."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone

from channels.delivery.planning import plan_notice
from channels.enums import ContactStatus, DeliveryStatus
from channels.models import ContactPoint, Delivery
from channels.selectors import notice_progress
from channels.services import confirm_notice
from tests.database_address import database_url
from tests.factories.channels import make_notice, make_ordos, make_subscriber

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 25
PROVIDER = "tests.fakes.provider.LethalProvider"


def run_sender(notice, channels):
    """Send in a process of its own and return how it ended."""
    finished = subprocess.run(  # noqa: S603 -- our own module
        [
            sys.executable,
            "-m",
            "tests.channels.sender_process",
            str(notice.pk),
            json.dumps(channels),
        ],
        cwd=ROOT,
        env={**os.environ, "JIEDU_TEST_DATABASE_URL": database_url(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    sys.stdout.write(finished.stderr.decode())  # Shown when the test fails.
    return finished.returncode


def let_leases_run_out():
    Delivery.objects.filter(status=DeliveryStatus.SENDING).update(lease_until=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_killed_senders_lose_nothing_and_double_nothing(settings, tmp_path):
    once, keyed = tmp_path / "once.txt", tmp_path / "keyed.txt"

    def channels(*, once_dies=0, keyed_dies=0, takes_it=True):
        fate = {"takes_it": takes_it}
        return {
            "inbox": {"ADAPTER": "channels.adapters.inbox.InboxAdapter"},
            "email": {
                "ADAPTER": PROVIDER,
                "OPTIONS": {"journal": str(once), "dies_at": once_dies, **fate},
            },
            "keyed": {
                "ADAPTER": PROVIDER,
                "OPTIONS": {"journal": str(keyed), "dies_at": keyed_dies, "repeats": True, **fate},
            },
        }

    settings.CHANNELS = channels()
    make_ordos()
    for number in range(PEOPLE):
        person = make_subscriber(email=f"p{number}@example.cn")
        contact = ContactPoint(subscriber=person, channel="keyed", status=ContactStatus.CONFIRMED)
        contact.set_address(f"p{number}@example.cn")
        contact.save()
    notice = confirm_notice(make_notice(), confirmed_by=None)
    plan_notice(notice.pk)

    for deadly in (
        channels(once_dies=7, takes_it=True),
        channels(once_dies=5, takes_it=False),
        channels(keyed_dies=4, takes_it=True),
    ):
        assert run_sender(notice, deadly) == -signal.SIGKILL
        let_leases_run_out()
    assert run_sender(notice, channels()) == 0

    progress = {channel.channel: channel for channel in notice_progress(notice).channels}
    taken = once.read_text().split()
    assert len(set(taken)) == len(taken), "doubled where repeating is not safe"
    # Of the two calls that were cut, one had been taken and one had not: nobody can know which.
    assert progress["email"].count(DeliveryStatus.UNKNOWN) == 2
    assert progress["email"].count(DeliveryStatus.SENT) == PEOPLE - 2
    assert len(taken) == PEOPLE - 1
    assert progress["keyed"].count(DeliveryStatus.SENT) == PEOPLE
    assert len(set(keyed.read_text().split())) == PEOPLE
    assert progress["inbox"].count(DeliveryStatus.SENT) == PEOPLE
    assert notice_progress(notice).is_over
