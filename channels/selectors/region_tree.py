"""Which regions a notice for some regions touches."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.vocabulary.models import Region


@dataclass(frozen=True, slots=True)
class TouchedRegions:
    """Row keys of the regions named, and of those that contain them or lie inside them, themselves included."""

    named: frozenset[int]
    touched: frozenset[int]


def touched_regions(codes: Iterable[str]) -> TouchedRegions:
    """Return the regions that equal, contain or lie inside one of ``codes``. Unknown codes touch nothing."""
    wanted = set(codes)
    parents: dict[int, int | None] = {}
    named: set[int] = set()
    for key, code, parent in Region.objects.values_list("pk", "code", "parent_id"):
        parents[key] = parent
        if code in wanted:
            named.add(key)
    above = {ancestor for key in named for ancestor in _line_up(key, parents)}
    below = {key for key in parents if named.intersection(_line_up(key, parents))}
    return TouchedRegions(named=frozenset(named), touched=frozenset(above | below))


def _line_up(key: int, parents: dict[int, int | None]) -> list[int]:
    """Return ``key`` and all that contain it. A ring in the data ends the walk instead of hanging it."""
    line: list[int] = []
    current: int | None = key
    while current is not None and current not in line:
        line.append(current)
        current = parents.get(current)
    return line
