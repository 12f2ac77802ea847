"""The fact lock 事实锁: every figure of a draft is found in a linked policy, or marked as coming from elsewhere (B4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from django.utils.translation import gettext as _

from interpretations.compliance.base import CONTACT, Case, Finding, Severity
from interpretations.compliance.quantities import Fact, Key, facts_in
from interpretations.compliance.reading import fold

RULE = "B4"
_SHORTEST_PREFIX = 2
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures that may be stated."""

    keys: frozenset[tuple[str, Key]]
    numbers: tuple[Key, ...]
    written: tuple[tuple[Decimal, str, str], ...]

    def holds(self, fact: Fact) -> bool:
        """Whether ``fact`` is among them."""
        if fact.kind == "number":
            return any(_is_same_number(fact.key, known) for known in self.numbers)
        if (fact.kind, fact.key) in self.keys:
            return True
        # A table says its unit in the column's head; a bare number in the draft may count anything.
        if fact.kind == "quantity":
            value, unit = fact.key
            return ("bare" if unit else "any", (value,)) in self.keys
        return False

    def nearest(self, fact: Fact) -> str:
        """Return how the policies write the nearest figures of the same unit, or nothing."""
        if fact.kind != "quantity" or not fact.key[1]:
            return ""
        value = fact.key[0]
        same = {words: size for size, unit, words in self.written if unit == fact.key[1]}
        ranked = sorted(same, key=lambda words: abs(same[words] - Decimal(str(value))))
        return "、".join(ranked[:_NEAREST])


def ledger_of(texts: Iterable[str]) -> Ledger:
    """Return the figures stated in ``texts``."""
    keys: set[tuple[str, Key]] = set()
    numbers: list[Key] = []
    written: list[tuple[Decimal, str, str]] = []
    for text in texts:
        folded = fold(text)
        for fact in facts_in(folded):
            keys.update(_entries(fact))
            if fact.kind == "number":
                numbers.append(fact.key)
            elif fact.kind == "quantity":
                value, unit = fact.key
                words = folded[fact.start : fact.end]
                written.append((Decimal(str(value)), str(unit), words))
    return Ledger(frozenset(keys), tuple(numbers), tuple(written))


def find(case: Case) -> Iterator[Finding]:
    """Report every figure that is neither in a linked policy nor marked as coming from elsewhere."""
    texts = [
        part for source in case.sources for part in (source.title, source.text, source.details)
    ]
    ledger = ledger_of([*texts, *case.draft.sourced])
    for reading in case.readings:
        if reading.passage.field == CONTACT:
            continue
        for fact in facts_in(reading.masked):
            if not ledger.holds(fact):
                yield reading.finding(
                    RULE,
                    severity=_severity(fact),
                    span=(fact.start, fact.end),
                    reason=_reason(fact),
                    suggestion=_suggestion(ledger.nearest(fact)),
                )


def _entries(fact: Fact) -> Iterator[tuple[str, Key]]:
    if fact.kind == "date":
        # A draft may say less than the policy: the year, the month, the day without its year.
        for kept in product((True, False), repeat=len(fact.key)):
            yield (
                "date",
                tuple(part if keep else None for part, keep in zip(fact.key, kept, strict=True)),
            )
        year = fact.key[0]
        if year:
            yield ("any", (Decimal(str(year)),))
        return
    yield (fact.kind, fact.key)
    if fact.kind == "number":
        yield ("date", (int(str(fact.key[1])), None, None))
    if fact.kind == "quantity":
        value, unit = fact.key
        yield ("any", (value,))
        if not unit:
            yield ("bare", (value,))


def _is_same_number(stated: Key, known: Key) -> bool:
    """Compare document numbers: the words before one run into its letters, so that one may end with the other."""
    if stated[1:] != known[1:]:
        return False
    shorter, longer = sorted((str(stated[0]), str(known[0])), key=len)
    return len(shorter) >= _SHORTEST_PREFIX and longer.endswith(shorter)


def _severity(fact: Fact) -> Severity:
    is_bare = fact.kind == "quantity" and not fact.key[1]
    return Severity.WARNING if is_bare else Severity.ERROR


def _reason(fact: Fact) -> str:
    if fact.kind == "date":
        return _("This date is in none of the linked policies.")
    if fact.kind == "number":
        return _("This document number is none of the linked policies' and is not named in them.")
    if fact.kind == "article":
        return _("The linked policies have no article of this number.")
    return _("This figure is in none of the linked policies.")


def _suggestion(nearest: str) -> str:
    if nearest:
        return _("Check it. The policy says: %(figures)s.") % {"figures": nearest}
    return _(
        "Check it against the policy, link the policy it comes from, or say where it comes from."
    )
