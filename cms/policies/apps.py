"""App registration."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoliciesConfig(AppConfig):
    """Source policies."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.policies"
    label = "policies"
    verbose_name = _("Policies")

    def ready(self) -> None:
        """Connect the signal handlers; they need the models, which are there only now."""
        import_module("cms.policies.signal_handlers").connect()
