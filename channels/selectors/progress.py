"""How far a notice has come."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from channels.enums import UNFINISHED, DeliveryStatus, NoticeStatus
from channels.models import Delivery, Notice


@dataclass(frozen=True, slots=True)
class ChannelProgress:
    """The deliveries of one channel, counted by status."""

    channel: str
    by_status: Mapping[DeliveryStatus, int]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.by_status.values())

    @property
    def settled(self) -> int:
        """How many will not change by themselves any more."""
        return self.total - sum(self.by_status.get(status, 0) for status in UNFINISHED)

    def count(self, status: DeliveryStatus) -> int:
        """Return how many stand at ``status``."""
        return self.by_status.get(status, 0)


@dataclass(frozen=True, slots=True)
class NoticeProgress:
    """All of a notice's deliveries, by channel and status."""

    status: NoticeStatus
    channels: tuple[ChannelProgress, ...]

    @property
    def total(self) -> int:
        """How many deliveries are planned so far."""
        return sum(channel.total for channel in self.channels)

    @property
    def settled(self) -> int:
        """How many will not change by themselves any more."""
        return sum(channel.settled for channel in self.channels)

    @property
    def percent(self) -> int:
        """Settled deliveries in a hundred, 0 to 100; 100 when a finished notice concerned nobody."""
        if not self.total:
            return 100 if self.is_over else 0
        return self.settled * 100 // self.total

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.status in {NoticeStatus.FINISHED, NoticeStatus.CANCELLED} and all(
            channel.settled == channel.total for channel in self.channels
        )

    def count(self, status: DeliveryStatus) -> int:
        """Return how many deliveries of all channels stand at ``status``."""
        return sum(channel.count(status) for channel in self.channels)


def notice_progress(notice: Notice) -> NoticeProgress:
    """Return the counts as they are now, whatever ``notice`` was read with."""
    counts: dict[str, Counter[DeliveryStatus]] = {}
    rows = (
        Delivery.objects.filter(notice=notice)
        .values("channel", "status")
        .annotate(rows=Count("pk"))
        .order_by("channel")
    )
    for row in rows:
        counts.setdefault(row["channel"], Counter())[DeliveryStatus(row["status"])] = row["rows"]
    status = Notice.objects.values_list("status", flat=True).get(pk=notice.pk)
    return NoticeProgress(
        status=NoticeStatus(status),
        channels=tuple(
            ChannelProgress(channel=channel, by_status=by_status)
            for channel, by_status in counts.items()
        ),
    )


def deliveries_of(notice: Notice, *, status: str = "", channel: str = "") -> QuerySet[Delivery]:
    """Return the ledger rows of a notice, oldest first, with what is needed to show them."""
    rows = Delivery.objects.filter(notice=notice).select_related("contact", "subscriber")
    if status:
        rows = rows.filter(status=status)
    if channel:
        rows = rows.filter(channel=channel)
    return rows.order_by("pk")
