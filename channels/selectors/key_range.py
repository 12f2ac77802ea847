"""A stretch of subscribers, by key."""

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class KeyRange:
    """Subscribers from ``first`` to ``last``, both included. None means no bound."""

    first: int | None = None
    last: int | None = None

    @property
    def condition(self) -> Q:
        """The condition on any row that has a ``subscriber``.

        It is repeated inside sub-queries: PostgreSQL otherwise reads a whole link table for every chunk.
        """
        condition = Q()
        if self.first is not None:
            condition &= Q(subscriber__gte=self.first)
        if self.last is not None:
            condition &= Q(subscriber__lte=self.last)
        return condition


EVERYONE = KeyRange()
