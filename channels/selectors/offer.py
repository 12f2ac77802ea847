"""What a person can choose from."""

from django.conf import settings
from django.utils.translation import gettext as _

from channels.base import ALL_THEMES
from cms.vocabulary.models import Region, Theme

OFFERED_CHANNELS = ("inbox", "email")


def theme_options() -> list[tuple[str, str]]:
    """Return code and name of every theme, led by the one that stands for all."""
    themes = Theme.objects.values_list("code", "name")
    return [(ALL_THEMES, _("Every theme")), *themes]


def region_options() -> list[tuple[str, str]]:
    """Return code and name of every region."""
    return list(Region.objects.values_list("code", "name"))


def channel_options() -> list[tuple[str, str]]:
    """Return name and words of the channels in service that a form can offer."""
    words = {
        "inbox": _("Inbox on this site: no address needed"),
        "email": _("E-mail"),
    }
    return [(name, words[name]) for name in OFFERED_CHANNELS if name in settings.CHANNELS]
