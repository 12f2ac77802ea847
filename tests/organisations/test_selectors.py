from datetime import date

import pytest

from cms.organisations.models import PostKind
from cms.organisations.selectors import posts_on, principal_posts_of
from tests.factories.organisations import DepartmentFactory, OfficialFactory, PostFactory

pytestmark = pytest.mark.django_db

BEFORE, LAST_DAY, FIRST_DAY = date(2026, 6, 29), date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def promoted():
    """A deputy until the end of June who is the head from the first of July."""
    department, official = DepartmentFactory(), OfficialFactory()
    deputy = PostFactory(official=official, department=department, deputy=True, ended_on=LAST_DAY)
    head = PostFactory(official=official, department=department, started_on=FIRST_DAY)
    return department, deputy, head


def test_first_and_last_day_of_a_post_count(promoted):
    _department, deputy, head = promoted

    assert list(posts_on(LAST_DAY)) == [deputy]
    assert list(posts_on(FIRST_DAY)) == [head]


def test_a_post_that_has_not_begun_does_not_count(promoted):
    assert list(posts_on(date(2023, 12, 31))) == []


def test_who_was_the_head_depends_on_the_day(promoted):
    department, _deputy, head = promoted

    assert list(principal_posts_of(department, on=BEFORE)) == []
    assert list(principal_posts_of(department, on=FIRST_DAY)) == [head]


def test_the_head_of_another_department_is_not_this_ones(promoted):
    PostFactory()
    department, _deputy, head = promoted

    assert list(principal_posts_of(department, on=FIRST_DAY)) == [head]


@pytest.mark.parametrize("kind", [PostKind.ACTING, PostKind.IN_CHARGE])
def test_an_acting_head_counts_only_when_flagged(kind):
    department = DepartmentFactory()
    flagged = PostFactory(department=department, kind=kind, counts_as_principal=True)
    PostFactory(department=department, kind=kind)

    assert list(principal_posts_of(department, on=FIRST_DAY)) == [flagged]


def test_officials_and_departments_come_along(promoted, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [(post.official.name, str(post.department)) for post in posts_on(FIRST_DAY)]
