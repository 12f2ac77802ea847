"""What an editor meets in the admin."""

import pytest
from django.urls import reverse

from cms.policies.models import PolicyPage
from cms.policies.parsing.policy import MAX_LINES
from tests.factories.organisations import UserFactory
from tests.factories.policies import TEXT, TITLE, make_library, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = UserFactory(administrator=True)
    client.force_login(user)
    return client


def fields(**changed):
    return {
        "title": TITLE,
        "slug": "quanuan",
        "document_number": "",
        "issuers": "",
        "lead_department": "",
        "issued_on": "",
        "published_on": "",
        "effective_on": "",
        "expires_on": "",
        "validity": "unstated",
        "source_text": TEXT,
        **changed,
    }


def add(admin, **changed):
    address = reverse("wagtailadmin_pages:add", args=["policies", "policypage", make_library().pk])
    return admin.post(address, fields(**changed))


def edit(admin, page, **changed):
    return admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields(**changed))


def test_a_policy_saved_as_a_draft_has_its_clauses(admin):
    add(admin)

    page = PolicyPage.objects.get()
    assert not page.live
    assert page.clauses.count() == 8


def test_the_clauses_of_a_draft_follow_its_text(admin):
    add(admin)
    page = PolicyPage.objects.get()

    edit(admin, page, source_text=TEXT.replace("1200", "1500"))

    assert page.clauses.get(anchor="c-1-1").text == "每户每年补贴1500元。"


def test_the_clauses_of_a_public_policy_follow_what_is_published(admin):
    page = make_policy()
    changed = TEXT.replace("1200", "1500")

    edit(admin, page, source_text=changed)
    assert page.clauses.get(anchor="c-1-1").text == "每户每年补贴1200元。"

    edit(admin, page, source_text=changed, **{"action-publish": "1"})
    assert page.clauses.get(anchor="c-1-1").text == "每户每年补贴1500元。"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"source_text": " \n "}, "source_text"),
        ({"source_text": "— 1 —"}, "source_text"),
        ({"source_text": "一、甲。\n" * (MAX_LINES + 1)}, "source_text"),
        ({"effective_on": "2026-11-01", "expires_on": "2026-10-31"}, "expires_on"),
    ],
    ids=["empty", "furniture only", "too long", "ends before it begins"],
)
def test_a_form_that_cannot_be_right_is_refused_at_its_field_and_nothing_is_lost(
    admin, changed, field
):
    response = add(admin, **changed)

    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["source_text"].value() == fields(**changed)["source_text"]
    assert not PolicyPage.objects.exists()


def test_a_copy_has_a_key_and_clauses_of_its_own(admin):
    page = make_policy()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])

    admin.post(
        address, {"new_title": "副本", "new_slug": "copy", "new_parent_page": page.get_parent().pk}
    )

    copy = PolicyPage.objects.get(slug="copy")
    assert copy.uuid != page.uuid
    assert copy.clauses.count() == 8
    assert page.clauses.count() == 8


def test_the_edit_page_shows_how_the_text_is_read(admin):
    page = make_policy(TEXT.replace("二、办理程序", "三、办理程序"))

    shown = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "#c-3-2" in shown
    assert 'title="第一部分（二）"' in shown
    assert "policies/admin/clause_panel.css" in shown
    assert "三、办理程序" in shown.split("clause-panel", 1)[1].split("clause-panel__tree", 1)[0]


def test_a_new_policy_shows_no_reading_yet(admin):
    address = reverse("wagtailadmin_pages:add", args=["policies", "policypage", make_library().pk])

    assert "clause-panel" not in admin.get(address).content.decode()


def test_a_text_that_cannot_be_read_any_more_says_why_on_the_edit_page(admin):
    page = make_policy()
    PolicyPage.objects.filter(pk=page.pk).update(source_text="— 1 —")
    page.refresh_from_db()
    page.save_revision()

    shown = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert 'class="help-block help-critical"' in shown


def test_all_policies_are_listed_with_what_they_are_looked_for_by(admin):
    make_policy()

    shown = admin.get(reverse("policies:index")).content.decode()

    assert TITLE in shown
    assert "鄂府发〔2026〕7号" in shown


def test_reference_data_is_one_menu(admin):
    shown = admin.get(reverse("wagtailadmin_home")).content.decode()

    for model in ("department", "official", "post"):
        assert reverse(f"wagtailsnippets_organisations_{model}:list") in shown
    for model in ("region", "theme"):
        assert reverse(f"wagtailsnippets_vocabulary_{model}:list") in shown
