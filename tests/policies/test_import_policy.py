from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cms.policies.enums import Validity
from cms.policies.exceptions import (
    PolicyAlreadyImportedError,
    PolicyLibraryMissingError,
    PolicyWithoutTextError,
    UnreadablePolicyFileError,
)
from cms.policies.models import Clause, PolicyPage
from cms.policies.services import import_policy
from tests.factories.organisations import DepartmentFactory, UserFactory
from tests.factories.policies import NUMBER, TEXT, TITLE, make_library, make_policy
from tests.factories.vocabulary import RegionFactory, ThemeFactory
from tests.policies.docx_builder import paragraphs

pytestmark = pytest.mark.django_db


def test_a_file_becomes_a_published_page_with_its_clauses():
    page = make_policy()

    assert page.live
    assert (page.title, page.document_number) == (TITLE, NUMBER)
    assert page.issuers == "鄂尔多斯市人民政府"
    assert page.issued_on == date(2026, 10, 20)
    assert (page.effective_on, page.expires_on) == (date(2026, 11, 1), date(2028, 10, 31))
    assert page.validity == Validity.UNSTATED
    assert page.slug == "eff-2026-7"
    assert list(page.clauses.values_list("anchor", "depth")) == [
        ("pre-1", 0),
        ("c-1", 0),
        ("c-1-1", 1),
        ("c-1-2", 1),
        ("c-2", 0),
        ("c-2-1", 1),
        ("c-2-2", 1),
        ("end-1", 0),
    ]


def test_a_word_file_becomes_the_same_page():
    page = import_policy(
        paragraphs(*TEXT.splitlines()), filename="policy.docx", parent=make_library()
    )

    assert (page.title, page.clauses.count()) == (TITLE, 8)


def test_a_draft_has_its_clauses_too_and_is_not_public():
    page = make_policy(publish=False)

    assert not page.live
    assert page.clauses.count() == 8


def test_what_the_importer_knows_stands_against_the_text():
    theme, region, department = ThemeFactory(), RegionFactory(), DepartmentFactory()
    page = make_policy(
        title="另一个标题",
        lead_department=department,
        published_on=date(2026, 10, 21),
        validity=Validity.IN_FORCE,
        themes=[theme],
        regions=[region],
        is_example=True,
    )
    page = PolicyPage.objects.get(pk=page.pk)

    assert (page.title, page.lead_department, page.published_on) == (
        "另一个标题",
        department,
        date(2026, 10, 21),
    )
    assert (page.validity, page.is_example) == (Validity.IN_FORCE, True)
    assert list(page.themes.all()) == [theme]
    assert list(page.regions.all()) == [region]


def test_the_log_names_the_person():
    user = UserFactory(administrator=True)

    assert make_policy(user=user).latest_revision.user == user


def test_somebody_who_may_not_publish_publishes_nothing():
    with pytest.raises(PermissionDenied):
        make_policy(user=UserFactory())

    assert not PolicyPage.objects.exists()


@pytest.mark.parametrize(
    "text",
    [TEXT, TEXT.replace("〔2026〕", "[2026]").replace("1200", "1300")],
    ids=["the same file", "the same number in other brackets"],
)
def test_a_policy_that_is_there_already_is_refused_with_its_address(text):
    page = make_policy()

    with pytest.raises(PolicyAlreadyImportedError) as refused:
        make_policy(text)

    assert refused.value.address == page.full_url
    assert PolicyPage.objects.count() == 1


def test_an_order_that_is_there_already_is_refused_too():
    order = TEXT.replace(NUMBER, "鄂尔多斯市人民政府令第12号")
    make_policy(order)

    with pytest.raises(PolicyAlreadyImportedError):
        make_policy(order.replace("1200", "1300"))


def test_without_a_number_the_same_title_with_another_text_is_another_policy():
    text = TEXT.replace(f"{NUMBER}\n", "")
    first = make_policy(text)

    second = make_policy(text.replace("1200", "1300"))

    assert second.slug.startswith("2026-10-20-")
    assert second.slug != first.slug
    with pytest.raises(PolicyAlreadyImportedError):
        make_policy(text)


def test_two_numbers_that_are_spelt_alike_get_addresses_of_their_own():
    make_policy()

    assert make_policy(TEXT.replace("鄂府发", "峨府发")).slug == "eff-2026-7-2"


def test_a_file_without_any_title_is_called_by_its_name():
    assert make_policy("一、甲。", filename="取暖.txt").title == "取暖"


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", UnreadablePolicyFileError), ("— 1 —".encode(), PolicyWithoutTextError)],
)
def test_a_bad_file_writes_nothing(content, error):
    library = make_library()

    with pytest.raises(error):
        import_policy(content, filename="a.txt", parent=library)

    assert not PolicyPage.objects.exists()


def test_there_must_be_a_library():
    with pytest.raises(PolicyLibraryMissingError):
        import_policy(TEXT.encode(), filename="a.txt")


def test_the_sites_library_is_used_when_none_is_named():
    library = make_library()

    assert import_policy(TEXT.encode(), filename="a.txt").get_parent().pk == library.pk


@pytest.mark.parametrize("field", ["position", "anchor"])
def test_the_database_keeps_places_and_anchors_apart(field):
    page = make_policy()
    first, second = page.clauses.all()[:2]

    with pytest.raises(IntegrityError):
        Clause.objects.filter(pk=second.pk).update(**{field: getattr(first, field)})


def test_a_clause_tells_its_heading_from_its_body_and_its_rows_from_one_another():
    page = make_policy(TEXT.replace("二、办理程序", "项目\t金额\n取暖\t1200元\n二、办理程序"))
    by_anchor = {clause.anchor: clause for clause in page.clauses.all()}

    assert (by_anchor["c-2-1"].heading, by_anchor["c-2-1"].body) == (
        "申请",
        "居民向社区提出申请。社区应当在3个工作日内受理。",
    )
    assert (by_anchor["c-1"].body, by_anchor["c-1-1"].body) == ("", "每户每年补贴1200元。")
    assert by_anchor["t-1"].table_rows == [["项目", "金额"], ["取暖", "1200元"]]
    assert by_anchor["c-1"].table_rows == []
    assert str(by_anchor["c-2-1"]) == "（一） 申请"
