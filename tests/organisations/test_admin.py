import pytest
from django.urls import reverse

from cms.organisations.models import Department, Official
from tests.factories.organisations import (
    DepartmentFactory,
    OfficialFactory,
    PostFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(administrator=True))
    return client


def test_an_official_is_added_together_with_the_posts(admin):
    department = DepartmentFactory()

    admin.post(
        reverse("wagtailsnippets_organisations_official:add"),
        {
            "name": "苏日娜",
            "posts-TOTAL_FORMS": "1",
            "posts-INITIAL_FORMS": "0",
            "posts-MIN_NUM_FORMS": "0",
            "posts-MAX_NUM_FORMS": "1000",
            "posts-0-department": department.pk,
            "posts-0-title": "局长",
            "posts-0-kind": "principal",
            "posts-0-started_on": "2026-07-01",
            "posts-0-ended_on": "",
        },
    )

    post = Official.objects.get(name="苏日娜").posts.get()
    assert (post.department, post.title) == (department, "局长")


def test_departments_and_posts_are_found_by_the_names_people_use(admin):
    DepartmentFactory(name="鄂尔多斯市民政局", short_name="市民政局")
    DepartmentFactory(name="鄂尔多斯市财政局")
    PostFactory(official=OfficialFactory(name="苏日娜"))
    PostFactory(official=OfficialFactory(name="郭建平"))

    departments = admin.get(reverse("wagtailsnippets_organisations_department:list"), {"q": "民政"})
    posts = admin.get(reverse("wagtailsnippets_organisations_post:list"), {"q": "苏日"})

    assert "鄂尔多斯市民政局" in departments.content.decode()
    assert "鄂尔多斯市财政局" not in departments.content.decode()
    assert "苏日娜" in posts.content.decode()
    assert "郭建平" not in posts.content.decode()


def test_a_department_is_added_with_what_it_is_part_of(admin):
    parent = DepartmentFactory()

    admin.post(
        reverse("wagtailsnippets_organisations_department:add"),
        {
            "name": "就业服务中心",
            "short_name": "",
            "parent": parent.pk,
            "established_on": "",
            "abolished_on": "",
        },
    )

    assert Department.objects.get(name="就业服务中心").parent == parent
