"""System checks: a wrong channel or key is found at start-up, not at the first message."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from channels import contact_data
from channels.registry import adapter_for


@register
def check_channels(**_: Any) -> list[CheckMessage]:
    """Build every adapter of settings.CHANNELS."""
    return [error for channel in settings.CHANNELS for error in _check_channel(channel)]


@register
def check_contact_keys(**_: Any) -> list[CheckMessage]:
    """Seal, read and digest something with the configured keys."""
    try:
        contact_data.decrypt(contact_data.encrypt("check"))
        contact_data.blind_index("check")
    except ImproperlyConfigured as error:
        return [Error(str(error), id="channels.E002", hint="See docs/features/subscriptions.md.")]
    return []


def _check_channel(channel: str) -> Iterable[CheckMessage]:
    try:
        adapter_for(channel)
    except (ImportError, TypeError, ValueError, KeyError) as error:
        yield Error(
            f"The channel {channel!r} cannot be built: {error}",
            id="channels.E001",
            hint="See docs/adding-a-channel.md.",
        )
