"""What the queue may call: an id in, one call. Every one may run twice."""

from channels.delivery import claiming, confirming, planning, sending, sweeping
from cms.core.queueing import queue

PLAN = "channels.tasks.plan_notice"
SEND = "channels.tasks.send_notice"
CONFIRM = "channels.tasks.send_confirmation"
SWEEP = "channels.tasks.sweep_channels"

SECONDS_A_TASK = 240
"""How long one task keeps a worker: well under the queue's own limit, and short enough to let renders through."""


def plan_notice(notice_id: int) -> None:
    """Plan a confirmed notice, then have it sent."""
    if planning.plan_notice(notice_id):
        queue(SEND, notice_id, label=f"send notice {notice_id}")


def send_notice(notice_id: int) -> None:
    """Send what is ready for a while; ring again if there is more."""
    if sending.send_notice(notice_id, seconds=SECONDS_A_TASK):
        queue(SEND, notice_id, label=f"send notice {notice_id}")


def send_confirmation(contact_id: int) -> None:
    """Send the confirmation that a contact waits for."""
    confirming.send_confirmation(contact_id)


def sweep_channels() -> None:
    """Settle what dead senders left, close what is done, and ring for whatever is unfinished. Runs every minute."""
    claiming.settle_abandoned()
    sending.finish_notices()
    sweeping.forget_unconfirmed()
    for notice_id in sweeping.notices_to_plan():
        queue(PLAN, notice_id, label=f"plan notice {notice_id}")
    for notice_id in sweeping.notices_to_send():
        queue(SEND, notice_id, label=f"send notice {notice_id}")
    for contact_id in sweeping.confirmations_to_send():
        queue(CONFIRM, contact_id, label=f"confirm contact {contact_id}")
