"""Abstract models shared by the rooms above."""

from cms.core.models.pages import BasePage

__all__ = ["BasePage"]
