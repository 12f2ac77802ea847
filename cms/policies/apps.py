"""App registration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoliciesConfig(AppConfig):
    """Source policies."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.policies"
    label = "policies"
    verbose_name = _("Policies")
