"""The report and the decision form, through the admin's door."""

import csv
import importlib
import io
from datetime import date
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cms.organisations.models import PostKind, User
from cms.policies.models import PolicyPage
from interpretations.enums import Form
from interpretations.supervision.enums import Obligation
from interpretations.supervision.models import ObligationDecision
from interpretations.supervision.periods import quarter_of
from tests.interpretations.supervision import rows_builder as rows

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 4)
SECOND_QUARTER = {"first": "2026-04-01", "last": "2026-06-30"}


@pytest.fixture
def supervisor_group() -> Group:
    """The group as the migration makes it, also after a test that emptied the database."""
    migration = importlib.import_module(
        "interpretations.supervision.migrations.0002_supervisors_group"
    )
    migration.create_group(apps, None)
    return Group.objects.get(name=migration.GROUP)


def logged_in(
    *, group: Group | None = None, permissions: tuple[str, ...] = ("access_admin",)
) -> Client:
    user = User.objects.create(username="somebody")
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    if group:
        user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def supervisor(supervisor_group: Group) -> Client:
    return logged_in(group=supervisor_group, permissions=())


def city() -> PolicyPage:
    finance = rows.department("财政局")
    policy = rows.policy("惠企办法", public_on=MAY, of=finance)
    deputy = rows.post("李某", of=finance, kind=PostKind.DEPUTY, title="副局长")
    rows.interpretation(
        "图解惠企", under=policy, by=rows.post("王某", of=finance), public_on=MAY, form=Form.VIDEO
    )
    rows.interpretation("=问答惠企", under=policy, by=deputy, public_on=MAY)
    return policy


def test_a_supervisor_sees_figures_members_and_reasons(supervisor: Client) -> None:
    city()
    response = supervisor.get(reverse("supervision:report"), SECOND_QUARTER)
    page = response.content.decode()
    assert response.status_code == 200
    assert [
        f"{card.figure.numerator}/{card.figure.denominator}"
        for pair in response.context["cards"]
        for card in pair
    ] == [
        "1/1",
        "1/2",
        "0/1",
        "0/2",
    ]
    assert "50.0%" in page
    assert "财政局副局长" in page
    assert "惠企办法" in page


def test_the_running_quarter_is_shown_when_nothing_is_asked(supervisor: Client) -> None:
    response = supervisor.get(reverse("supervision:report"))
    chosen = [query for _, query, is_chosen in response.context["presets"] if is_chosen]
    assert response.context["report"].scope.period == quarter_of(timezone.localdate())
    assert chosen == [response.context["query"]]


def test_a_department_narrows_the_report(supervisor: Client) -> None:
    city()
    housing = rows.department("住建局")
    rows.policy("住房办法", public_on=MAY, of=housing)
    response = supervisor.get(
        reverse("supervision:report"), {**SECOND_QUARTER, "department": str(housing.pk)}
    )
    assert [policy.title for policy in response.context["report"].policies] == ["住房办法"]
    assert response.context["report"].items == ()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"first": "2026-06-30", "last": "2026-04-01"}, "last"),
        ({"first": "morning", "last": "2026-04-01"}, "first"),
        ({"first": "2026-04-01"}, "last"),
        ({**SECOND_QUARTER, "cutoff": "2999-01-01"}, "cutoff"),
        ({**SECOND_QUARTER, "cutoff": "2026-03-31"}, "first"),
        ({"first": "2999-01-01", "last": "2999-03-31"}, "first"),
        ({**SECOND_QUARTER, "department": "999"}, "department"),
    ],
)
@pytest.mark.parametrize("export", ["", "xlsx"])
def test_a_question_that_makes_no_sense_is_answered_with_its_fault(
    supervisor: Client, asked: dict[str, str], field: str, export: str
) -> None:
    response = supervisor.get(reverse("supervision:report"), {**asked, "export": export})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert response.context["report"] is None


@pytest.mark.parametrize("name", ["report", "decide"])
def test_others_are_refused(name: str) -> None:
    policy = city()
    address = reverse(f"supervision:{name}", args=[policy.pk] if name == "decide" else [])
    assert Client().get(address).status_code == 302
    editor = logged_in()
    assert editor.get(address).status_code == 403
    assert editor.get(address, {"export": "xlsx"}).status_code == 403
    assert editor.post(address, {"obligation": "exempt", "reason": "x"}).status_code == 403
    assert not ObligationDecision.objects.exists()


def test_who_may_only_look_cannot_decide() -> None:
    policy = city()
    onlooker = logged_in(permissions=("access_admin", "view_report"))
    page = onlooker.get(reverse("supervision:report"), SECOND_QUARTER)
    assert page.status_code == 200
    assert reverse("supervision:decide", args=[policy.pk]) not in page.content.decode()
    assert onlooker.get(reverse("supervision:decide", args=[policy.pk])).status_code == 403


def test_the_menu_shows_the_report_to_those_who_may_see_it(supervisor: Client) -> None:
    address = reverse("supervision:report")
    assert address in supervisor.get(reverse("wagtailadmin_home")).content.decode()
    User.objects.all().delete()
    assert address not in logged_in().get(reverse("wagtailadmin_home")).content.decode()


def test_the_permissions_can_be_given_to_groups() -> None:
    admin = Client()
    admin.force_login(User.objects.create_superuser("admin"))
    page = admin.get(reverse("wagtailusers_groups:add")).content.decode()
    for codename in ("view_report", "add_obligationdecision"):
        assert f'value="{Permission.objects.get(codename=codename).pk}"' in page


def test_the_workbook_says_what_the_page_says(supervisor: Client) -> None:
    city()
    response = supervisor.get(reverse("supervision:report"), {**SECOND_QUARTER, "export": "xlsx"})
    assert "解读监督_20260401-20260630.xlsx" in unquote(response["Content-Disposition"])
    book = load_workbook(io.BytesIO(response.content))
    figures = list(book.worksheets[0].values)[1:]
    assert [(row[0], row[3], row[4]) for row in figures] == [
        ("M3a", 1, 1),
        ("M3b", 1, 2),
        ("M4a", 0, 2),
        ("M4b", 0, 1),
    ]
    titles = [cell for cell in book.worksheets[2]["A"] if cell.value == "=问答惠企"]
    assert [cell.data_type for cell in titles] == ["s"]


def test_each_table_comes_as_csv(supervisor: Client) -> None:
    city()
    for table, rows_expected in (("figures", 4), ("members", 6), ("interpretations", 2)):
        response = supervisor.get(
            reverse("supervision:report"), {**SECOND_QUARTER, "export": "csv", "table": table}
        )
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert "20260401-20260630.csv" in unquote(response["Content-Disposition"])
        assert (
            len(list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))) - 1
            == rows_expected
        )
    assert "'=问答惠企" in response.content.decode()


@pytest.mark.parametrize("asked", [{"export": "pdf"}, {"export": "csv", "table": "secrets"}])
def test_an_unknown_file_is_answered_with_the_page(
    supervisor: Client, asked: dict[str, str]
) -> None:
    response = supervisor.get(reverse("supervision:report"), {**SECOND_QUARTER, **asked})
    assert response["Content-Type"].startswith("text/html")


def test_a_supervisor_decides_and_comes_back_to_the_same_report(supervisor: Client) -> None:
    policy = city()
    back = reverse("supervision:report") + "?first=2026-04-01&last=2026-06-30"
    address = reverse("supervision:decide", args=[policy.pk])
    assert back.replace("&", "&amp;") in supervisor.get(address, {"next": back}).content.decode()
    response = supervisor.post(
        address, {"obligation": "exempt", "reason": "内部事务", "next": back}
    )
    assert response["Location"] == back
    decision = ObligationDecision.objects.get()
    assert (decision.policy, decision.obligation, decision.decided_by) == (
        policy,
        Obligation.EXEMPT,
        User.objects.get(),
    )
    assert "内部事务" in supervisor.get(address).content.decode()


def test_an_exemption_without_a_reason_is_asked_for_one_and_nothing_is_lost(
    supervisor: Client,
) -> None:
    policy = city()
    response = supervisor.post(
        reverse("supervision:decide", args=[policy.pk]), {"obligation": "exempt", "reason": ""}
    )
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["reason"]
    assert response.context["form"]["obligation"].value() == "exempt"
    assert not ObligationDecision.objects.exists()


def test_nobody_is_sent_to_another_site(supervisor: Client) -> None:
    policy = city()
    response = supervisor.post(
        reverse("supervision:decide", args=[policy.pk]),
        {"obligation": "must", "next": "https://evil.example/"},
    )
    assert response["Location"] == reverse("supervision:report")


def test_a_policy_that_is_not_there_is_not_found(supervisor: Client) -> None:
    assert supervisor.get(reverse("supervision:decide", args=[999_999])).status_code == 404


def test_the_page_asks_the_same_number_of_queries_however_much_it_lists(supervisor: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            supervisor.get(reverse("supervision:report"), SECOND_QUARTER)
        return len(queries)

    city()
    count()
    few = count()
    finance = rows.department("财政局")
    for number in range(3):
        policy = rows.policy(f"办法{number}", public_on=MAY, of=finance)
        rows.interpretation(f"解读{number}", under=policy, by=None, public_on=MAY)
    assert count() == few
