"""App registration."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterpretationsConfig(AppConfig):
    """Interpretations."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "interpretations"
    label = "interpretations"
    verbose_name = _("Interpretations")

    def ready(self) -> None:
        """Connect the signal handlers, once the models are there."""
        import_module("interpretations.signal_handlers")
