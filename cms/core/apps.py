"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The leaf app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.core"
    label = "core"
    verbose_name = _("Core")
