"""Words for channels and states in templates."""

from django import template

from channels.enums import DeliveryStatus
from channels.registry import channel_label
from channels.selectors.progress import ChannelProgress

register = template.Library()


@register.filter
def channel_name(channel: str) -> str:
    """Return what people call a channel."""
    return channel_label(channel)


@register.filter
def count_of(progress: ChannelProgress, status: DeliveryStatus) -> int:
    """Return how many deliveries of a channel stand at ``status``."""
    return progress.count(status)
