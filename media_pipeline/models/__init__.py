"""Productions and their files."""

from media_pipeline.models.production import Production
from media_pipeline.models.production_file import ProductionFile

__all__ = ["Production", "ProductionFile"]
