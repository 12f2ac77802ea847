"""Proposing, confirming and stopping notices."""

import hashlib
import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels.base import AudienceRule, NoticeContent
from channels.enums import DeliveryStatus, NoticeStatus
from channels.exceptions import InvalidNoticeError, NoticeCancelledError
from channels.models import ChannelPause, Delivery, Notice
from channels.tasks import PLAN, SEND
from cms.core.queueing import queue

if TYPE_CHECKING:
    from cms.organisations.models import User

_LONGEST_TITLE = 255
_LONGEST_ADDRESS = 500


@transaction.atomic
def propose_notice(
    *, content: NoticeContent, rule: AudienceRule, requested_by: "User | None"
) -> Notice:
    """Return the draft of a notice; nothing is sent before confirm_notice.

    There is one notice per source and edition: proposing the same again returns the same one, as far as it has come. A
    draft takes over the latest words and audience; older drafts of the same source are stopped.

    Raises:
        InvalidNoticeError: No title or source, or an address that is neither a path of this site nor http(s).
    """
    _check_content(content)
    edition = content.edition or _edition_of(content)
    words: dict[str, object] = {
        "title": " ".join(content.title.split())[:_LONGEST_TITLE],
        "summary": content.summary.strip(),
        "address": content.address,
        "theme_codes": sorted(rule.themes),
        "region_codes": sorted(rule.regions),
    }
    notice, is_new = Notice.objects.get_or_create(
        source=content.source,
        edition=edition,
        defaults={**words, "requested_by": requested_by},
    )
    same = Notice.objects.filter(pk=notice.pk)
    if not is_new:
        # A draft that was stopped before anybody confirmed it may be proposed again.
        same.filter(confirmed_at=None).move(NoticeStatus.DRAFT, explanation="")
        same.filter(status=NoticeStatus.DRAFT).update(**words, requested_by=requested_by)
    older = Notice.objects.filter(source=content.source, status=NoticeStatus.DRAFT).exclude(
        pk=notice.pk
    )
    older.move(NoticeStatus.CANCELLED, explanation=_("A newer edition took its place."))
    notice.refresh_from_db()
    return notice


@transaction.atomic
def confirm_notice(notice: Notice, *, confirmed_by: "User | None") -> Notice:
    """Have a draft planned and sent. Of any number of calls exactly one does it; the others change nothing.

    Raises:
        NoticeCancelledError: It has been stopped.
    """
    moved = Notice.objects.filter(pk=notice.pk).move(
        NoticeStatus.CONFIRMED, confirmed_by=confirmed_by, confirmed_at=timezone.now()
    )
    if moved:
        queue(PLAN, notice.pk, label=f"plan notice {notice.pk}")
    current = Notice.objects.get(pk=notice.pk)
    if current.status == NoticeStatus.CANCELLED:
        raise NoticeCancelledError(current.explanation)
    return current


@transaction.atomic
def cancel_notice(target: Notice | str, *, why: str) -> int:
    """Stop a notice, or every notice of a source: what waits is not sent any more. May be called again.

    Args:
        target: The notice, or the source key it was proposed with.
        why: One sentence, shown to staff.

    Returns:
        How many deliveries were stopped. What the provider has taken cannot be called back.
    """
    notices = (
        Notice.objects.filter(source=target)
        if isinstance(target, str)
        else Notice.objects.filter(pk=target.pk)
    )
    keys = list(notices.values_list("pk", flat=True))
    Notice.objects.filter(pk__in=keys).move(NoticeStatus.CANCELLED, explanation=why[:200])
    waiting = Delivery.objects.filter(
        notice_id__in=keys,
        notice__status=NoticeStatus.CANCELLED,
        status__in=[DeliveryStatus.PENDING, DeliveryStatus.RETRY],
    )
    return waiting.move(DeliveryStatus.CANCELLED, explanation=why[:200])


@transaction.atomic
def retry_failed(notice: Notice) -> int:
    """Put the refused deliveries of a notice in line again, by a person's decision; return how many there were.

    Deliveries whose outcome is unknown are left alone: sending them again could be a second message.
    """
    current = Notice.objects.select_for_update().get(pk=notice.pk)
    if current.status not in {NoticeStatus.SENDING, NoticeStatus.FINISHED}:
        return 0
    failed = Delivery.objects.filter(notice=current, status=DeliveryStatus.FAILED)
    count = failed.move(DeliveryStatus.RETRY, attempts=0, not_before=None, explanation="")
    if count:
        Notice.objects.filter(pk=current.pk, status=NoticeStatus.FINISHED).move(
            NoticeStatus.SENDING, finished_at=None
        )
        queue(SEND, current.pk, label=f"send notice {current.pk}")
    return count


@transaction.atomic
def resume_channel(channel: str) -> None:
    """Let a paused channel try again now; the fault is thought to be mended."""
    ChannelPause.objects.filter(channel=channel).delete()
    for notice_id in Notice.objects.open().values_list("pk", flat=True):
        queue(SEND, notice_id, label=f"send notice {notice_id}")


def _check_content(content: NoticeContent) -> None:
    if not content.title.strip():
        raise InvalidNoticeError(_("A notice needs a title."))
    if not content.source:
        raise InvalidNoticeError(_("A notice needs a source."))
    if not _is_address(content.address):
        raise InvalidNoticeError(
            _("A notice leads to a page of this site or to an http(s) address.")
        )


def _is_address(address: str) -> bool:
    if not address.isprintable() or " " in address or len(address) > _LONGEST_ADDRESS:
        return False
    parts = urlsplit(address)
    if not parts.scheme and not parts.netloc:
        return address.startswith("/") and not address.startswith(("//", "/\\"))
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _edition_of(content: NoticeContent) -> str:
    words = json.dumps([content.title, content.summary, content.address], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()
