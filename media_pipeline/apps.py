"""App registration."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaPipelineConfig(AppConfig):
    """Productions."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "media_pipeline"
    label = "media_pipeline"
    verbose_name = _("Media pipeline")

    def ready(self) -> None:
        """Connect the signals and register the system checks."""
        import_module("media_pipeline.signal_handlers")
        import_module("media_pipeline.checks")
