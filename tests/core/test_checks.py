import io

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from cms.core.checks import check_no_demo_accounts, refuse_unsafe_start
from cms.portal.demo.accounts import ACCOUNTS, PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_service(settings):
    settings.JIEDU_DEMO = False


@pytest.fixture
def demo_user():
    account = ACCOUNTS[0]
    return get_user_model().objects.create_user(account.username, account.email, PASSWORD)


def found_in_database() -> list[str | None]:
    return [message.id for message in run_checks(tags=[Tags.database], databases=["default"])]


def test_a_clean_site_may_start():
    get_user_model().objects.create_user("wang", "wang@office.example", "a good one")

    refuse_unsafe_start()


def test_a_demo_account_stops_the_start(demo_user):
    with pytest.raises(ImproperlyConfigured, match=r"1 demo accounts exist.*lock_demo_accounts"):
        refuse_unsafe_start()

    assert found_in_database() == ["jiedu.E002"]


def test_the_demo_itself_may_start_with_its_accounts(demo_user, settings):
    settings.JIEDU_DEMO = True

    refuse_unsafe_start()


def test_debug_stops_the_start(settings):
    settings.DEBUG = True

    with pytest.raises(ImproperlyConfigured, match="DEBUG is on"):
        refuse_unsafe_start()


def test_locking_the_demo_accounts_opens_the_way(demo_user):
    out = io.StringIO()

    call_command("lock_demo_accounts", stdout=out)

    demo_user.refresh_from_db()
    assert not demo_user.is_active
    assert not demo_user.has_usable_password()
    assert out.getvalue() == "1 demo accounts locked.\n"
    refuse_unsafe_start()


def test_a_database_without_tables_holds_no_accounts(monkeypatch):
    monkeypatch.setattr(connection.introspection, "django_table_names", lambda **_: [])

    assert check_no_demo_accounts() == []


def test_the_demo_is_not_loaded_in_service():
    with pytest.raises(CommandError, match="demo settings only"):
        call_command("prepare_demo")


def test_the_worker_makes_the_same_checks(demo_user):
    with pytest.raises(ImproperlyConfigured, match="demo accounts"):
        call_command("qcluster")
