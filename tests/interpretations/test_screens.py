"""The admin screens of an interpretation: who may use them and what they answer."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from channels.models import Notice
from interpretations.models import InterpretationPage
from media_pipeline.models import Production
from tests.factories.organisations import UserFactory
from tests.factories.policies import make_library, make_policy
from tests.factories.portal import make_interpretation

pytestmark = pytest.mark.django_db


def log_in(client: Client, *page_permissions: str) -> Client:
    """Log in somebody who works in the admin and may do ``page_permissions`` under the library."""
    group = Group.objects.create(name="-".join(page_permissions) or "nobody")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in page_permissions:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.create(group=group, page=make_library(), permission=permission)
    user = UserFactory()
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.fixture
def policy():
    return make_policy()


@pytest.fixture
def page(policy):
    return make_interpretation(policy, anchors=("c-1-1",))


def release_address(page) -> str:
    return reverse("interpretations_admin:release", args=[page.pk])


def test_one_click_queues_the_productions(client, page):
    log_in(client, "change_page")
    answer = client.post(release_address(page), {"order": "productions"}, follow=True)
    assert answer.status_code == 200
    assert set(Production.objects.values_list("source", flat=True)) == {page.source}
    assert "productions" in answer.context


def test_a_draft_with_nothing_to_show_gets_the_reason(client, page):
    page.background = page.basis = page.purpose = ""
    page.measures = page.questions = "[]"
    page.save_revision()
    answer = log_in(client, "change_page").post(
        release_address(page), {"order": "productions"}, follow=True
    )
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not Production.objects.exists()


def test_the_screen_says_what_is_missing_before_publication(client, page):
    page.basis = ""
    page.save_revision()
    page.unpublish()
    answer = log_in(client, "change_page").get(release_address(page))
    assert list(answer.context["missing"]) == ["basis"]


def test_a_publisher_is_led_to_the_dry_run(client, page):
    answer = log_in(client, "change_page", "publish_page").post(
        release_address(page), {"order": "notice"}
    )
    notice = Notice.objects.get()
    assert answer.status_code == 302
    assert str(notice.pk) in answer["Location"]


def test_who_may_not_publish_may_not_offer_a_notice(client, page):
    answer = log_in(client, "change_page").post(release_address(page), {"order": "notice"})
    assert answer.status_code in {302, 403}
    assert not Notice.objects.exists()


def test_who_may_not_edit_sees_nothing(client, page):
    log_in(client)
    assert client.get(release_address(page)).status_code in {302, 403}
    assert client.post(release_address(page), {"order": "productions"}).status_code in {302, 403}
    assert not Production.objects.exists()


def test_an_unknown_order_changes_nothing(client, page):
    log_in(client, "change_page", "publish_page").post(release_address(page), {"order": "explode"})
    assert not Production.objects.exists()
    assert not Notice.objects.exists()


def test_the_picker_lists_the_policys_clauses_for_a_new_interpretation(client, policy):
    log_in(client, "add_page")
    answer = client.get(reverse("interpretations_admin:clauses"), {"under": policy.pk}).json()
    [listed] = answer["policies"]
    assert listed["title"] == policy.title
    clause = policy.clauses.get(anchor="c-1-1")
    assert {"key": str(clause.uuid), "digest": clause.text_digest}.items() <= next(
        entry for entry in listed["clauses"] if entry["key"] == str(clause.uuid)
    ).items()


def test_the_picker_lists_the_policies_of_an_interpretation_being_edited(client, policy, page):
    log_in(client, "change_page")
    answer = client.get(reverse("interpretations_admin:clauses"), {"under": page.pk}).json()
    assert [listed["title"] for listed in answer["policies"]] == [policy.title]


def test_the_picker_ignores_nonsense(client):
    log_in(client)
    answer = client.get(
        reverse("interpretations_admin:clauses"), {"under": "x", "policy": ["", "-1"]}
    )
    assert answer.json() == {"policies": []}


def test_the_picker_is_closed_to_the_public(client, policy):
    answer = client.get(reverse("interpretations_admin:clauses"), {"under": policy.pk})
    assert answer.status_code == 302


def test_the_editor_leads_to_the_release_screen_and_the_policy_to_a_new_interpretation(
    client, policy, page
):
    log_in(client, "add_page", "change_page", "publish_page")
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert release_address(page) in editor.content.decode()
    policy_editor = client.get(reverse("wagtailadmin_pages:edit", args=[policy.pk]))
    add = reverse(
        "wagtailadmin_pages:add", args=["interpretations", "interpretationpage", policy.pk]
    )
    assert add in policy_editor.content.decode()


def test_publishing_from_the_form_without_the_facets_shows_what_is_missing_and_loses_nothing(
    client, policy
):
    log_in(client, "add_page", "change_page", "publish_page")
    data = nested_form_data(
        {
            "title": "不完整的解读",
            "slug": "buwanzheng",
            "form": "article",
            "occasion": "written",
            "interpreted_on": "2026-11-01",
            "background": rich_text("<p>背景写好了</p>"),
            "basis": rich_text(""),
            "purpose": rich_text(""),
            "measures": streamfield([]),
            "questions": streamfield([]),
            "policy_links": inline_formset([]),
            "action-publish": "1",
        }
    )
    address = reverse(
        "wagtailadmin_pages:add", args=["interpretations", "interpretationpage", policy.pk]
    )
    answer = client.post(address, data)
    assert answer.status_code == 200
    assert {"basis", "purpose", "measures", "interpreter_post"} <= set(
        answer.context["form"].errors
    )
    # The rich text stands in its field as JSON.
    assert json.dumps("背景写好了").strip('"') in answer.content.decode()
    assert not InterpretationPage.objects.exists()
    data.pop("action-publish")
    assert client.post(address, data).status_code == 302
    assert InterpretationPage.objects.count() == 1


def test_what_was_public_once_is_not_deleted(client, policy, page):
    client.force_login(UserFactory(administrator=True))
    page.unpublish()
    for kept in (page, policy):
        answer = client.post(reverse("wagtailadmin_pages:delete", args=[kept.pk]), follow=True)
        assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert InterpretationPage.objects.filter(pk=page.pk).exists()


def test_a_draft_nobody_saw_can_be_deleted(client, policy):
    client.force_login(UserFactory(administrator=True))
    draft = InterpretationPage(title="草稿", live=False)
    policy.add_child(instance=draft)
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not InterpretationPage.objects.filter(pk=draft.pk).exists()


def test_an_interpretation_without_a_policy_cannot_be_written(client):
    client.force_login(UserFactory(administrator=True))
    library = make_library()
    address = reverse(
        "wagtailadmin_pages:add", args=["interpretations", "interpretationpage", library.pk]
    )
    assert client.get(address).status_code in {302, 403}
    assert not InterpretationPage.can_create_at(library)
