"""Checks what a person chose against what there is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from channels.addresses import clean_email
from channels.base import ALL_THEMES
from channels.exceptions import InvalidChoicesError
from channels.models import Subscriber
from channels.selectors.offer import OFFERED_CHANNELS
from cms.vocabulary.models import Region, Theme

EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person asked for, checked. ``email`` is clean, or empty."""

    follows_all_themes: bool
    themes: tuple[Theme, ...]
    regions: tuple[Region, ...]
    channels: frozenset[str]
    email: str


def check_choices(
    *, themes: Iterable[str], regions: Iterable[str], channels: Iterable[str], email: str
) -> Choices:
    """Return the choices with their rows.

    Raises:
        InvalidChoicesError: None chosen, an unknown code or channel, or a broken address.
    """
    theme_codes, region_codes, channel_names = set(themes), set(regions), frozenset(channels)
    everything = ALL_THEMES in theme_codes
    return Choices(
        follows_all_themes=everything,
        themes=() if everything else _themes(theme_codes),
        regions=_regions(region_codes),
        channels=_channels(channel_names),
        email=_email(email) if email.strip() and EMAIL in channel_names else "",
    )


def apply_choices(subscriber: Subscriber, *, choices: Choices) -> None:
    """Make the subscriber follow what was chosen."""
    subscriber.follows_all_themes = choices.follows_all_themes
    subscriber.save(update_fields=["follows_all_themes"])
    subscriber.themes.set(choices.themes)
    subscriber.regions.set(choices.regions)


def _themes(codes: set[str]) -> tuple[Theme, ...]:
    if not codes:
        raise InvalidChoicesError(_("Choose at least one theme, or all."), field="themes")
    found = tuple(Theme.objects.filter(code__in=codes))
    if len(found) != len(codes):
        raise InvalidChoicesError(_("One of the themes does not exist any more."), field="themes")
    return found


def _regions(codes: set[str]) -> tuple[Region, ...]:
    if not codes:
        raise InvalidChoicesError(_("Choose at least one region."), field="regions")
    found = tuple(Region.objects.filter(code__in=codes))
    if len(found) != len(codes):
        raise InvalidChoicesError(_("One of the regions does not exist any more."), field="regions")
    return found


def _channels(names: frozenset[str]) -> frozenset[str]:
    if not names:
        raise InvalidChoicesError(_("Choose at least one way to be told."), field="channels")
    if names - set(OFFERED_CHANNELS) or names - set(settings.CHANNELS):
        raise InvalidChoicesError(_("One of the ways is not offered."), field="channels")
    return names


def _email(typed: str) -> str:
    try:
        return clean_email(typed)
    except ValueError as error:
        raise InvalidChoicesError(
            _("This is not a complete e-mail address. It looks like name@example.com."),
            field="email",
        ) from error
