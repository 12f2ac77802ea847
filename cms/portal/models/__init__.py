"""Pages that belong to the portal itself."""

from cms.portal.models.home import HomePage

__all__ = ["HomePage"]
