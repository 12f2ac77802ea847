"""The adapters, by the names that settings.CHANNELS gives them."""

from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.module_loading import import_string

from channels.base import Adapter


@cache
def adapter_for(channel: str) -> Adapter:
    """Return the one adapter of ``channel``.

    Raises:
        KeyError: No such channel is configured.
        ImportError: Its ADAPTER path leads nowhere.
        TypeError: It is no adapter, or does not take its OPTIONS.
    """
    entry: dict[str, Any] = settings.CHANNELS[channel]
    adapter = import_string(entry["ADAPTER"])(**entry.get("OPTIONS", {}))
    if not isinstance(adapter, Adapter):
        raise TypeError(f"{entry['ADAPTER']} is not a channels.base.Adapter")
    return adapter


def channel_label(channel: str) -> str:
    """Return what people call ``channel``; its bare name when it is no longer configured."""
    return str(adapter_for(channel).label) if channel in settings.CHANNELS else channel


@receiver(setting_changed)
def _forget_adapters(*, setting: str, **_: Any) -> None:
    if setting == "CHANNELS":
        adapter_for.cache_clear()
