"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VocabularyConfig(AppConfig):
    """Regions and themes."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.vocabulary"
    label = "vocabulary"
    verbose_name = _("Vocabulary")
