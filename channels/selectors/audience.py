"""Who is concerned by a notice.

One compiler turns a rule into a query; the dry run counts it, the plan inserts it, the claim checks it once more just
before sending. So the three cannot disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from channels.base import AudienceRule
from channels.enums import ContactStatus, SubscriberStatus
from channels.models import ContactPoint, Subscriber
from channels.models.contact import ContactQuerySet
from channels.selectors.key_range import EVERYONE, KeyRange
from channels.selectors.reasons import reason_expression
from channels.selectors.region_tree import TouchedRegions, touched_regions

SAMPLE_SIZE = 20


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """How many people one channel reaches."""

    channel: str
    people: int


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One person who would be told: by number, masked contact, and why."""

    number: str
    channel: str
    masked_contact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """People the rule matches who will not be told, and why."""

    why: str | Promise
    people: int


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """What would happen if the notice were confirmed now.

    ``people`` counts persons, ``by_channel`` deliveries: someone reached twice is one person.
    """

    people: int
    by_channel: tuple[ChannelCount, ...]
    sample: tuple[SamplePerson, ...]
    skipped: tuple[Skipped, ...]

    @property
    def deliveries(self) -> int:
        """How many messages would be sent."""
        return sum(count.people for count in self.by_channel)


class Audience:
    """A rule, compiled."""

    def __init__(self, rule: AudienceRule) -> None:
        self._rule = rule
        self._regions: TouchedRegions = touched_regions(rule.regions)

    def reachable(self, *, subscribers: KeyRange = EVERYONE) -> ContactQuerySet:
        """Return the confirmed contacts of active people who asked for this, on channels that exist.

        Args:
            subscribers: The stretch of subscribers to look at.
        """
        return ContactPoint.objects.confirmed().filter(
            subscribers.condition,
            self._asked_for(subscribers),
            channel__in=list(settings.CHANNELS),
            subscriber__status=SubscriberStatus.ACTIVE,
        )

    def with_reason(
        self, contacts: ContactQuerySet, *, subscribers: KeyRange = EVERYONE
    ) -> ContactQuerySet:
        """Return ``contacts`` annotated with ``reason``, the words their owner will read."""
        return contacts.annotate(
            reason=reason_expression(self._rule, regions=self._regions, subscribers=subscribers)
        )

    def matching(self) -> ContactQuerySet:
        """Return every contact whose owner asked for this, reachable or not."""
        return ContactPoint.objects.filter(self._asked_for(EVERYONE))

    def _asked_for(self, subscribers: KeyRange) -> Q:
        """Return the condition on a contact that its subscriber asked for what the rule names."""
        condition = Q()
        if self._rule.themes:
            condition &= Q(subscriber__follows_all_themes=True) | _linked(
                Subscriber.themes.through.objects.filter(theme__code__in=self._rule.themes),
                subscribers=subscribers,
            )
        if self._rule.regions:
            condition &= _linked(
                Subscriber.regions.through.objects.filter(region_id__in=self._regions.touched),
                subscribers=subscribers,
            )
        return condition


def _linked(links: QuerySet[Any], *, subscribers: KeyRange) -> Q:
    mine = links.filter(subscribers.condition, subscriber_id=OuterRef("subscriber_id"))
    return Q(Exists(mine))


def preview_audience(rule: AudienceRule) -> AudiencePreview:
    """Return who would be told if a notice with ``rule`` were confirmed now. Writes nothing."""
    audience = Audience(rule)
    reachable = audience.reachable()
    totals = reachable.values("channel").annotate(people=Count("pk")).order_by("channel")
    return AudiencePreview(
        people=reachable.values("subscriber_id").distinct().count(),
        by_channel=tuple(
            ChannelCount(channel=row["channel"], people=row["people"]) for row in totals
        ),
        sample=tuple(_sample(audience, reachable)),
        skipped=tuple(entry for entry in _skipped(audience) if entry.people),
    )


def _sample(audience: Audience, reachable: ContactQuerySet) -> Iterable[SamplePerson]:
    newest = audience.with_reason(reachable).select_related("subscriber").order_by("-pk")
    for contact in newest[:SAMPLE_SIZE]:
        yield SamplePerson(
            number=contact.subscriber.short_number,
            channel=contact.channel,
            masked_contact=contact.masked_address,
            reason=contact.reason,  # type: ignore[attr-defined]  # annotated by with_reason
        )


def _skipped(audience: Audience) -> Iterable[Skipped]:
    matching = audience.matching()
    active = matching.filter(subscriber__status=SubscriberStatus.ACTIVE)
    configured = list(settings.CHANNELS)
    yield Skipped(
        why=_("e-mail address not confirmed"),
        people=_people(active.filter(status=ContactStatus.PENDING)),
    )
    yield Skipped(
        why=_("paused by the person"),
        people=_people(matching.filter(subscriber__status=SubscriberStatus.PAUSED)),
    )
    yield Skipped(
        why=_("the channel is not in service"),
        people=_people(active.confirmed().exclude(channel__in=configured)),
    )


def _people(contacts: ContactQuerySet) -> int:
    return contacts.values("subscriber_id").distinct().count()
