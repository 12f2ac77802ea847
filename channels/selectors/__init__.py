"""Questions that span models: who is concerned, how far a notice has come, what is in an inbox."""

from channels.selectors.audience import AudiencePreview, preview_audience
from channels.selectors.inbox import inbox_of
from channels.selectors.progress import NoticeProgress, deliveries_of, notice_progress
from channels.selectors.rule_words import rule_in_words

__all__ = [
    "AudiencePreview",
    "NoticeProgress",
    "deliveries_of",
    "inbox_of",
    "notice_progress",
    "preview_audience",
    "rule_in_words",
]
