"""Regions and themes."""

from cms.vocabulary.models.region import Region
from cms.vocabulary.models.theme import Theme

__all__ = ["Region", "Theme"]
