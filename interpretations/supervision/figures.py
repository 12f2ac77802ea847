"""The figures, rule version 1: pure functions from facts to counted, listed, reasoned members."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interpretations.supervision.enums import RULE_VERSION, Because, FigureCode, Flag, Obligation
from interpretations.supervision.facts import Facts, ItemFact, Note, PolicyFact, PostFact, note
from interpretations.supervision.judgement import (
    Presence,
    Verdict,
    Work,
    judge_presence,
    judge_principal,
    post_on,
    works_on,
)
from interpretations.supervision.periods import Period

EMPTY = "—"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked: a period, the cut-off date, and one department by its key or all."""

    period: Period
    cutoff: date
    department: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A policy or an interpretation in a denominator, and why it is in the numerator or not."""

    key: int
    title: str
    reasons: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its two member lists; the denominator is both together."""

    code: FigureCode
    counted: tuple[Member, ...]
    missing: tuple[Member, ...]
    rule_version: int = RULE_VERSION

    @property
    def numerator(self) -> int:
        """How many count."""
        return len(self.counted)

    @property
    def denominator(self) -> int:
        """How many there are."""
        return len(self.counted) + len(self.missing)

    @property
    def percent(self) -> str:
        """The share with one decimal, half-up; a dash when there is nothing to share."""
        return format_percent(self.numerator, of=self.denominator)


def format_percent(numerator: int, *, of: int) -> str:
    """Return ``numerator`` / ``of`` as "47.4%", half-up and never truncated; "—" when ``of`` is nought."""
    if not of:
        return EMPTY
    tenths = (2000 * numerator + of) // (2 * of)
    return f"{tenths // 10}.{tenths % 10}%"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A line of the list of interpretations."""

    item: ItemFact
    policies: tuple[PolicyFact, ...]
    first_published_on: date
    posts: tuple[PostFact, ...]
    principal: Verdict
    presence: Presence
    flags: tuple[Note, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The answer: the figures, the interpretations and the policies of the scope."""

    scope: Scope
    figures: tuple[Figure, ...]
    items: tuple[ItemRow, ...]
    policies: tuple[PolicyFact, ...]


def compute(facts: Facts, *, scope: Scope) -> Report:
    """Compute every figure of ``scope`` from ``facts`` as they stood on its cut-off date."""
    return _Computation(facts, scope).report()


class _Computation:
    """One pass over the facts; each step is kept because several figures and the list share it."""

    def __init__(self, facts: Facts, scope: Scope) -> None:
        self.facts = facts
        self.scope = scope
        self.by_key = {policy.key: policy for policy in facts.policies if self._is_asked(policy)}
        self.public = {
            key: policy for key, policy in self.by_key.items() if policy.is_public_on(scope.cutoff)
        }
        self.of_period = [
            policy for policy in self.public.values() if policy.published_on in scope.period
        ]
        self.must = [
            policy for policy in self.of_period if policy.decision.obligation != Obligation.EXEMPT
        ]
        works = works_on(scope.cutoff, items=facts.items)
        self.works = [work for work in works if self._policies_of(work.item)]
        self.new_works = [work for work in self.works if work.first_published_on in scope.period]
        # 件 looks at every public page: a copy under another policy is one video on two policies, 1 篇 and 2 件.
        self.pages: dict[int, list[ItemFact]] = defaultdict(list)
        for work in works:
            for page in work.pages:
                for key in page.policies:
                    self.pages[key].append(page)

    def report(self) -> Report:
        return Report(
            scope=self.scope,
            figures=(self._m3a(), self._m3b(), self._m4a(), self._m4b()),
            items=tuple(self._rows()),
            policies=tuple(
                sorted(self.of_period, key=lambda policy: (policy.published_on, policy.key))
            ),
        )

    def _is_asked(self, policy: PolicyFact) -> bool:
        return self.scope.department in {None, policy.department}

    def _policies_of(self, item: ItemFact) -> tuple[PolicyFact, ...]:
        return tuple(self.public[key] for key in item.policies if key in self.public)

    def _m3a(self) -> Figure:
        return _sort_out(
            FigureCode.M3A,
            (
                (
                    policy.key,
                    policy.title,
                    [self._principal(item, (policy,)) for item in self.pages[policy.key]],
                )
                for policy in self.must
            ),
        )

    def _m3b(self) -> Figure:
        return _sort_out(
            FigureCode.M3B,
            (
                (
                    work.item.key,
                    work.item.title,
                    [self._principal(work.item, self._policies_of(work.item))],
                )
                for work in self.new_works
            ),
        )

    def _m4a(self) -> Figure:
        return _sort_out(
            FigureCode.M4A,
            (
                (work.item.key, work.item.title, [self._presence(work.item).verdict])
                for work in self.new_works
            ),
        )

    def _m4b(self) -> Figure:
        return _sort_out(
            FigureCode.M4B,
            (
                (
                    policy.key,
                    policy.title,
                    [self._presence(item).verdict for item in self.pages[policy.key]],
                )
                for policy in self.must
            ),
        )

    def _principal(self, item: ItemFact, policies: tuple[PolicyFact, ...]) -> Verdict:
        verdicts = [
            judge_principal(item, policy=policy, facts=self.facts, cutoff=self.scope.cutoff)
            for policy in policies
        ]
        return next((verdict for verdict in verdicts if verdict.counts), verdicts[0])

    def _presence(self, item: ItemFact) -> Presence:
        return judge_presence(item, cutoff=self.scope.cutoff)

    def _rows(self) -> Iterable[ItemRow]:
        """Yield what was first published in the period or explains a policy of the period, newest first."""
        wanted = {policy.key for policy in self.of_period}
        works = {page.key: work for work in self.works for page in work.pages}
        for item in sorted(
            self.facts.items, key=lambda item: (item.first_published_on, item.key), reverse=True
        ):
            work = works.get(item.key)
            first = (
                work.first_published_on if work and work.item is item else item.first_published_on
            )
            if first > self.scope.cutoff or not self._concerns(item):
                continue
            if first in self.scope.period or wanted.intersection(item.policies):
                yield self._row(item, work=work, first=first)

    def _concerns(self, item: ItemFact) -> bool:
        return self.scope.department is None or any(key in self.by_key for key in item.policies)

    def _row(self, item: ItemFact, *, work: Work | None, first: date) -> ItemRow:
        linked = tuple(self.by_key[key] for key in item.policies if key in self.by_key)
        policies = self._policies_of(item) or linked
        return ItemRow(
            item=item,
            policies=policies,
            first_published_on=first,
            posts=self._posts(item, policies),
            principal=self._principal(item, policies)
            if policies
            else Verdict(counts=False, why=note(Because.NO_LEAD)),
            presence=self._presence(item),
            flags=tuple(self._flags(item, work=work)),
            counts=work is not None and work.item is item and first in self.scope.period,
        )

    def _posts(self, item: ItemFact, policies: tuple[PolicyFact, ...]) -> tuple[PostFact, ...]:
        """Return the posts the judgement looked at: of the interpreter, on the day, in the lead departments."""
        if item.official is None or item.interpreted_on is None:
            return ()
        held = self.facts.posts.get(item.official, ())
        departments = dict.fromkeys(
            policy.department for policy in policies if policy.department is not None
        )
        posts = (
            post_on(item.interpreted_on, posts=held, department=department)
            for department in departments
        )
        return tuple(post for post in posts if post is not None)

    def _flags(self, item: ItemFact, *, work: Work | None) -> Iterable[Note]:
        presence = self._presence(item)
        if presence.verdict.why.code == Because.DECLARED_ONLY:
            yield note(Flag.DECLARED_ONLY, **dict(presence.verdict.why.about))
        if presence.lacks_captions:
            yield note(Flag.NO_CAPTIONS)
        if work is not None and work.item is not item:
            yield note(Flag.COPY, title=work.item.title)
        yield from self._absences(item)
        if item.is_todays_text:
            yield note(Flag.TODAYS_TEXT)

    def _absences(self, item: ItemFact) -> Iterable[Note]:
        if item.is_restricted:
            yield note(Flag.RESTRICTED)
        elif not item.is_public_on(self.scope.cutoff):
            ends = [
                span.until for span in item.spans if span.until and span.until <= self.scope.cutoff
            ]
            yield note(Flag.WITHDRAWN, day=max(ends, default=self.scope.cutoff))
        elif not self._policies_of(item):
            yield note(Flag.NO_POLICY)


def _sort_out(code: FigureCode, candidates: Iterable[tuple[int, str, list[Verdict]]]) -> Figure:
    counted: list[Member] = []
    missing: list[Member] = []
    for key, title, verdicts in candidates:
        good = tuple(dict.fromkeys(verdict.why for verdict in verdicts if verdict.counts))
        bad = tuple(dict.fromkeys(verdict.why for verdict in verdicts if not verdict.counts))
        if good:
            counted.append(Member(key, title, good))
        else:
            missing.append(Member(key, title, bad or (note(Because.NOTHING_PUBLISHED),)))
    return Figure(code, tuple(counted), tuple(missing))
