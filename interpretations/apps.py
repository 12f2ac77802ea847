"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterpretationsConfig(AppConfig):
    """Interpretations."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "interpretations"
    label = "interpretations"
    verbose_name = _("Interpretations")
