"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaPipelineConfig(AppConfig):
    """Productions."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "media_pipeline"
    label = "media_pipeline"
    verbose_name = _("Media pipeline")
