"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Resident pages."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.portal"
    label = "portal"
    verbose_name = _("Portal")
