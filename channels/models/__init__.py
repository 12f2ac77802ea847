"""Subscribers, what they agreed to, notices, and the ledger of deliveries."""

from channels.models.channel_pause import ChannelPause
from channels.models.consent import Consent
from channels.models.contact import ContactPoint
from channels.models.delivery import Delivery
from channels.models.mail_throttle import MailThrottle
from channels.models.notice import Notice
from channels.models.subscriber import Subscriber

__all__ = [
    "ChannelPause",
    "Consent",
    "ContactPoint",
    "Delivery",
    "MailThrottle",
    "Notice",
    "Subscriber",
]
