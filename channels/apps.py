"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelsConfig(AppConfig):
    """Notices and deliveries."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "channels"
    label = "channels"
    verbose_name = _("Channels")
