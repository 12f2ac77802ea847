"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    """Figures."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "interpretations.supervision"
    label = "supervision"
    verbose_name = _("Supervision")
