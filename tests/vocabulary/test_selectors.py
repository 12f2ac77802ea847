import pytest

from cms.vocabulary.models import Region
from cms.vocabulary.selectors import ancestor_codes, codes_touching, descendant_codes
from tests.factories.vocabulary import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    province = RegionFactory(code="150000")
    city = RegionFactory(code="150600", parent=province)
    banner = RegionFactory(code="150626", parent=city)
    RegionFactory(code="150602", parent=city)
    RegionFactory(code="150200", parent=province)
    return {"province": province, "city": city, "banner": banner}


def test_a_region_and_what_it_belongs_to_come_from_the_inside_out(
    regions, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert ancestor_codes(regions["banner"]) == ["150626", "150600", "150000"]


def test_a_region_and_what_is_inside_it_come_by_code(regions, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert descendant_codes(regions["province"]) == [
            "150000",
            "150200",
            "150600",
            "150602",
            "150626",
        ]


def test_a_policy_of_a_neighbour_does_not_touch_a_region(regions):
    assert codes_touching(regions["city"]) == {"150000", "150600", "150602", "150626"}


def test_regions_that_belong_to_one_another_in_a_circle_are_named_once(regions):
    Region.objects.filter(pk=regions["province"].pk).update(parent=regions["banner"])

    assert sorted(ancestor_codes(regions["banner"])) == ["150000", "150600", "150626"]
    assert len(descendant_codes(regions["banner"])) == len(set(descendant_codes(regions["banner"])))
