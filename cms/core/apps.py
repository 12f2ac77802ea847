"""App registration."""

from importlib import import_module

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from cms.core.checks import check_debug_is_off, check_no_demo_accounts


class CoreConfig(AppConfig):
    """The leaf app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        """Register the start-up checks; name the admin's unnamed fields."""
        # Only now: forms need the apps to be there.
        import_module("cms.core.admin_labels").name_unmarked_fields()
        register(check_debug_is_off, Tags.security)
        register(check_no_demo_accounts, Tags.database)
