"""E-mail through Django's mail backends."""

from channels.adapters.email.adapter import EmailAdapter

__all__ = ["EmailAdapter"]
