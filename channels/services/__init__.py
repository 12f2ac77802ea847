"""What people can do: subscribe, confirm, change, leave; propose, confirm and stop notices."""

from channels.selectors import preview_audience
from channels.services.confirming import confirm_email, contact_to_confirm
from channels.services.leaving import leave, stop_by_link, stop_channel
from channels.services.notices import (
    cancel_notice,
    confirm_notice,
    propose_notice,
    resume_channel,
    retry_failed,
)
from channels.services.reading import export_subscription, mark_read, subscriber_by_key
from channels.services.resealing import reseal_contacts
from channels.services.subscribing import (
    pause_subscription,
    resume_subscription,
    subscribe,
    update_subscription,
)

__all__ = [
    "cancel_notice",
    "confirm_email",
    "confirm_notice",
    "contact_to_confirm",
    "export_subscription",
    "leave",
    "mark_read",
    "pause_subscription",
    "preview_audience",
    "propose_notice",
    "reseal_contacts",
    "resume_channel",
    "resume_subscription",
    "retry_failed",
    "stop_by_link",
    "stop_channel",
    "subscribe",
    "subscriber_by_key",
    "update_subscription",
]
