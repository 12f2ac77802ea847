"""Writes the delivery rows of a confirmed notice, chunk by chunk, inside the database.

Each chunk is one INSERT … SELECT … ON CONFLICT DO NOTHING, committed together with the mark of how far planning has
come. Cut off anywhere, it goes on from the mark; run twice, the second run finds nothing to add.
"""

import logging

from django.db import connection, transaction
from django.db.models import BigIntegerField, DateTimeField, Max, QuerySet, Value
from django.utils import timezone

from channels.enums import NoticeStatus
from channels.models import ContactPoint, Delivery, Notice, Subscriber
from channels.selectors.audience import Audience
from channels.selectors.key_range import KeyRange

logger = logging.getLogger(__name__)
CHUNK_SIZE = 20_000  # Subscribers a transaction: the longest then stays well under a second on both databases.

_COLUMNS = ("notice_id", "subscriber_id", "contact_id", "channel", "reason", "planned_at")


def plan_notice(notice_id: int, *, chunk_size: int = CHUNK_SIZE) -> bool:
    """Plan all deliveries of a confirmed notice and open it for sending.

    Args:
        notice_id: The notice.
        chunk_size: Subscribers a transaction.

    Returns:
        Whether the notice may be sent now. False when it is not (or no longer) confirmed.
    """
    notice = Notice.objects.filter(pk=notice_id).unplanned().first()
    if notice is None:
        return Notice.objects.filter(pk=notice_id).open().exists()
    audience = Audience(notice.rule)
    while plan_chunk(notice_id, audience=audience, size=chunk_size):
        pass
    opened = Notice.objects.filter(pk=notice_id).open().exists()
    logger.info(
        "Notice planned",
        extra={"event": "notice_planned", "notice_id": notice_id, "opened": opened},
    )
    return opened


@transaction.atomic
def plan_chunk(notice_id: int, *, audience: Audience, size: int) -> bool:
    """Plan the next chunk; return whether there may be another. The row lock keeps planners and cancellation apart."""
    notice = Notice.objects.select_for_update().filter(pk=notice_id).unplanned().first()
    if notice is None:
        return False
    first = notice.planned_through + 1
    last = _last_of_chunk(first, size=size)
    if last is None:
        Notice.objects.filter(pk=notice_id).move(NoticeStatus.SENDING)
        return False
    _insert_missing(notice, audience=audience, subscribers=KeyRange(first, last))
    Notice.objects.filter(pk=notice_id).update(planned_through=last)
    return True


def _last_of_chunk(first: int, *, size: int) -> int | None:
    """Return the key of the chunk's last subscriber, or None when nobody is left."""
    keys = Subscriber.objects.filter(pk__gte=first).order_by("pk").values("pk")[:size]
    last: int | None = Subscriber.objects.filter(pk__in=keys).aggregate(last=Max("pk"))["last"]
    return last


def _insert_missing(notice: Notice, *, audience: Audience, subscribers: KeyRange) -> int:
    """Insert a delivery for every reachable contact of the chunk that has none; return how many were added."""
    reachable = audience.with_reason(
        audience.reachable(subscribers=subscribers), subscribers=subscribers
    )
    return _insert_select(
        reachable.annotate(
            notice_key=Value(notice.pk, output_field=BigIntegerField()),
            now=Value(timezone.now(), output_field=DateTimeField()),
        ).values_list("notice_key", "subscriber_id", "pk", "channel", "reason", "now")
    )


def _insert_select(rows: "QuerySet[ContactPoint, tuple[object, ...]]") -> int:
    quote = connection.ops.quote_name
    table = quote(Delivery._meta.db_table)  # noqa: SLF001 -- Django's documented Meta API
    columns = ", ".join(quote(column) for column in _COLUMNS)
    select, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        # Only names of our own columns and SQL that Django wrote are joined here; values travel as parameters.
        cursor.execute(
            f"INSERT INTO {table} ({columns}) {select} ON CONFLICT DO NOTHING",
            parameters,
        )
        return int(cursor.rowcount)
