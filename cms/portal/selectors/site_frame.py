"""What the frame of every page shows: who runs the site, where one can go, how large the type is."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

HOME = pgettext_lazy("navigation", "Home")
ELDER_COOKIE = "reading_size"
ELDER_VALUE = "large"


@dataclass(frozen=True, slots=True)
class SiteIdentity:
    """The site as the office registered it; what is not configured is empty and not shown."""

    name: str
    operator: str = ""
    telephone: str = ""
    code: str = ""
    icp_number: str = ""
    police_number: str = ""
    is_demo: bool = False

    @property
    def has_registration(self) -> bool:
        """Whether the office has given any of its registration numbers."""
        return bool(self.code or self.icp_number or self.police_number)


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One entry of the main navigation. ``current_kind`` is the value for ``aria-current`` ("" elsewhere)."""

    label: str | Promise
    address: str
    current_kind: str = ""

    @property
    def is_current(self) -> bool:
        """Whether the reader is on this page or below it."""
        return bool(self.current_kind)


def site_identity() -> SiteIdentity:
    """Return the identity the settings give."""
    return SiteIdentity(
        name=settings.WAGTAIL_SITE_NAME,
        is_demo=settings.JIEDU_DEMO,
        **settings.SITE_IDENTIFICATION,
    )


def navigation(*, path: str, library_address: str) -> list[NavigationEntry]:
    """Return the entries whose pages exist.

    Args:
        path: The address being shown.
        library_address: The policy library's address, empty when there is none yet.
    """
    places = [
        (HOME, "/"),
        (_("Policies"), library_address),
        (pgettext_lazy("navigation", "Search"), reverse("portal:search")),
        (_("Subscribe"), subscribe_address()),
        (_("Inbox"), _address("channels:inbox")),
    ]
    return [
        NavigationEntry(label=label, address=address, current_kind=_current_kind(path, address))
        for label, address in places
        if address
    ]


def subscribe_address() -> str:
    """Return where residents subscribe, empty while that page does not exist."""
    return _address("channels:subscribe")


def _current_kind(path: str, address: str) -> str:
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith(address) else ""


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
