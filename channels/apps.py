"""App registration."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelsConfig(AppConfig):
    """Notices and deliveries."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "channels"
    label = "channels"
    verbose_name = _("Channels")

    def ready(self) -> None:
        """Connect the signals and register the system checks."""
        import_module("channels.signal_handlers")
        import_module("channels.checks")
