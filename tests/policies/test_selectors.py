import pytest

from cms.policies.selectors import clause_tree, policies_for_library
from tests.factories.policies import TEXT, make_policy
from tests.factories.vocabulary import RegionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def shape(nodes):
    return [(node.clause.anchor, shape(node.children)) for node in nodes]


def test_the_clause_tree_is_nested_in_one_query(django_assert_num_queries):
    page = make_policy()

    with django_assert_num_queries(1):
        tree = clause_tree(page)

    assert shape(tree) == [
        ("pre-1", []),
        ("c-1", [("c-1-1", []), ("c-1-2", [])]),
        ("c-2", [("c-2-1", []), ("c-2-2", [])]),
        ("end-1", []),
    ]


def other(number, *, day="20日", **fields):
    text = TEXT.replace("〕7号", f"〕{number}号").replace("2026年10月20日", f"2026年10月{day}")
    return make_policy(text, **fields)


def test_the_library_lists_public_policies_the_newest_first_with_few_queries(
    django_assert_num_queries,
):
    old, new = other(1, day="1日"), other(2, day="2日")
    undated = make_policy("一、没有日期。")
    other(3, publish=False)

    with django_assert_num_queries(4):  # one of them asks which pages are private
        found = list(policies_for_library())
        assert [list(page.themes.all()) for page in found] == [[], [], []]

    assert found == [new, old, undated]


def test_every_word_that_is_asked_for_must_stand_in_the_policy():
    page = make_policy()

    assert list(policies_for_library(words="取暖 1800元")) == [page]
    assert list(policies_for_library(words="取暖 空调")) == []
    assert list(policies_for_library(words="〔2026〕7号")) == [page]


def test_a_policy_of_two_chosen_themes_is_listed_once():
    themes = [ThemeFactory(), ThemeFactory()]
    page = other(1, themes=themes)
    other(2)

    assert list(policies_for_library(themes=themes)) == [page]


def test_a_region_finds_policies_above_it_inside_it_and_for_everywhere():
    city = RegionFactory(code="150600")
    banner = RegionFactory(code="150626", parent=city)
    neighbour = RegionFactory(code="150627", parent=city)
    for_city, for_banner = other(1, regions=[city]), other(2, regions=[banner])
    for_neighbour, for_all = other(3, regions=[neighbour]), other(4)

    assert set(policies_for_library(region=banner)) == {for_city, for_banner, for_all}
    assert set(policies_for_library(region=city)) == {for_city, for_banner, for_neighbour, for_all}
