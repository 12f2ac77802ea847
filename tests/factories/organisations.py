"""Departments, officials and posts, as tests need them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from cms.organisations.models import Department, Official, Post, PostKind, User


class UserFactory(DjangoModelFactory):
    """Somebody who can log in; with ``administrator=True`` somebody who may do everything."""

    class Meta:
        model = User
        django_get_or_create = ("username",)

    class Params:
        administrator = factory.Trait(is_staff=True, is_superuser=True)

    username = factory.Sequence(lambda number: f"user-{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.invalid")


class DepartmentFactory(DjangoModelFactory):
    """A department by its name; the same name gives the same department."""

    class Meta:
        model = Department
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda number: f"第{number}局")


class OfficialFactory(DjangoModelFactory):
    """An official."""

    class Meta:
        model = Official

    name = factory.Sequence(lambda number: f"干部{number}")


class PostFactory(DjangoModelFactory):
    """A head's post since 2024; with ``deputy=True`` a deputy's."""

    class Meta:
        model = Post

    class Params:
        deputy = factory.Trait(kind=PostKind.DEPUTY, title="副局长")

    official = factory.SubFactory(OfficialFactory)
    department = factory.SubFactory(DepartmentFactory)
    kind = PostKind.PRINCIPAL
    title = "局长"
    started_on = date(2024, 1, 1)
