from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from cms.organisations.models import Post, PostKind
from tests.factories.organisations import DepartmentFactory, OfficialFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"ended_on": date(2023, 12, 31)}, "ended_on"),
        ({"counts_as_principal": True}, "counts_as_principal"),
        ({"kind": PostKind.DEPUTY, "counts_as_principal": True}, "counts_as_principal"),
    ],
)
def test_a_post_that_cannot_be_is_refused_at_its_field(fields, wrong):
    post = PostFactory.build(official=OfficialFactory(), department=DepartmentFactory(), **fields)

    with pytest.raises(ValidationError) as refused:
        post.clean()

    assert list(refused.value.message_dict) == [wrong]


@pytest.mark.parametrize(
    "fields", [{"ended_on": date(2023, 12, 31)}, {"counts_as_principal": True}]
)
def test_the_database_refuses_it_too(fields):
    with pytest.raises(IntegrityError):
        PostFactory(**fields)


@pytest.mark.parametrize(
    ("fields", "is_principal"),
    [
        ({"kind": PostKind.PRINCIPAL}, True),
        ({"kind": PostKind.DEPUTY}, False),
        ({"kind": PostKind.ACTING}, False),
        ({"kind": PostKind.ACTING, "counts_as_principal": True}, True),
    ],
)
def test_who_counts_as_the_principal_official(fields, is_principal):
    assert Post(**fields).is_principal is is_principal


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2023, 12, 31), False),
        (date(2024, 1, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_a_post_is_held_from_its_first_to_its_last_day(day, held):
    assert PostFactory.build(ended_on=date(2025, 6, 30)).held_on(day) is held


def test_posts_go_with_their_official():
    post = PostFactory()

    post.official.delete()

    assert not Post.objects.exists()


def test_a_department_with_posts_stays():
    post = PostFactory()

    with pytest.raises(ProtectedError):
        post.department.delete()


def test_names_say_who_is_what():
    department = DepartmentFactory(name="鄂尔多斯市民政局", short_name="市民政局")
    post = PostFactory(official=OfficialFactory(name="张三"), department=department)

    assert str(post).startswith("张三 · 市民政局局长 ")
    assert str(post).endswith(post.term)
