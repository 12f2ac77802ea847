"""What the checks say about a page, and where the editor sees it."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

import interpretations.compliance
from cms.organisations.models import Department
from cms.vocabulary.models import Region
from interpretations.checking import draft_of, findings_of, register_of_today, source_of
from interpretations.selectors import policies_of
from tests.factories.organisations import PostFactory, UserFactory
from tests.factories.policies import NUMBER, make_policy
from tests.factories.portal import make_interpretation

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_interpretation(make_policy(), anchors=("c-1-1",))


def reported(page):
    return {(shown.finding.field, shown.finding.rule): shown for shown in findings_of(page)}


def test_every_text_of_a_page_is_read_under_its_path(page):
    draft = draft_of(page, policies=policies_of(page))
    assert {passage.field: passage.text for passage in draft.all_passages()} == {
        "title": "取暖补贴怎么领",
        "background": "冬季取暖支出上升。",
        "basis": "自治区有关规定。",
        "purpose": "减轻居民负担。",
        "summary": "2026年11月起，每户每年1200元。",
        "measures.0.heading": "每户每年1200元",
        "measures.0.text": "困难家庭1800元。",
        "measures.0.figure": "1200元",
        "questions.0.question": "租房能领吗？",
        "questions.0.answer": "能。",
        "contact": "市民政局 0477-0000000",
    }


def test_a_policy_comes_with_its_clauses_number_and_dates(page):
    [policy] = policies_of(page)
    source = source_of(policy)
    assert NUMBER in source.details
    assert policy.issued_on
    assert policy.issued_on.isoformat() in source.details
    assert any("1200元" in clause.text for clause in source.clauses)


def test_the_registers_are_read_whole(django_assert_num_queries):
    post = PostFactory(official__name="苏和平", department__name="市民政局")
    Department.objects.create(name="市旅游发展委员会", abolished_on=date(2019, 1, 1))
    city = Region.objects.create(code="150600", name="鄂尔多斯市")
    Region.objects.create(code="150602", name="东胜区", parent=city)
    with django_assert_num_queries(5):
        register = register_of_today()
    [person] = register.people
    assert (person.name, person.tenures[0].title) == ("苏和平", post.title)
    assert {office.name for office in register.departments} == {"市民政局", "市旅游发展委员会"}
    assert {place.code: place.parent for place in register.regions} == {
        "150600": "",
        "150602": "150600",
    }


def test_an_interpretation_true_to_its_policy_has_no_error(page):
    assert [shown for shown in findings_of(page) if shown.finding.severity == "error"] == []


def test_an_amount_that_is_not_the_policys_is_shown_with_its_place(page):
    page.purpose = "<p>每户<b>22</b>00元。</p>"
    shown = reported(page)["purpose", "B4"]
    assert (shown.finding.words, shown.place) == (
        "2200元",
        str(page._meta.get_field("purpose").verbose_name),
    )


def test_the_place_of_a_finding_in_a_block_has_its_number(page):
    page.measures[0].value["figure_value"] = "1300"
    assert " 1 · " in reported(page)["measures.0.figure", "B4"].place


def test_a_missing_part_is_found_where_it_should_stand(page):
    page.purpose = ""
    page.basis = ""
    assert ("purpose", "B3") in reported(page)


def test_an_office_is_judged_on_the_day_of_explanation(page):
    PostFactory(official__name="苏和平", started_on=date(2020, 1, 1), ended_on=date(2026, 6, 30))
    page.background = "<p>局长苏和平介绍了背景。</p>"
    page.interpreted_on = date(2026, 6, 30)
    assert ("background", "N2") not in reported(page)
    page.interpreted_on = date(2026, 7, 1)
    assert ("background", "N2") in reported(page)


def test_the_release_screen_lists_the_findings_of_the_newest_draft(client, page):
    page.title = "震惊！这笔钱<b>来了</b>"
    page.save_revision()
    client.force_login(UserFactory(administrator=True))
    answer = client.get(reverse("interpretations_admin:release", args=[page.pk]))
    screen = answer.content.decode()
    assert {"V1", "V2"} <= {shown.finding.rule for shown in answer.context["findings"]}
    assert '<mark class="finding__words">这笔钱</mark>' in screen
    assert answer.context["findings"][0].finding.suggestion in screen
    assert "<b>来了</b>" not in screen


def test_the_release_screen_says_when_nothing_is_found(client, page):
    client.force_login(UserFactory(administrator=True))
    answer = client.get(reverse("interpretations_admin:release", args=[page.pk]))
    assert answer.context["findings"] == []
    assert 'class="findings"' not in answer.content.decode()


def test_the_checks_know_of_django_only_how_to_translate():
    [folder] = interpretations.compliance.__path__
    imported = {
        node.module
        for path in Path(folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    from_django = {name for name in imported if name.startswith("django")}
    assert from_django == {"django.utils.translation", "django.utils.functional"}
