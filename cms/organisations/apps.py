"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Departments, officials, posts."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.organisations"
    label = "organisations"
    verbose_name = _("Organisations")
