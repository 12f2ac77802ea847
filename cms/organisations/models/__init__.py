"""Users, departments, officials and posts."""

from cms.organisations.models.department import Department
from cms.organisations.models.official import Official
from cms.organisations.models.post import Post, PostKind
from cms.organisations.models.user import User

__all__ = ["Department", "Official", "Post", "PostKind", "User"]
