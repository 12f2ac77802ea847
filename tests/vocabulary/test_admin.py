import pytest
from django.urls import reverse

from cms.vocabulary.models import Region, Theme
from tests.factories.organisations import UserFactory
from tests.factories.vocabulary import RegionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(administrator=True))
    return client


def test_regions_are_found_by_name_or_code(admin):
    RegionFactory(code="150602", name="东胜区")
    RegionFactory(code="150626", name="乌审旗")

    for asked in ("东胜", "150602"):
        shown = admin.get(
            reverse("wagtailsnippets_vocabulary_region:list"), {"q": asked}
        ).content.decode()
        assert "东胜区" in shown
        assert "乌审旗" not in shown


def test_a_region_is_added_with_what_it_belongs_to(admin):
    city = RegionFactory(code="150600")

    admin.post(
        reverse("wagtailsnippets_vocabulary_region:add"),
        {"code": "150627", "name": "伊金霍洛旗", "short_name": "伊旗", "parent": city.pk},
    )

    assert Region.objects.get(code="150627").parent == city


def test_themes_are_listed_and_added(admin):
    ThemeFactory(name="科技、教育")

    admin.post(
        reverse("wagtailsnippets_vocabulary_theme:add"),
        {"code": "labour", "name": "劳动", "position": 3},
    )

    assert Theme.objects.get(code="labour").position == 3
    assert (
        "科技、教育" in admin.get(reverse("wagtailsnippets_vocabulary_theme:list")).content.decode()
    )
