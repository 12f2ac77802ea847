"""Regions and themes, as tests need them."""

import factory
from factory.django import DjangoModelFactory

from cms.vocabulary.models import Region, Theme


class RegionFactory(DjangoModelFactory):
    """A region by its code; the same code gives the same region."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda number: f"98{number:04d}")
    name = factory.LazyAttribute(lambda region: f"地区{region.code}")


class ThemeFactory(DjangoModelFactory):
    """A theme by its code; the same code gives the same theme."""

    class Meta:
        model = Theme
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda number: f"subject-{number}")
    name = factory.LazyAttribute(lambda theme: f"主题{theme.code}")
