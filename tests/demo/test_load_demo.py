from datetime import date

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Page, Site

from cms.organisations.models import Department, Official, Post, User
from cms.organisations.selectors import principal_posts_of
from cms.policies.enums import ClauseLevel
from cms.policies.models import PolicyPage
from cms.portal.demo.accounts import ACCOUNTS, PASSWORD
from cms.portal.demo.bodies import HEAD, LEAD
from cms.vocabulary.models import Region, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    call_command("load_demo")


def counted():
    models = (Page, User, Department, Official, Post, Region, Theme, Permission, Site)
    return {model.__name__: model.objects.count() for model in models}


def test_loading_it_twice_changes_nothing(demo):
    before = counted()

    call_command("load_demo")

    assert counted() == before


def test_it_names_its_steps_when_asked(capsys):
    call_command("load_demo", verbosity=2)

    assert "示例政策" in capsys.readouterr().out


def test_it_is_refused_outside_the_demo(settings):
    settings.JIEDU_DEMO = False

    with pytest.raises(CommandError):
        call_command("load_demo")

    assert not User.objects.exists()


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_every_account_opens_the_admin_with_the_published_password(demo, account, client):
    assert authenticate(username=account.username, password=PASSWORD) is not None
    client.force_login(User.objects.get(username=account.username))

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert account.email.endswith("@demo.invalid")


def test_a_changed_password_is_not_put_back(demo):
    user = User.objects.get(username="editor")
    user.set_password("something else")
    user.save()

    call_command("load_demo")

    assert authenticate(username="editor", password="something else") is not None


def test_the_editor_may_write_and_publish_under_a_policy_and_only_there(demo):
    editor = User.objects.get(username="editor")
    policy, home = PolicyPage.objects.first(), Site.objects.get().root_page

    assert policy.permissions_for_user(editor).can_add_subpage()
    assert policy.permissions_for_user(editor).can_publish()
    assert not home.permissions_for_user(editor).can_edit()


def test_only_the_supervisor_sees_the_report(demo):
    may = {
        account.username: User.objects.get(username=account.username).has_perm(
            "supervision.view_report"
        )
        for account in ACCOUNTS
    }

    assert may == {"admin": True, "editor": False, "official": False, "supervisor": True}


def test_the_policy_is_a_marked_example_with_a_dozen_sections_and_a_table(demo):
    policy = PolicyPage.objects.get(document_number="鄂府办发〔2026〕示例1号")
    levels = list(policy.clauses.values_list("level", flat=True))

    assert policy.is_example
    assert policy.live
    assert policy.lead_department.name == LEAD
    assert (policy.effective_on, policy.expires_on) == (date(2026, 11, 1), date(2028, 10, 31))
    assert (levels.count(ClauseLevel.PART), levels.count(ClauseLevel.SECTION)) == (4, 12)
    assert levels.count(ClauseLevel.TABLE) == 1
    assert policy.themes.exists()
    assert policy.regions.exists()


def test_every_number_of_the_table_of_standards_stands_in_the_policy_itself(demo):
    policy = PolicyPage.objects.get(document_number="鄂府办发〔2026〕示例1号")
    sections = "".join(
        policy.clauses.filter(level=ClauseLevel.SECTION).values_list("text", flat=True)
    )
    rows = policy.clauses.get(level=ClauseLevel.TABLE).table_rows

    for amount in (
        "1500元",
        "1800元",
        "2200元",
        "1000元",
        "2000元",
        "10000元",
        "15000元",
        "6000元",
        "50%",
        "30%",
        "60%",
    ):
        assert amount in sections
        assert any(amount in cell for row in rows for cell in row)


def test_the_head_was_a_deputy_until_the_middle_of_the_year(demo):
    lead = Department.objects.get(name=LEAD)

    assert list(principal_posts_of(lead, on=date(2026, 6, 30))) == []
    assert [post.official.name for post in principal_posts_of(lead, on=date(2026, 7, 1))] == [HEAD]


def test_ordos_and_its_nine_banners_and_districts_are_there(demo):
    assert Region.objects.get(code="150600").children.count() == 9
    assert Region.objects.filter(code="150603", name="康巴什区").exists()


def test_the_site_answers_at_the_address_of_the_settings_and_wagtails_welcome_is_gone(demo):
    assert Site.objects.get().root_url == django_settings.WAGTAILADMIN_BASE_URL
    assert not Page.objects.filter(slug="home").exists()


def test_a_page_somebody_has_made_of_the_welcome_stays():
    welcome = Page.objects.get(slug="home")
    welcome.save_revision()

    call_command("load_demo")

    assert Page.objects.filter(slug="home").exists()
