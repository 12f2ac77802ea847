"""Judging one interpretation: was it the principal official, is the non-text form really there, is it a copy."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interpretations.enums import PRODUCTION_OF_FORM, Form
from interpretations.supervision.enums import Because
from interpretations.supervision.facts import (
    Facts,
    ItemFact,
    Note,
    PolicyFact,
    PostFact,
    WorkFact,
    note,
)

_MOVING = {Form.VIDEO, Form.SHORT_VIDEO, Form.ANIMATION, Form.LIVE_REPLAY}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something counts, and the reason either way."""

    counts: bool
    why: Note


def judge_principal(item: ItemFact, *, policy: PolicyFact, facts: Facts, cutoff: date) -> Verdict:
    """Say whether ``item`` counts as the principal official explaining ``policy``.

    The person is judged, by the posts held on the day of explanation in the policy's drafting lead department; posts
    in other departments neither help nor harm.
    """
    day = item.interpreted_on
    if item.official is None or day is None:
        return Verdict(counts=False, why=note(Because.NOT_AN_OFFICIAL))
    if policy.department is None:
        return Verdict(counts=False, why=note(Because.NO_LEAD))
    if day > cutoff:
        return Verdict(counts=False, why=note(Because.NOT_YET, day=day))
    post = post_on(day, posts=facts.posts.get(item.official, ()), department=policy.department)
    if post is None:
        return Verdict(
            counts=False,
            why=note(Because.OTHER_DEPARTMENT, day=day, department=policy.department_name),
        )
    return _judge_post(post, day=day, has_evidence=bool(item.evidence.strip()))


def _judge_post(post: PostFact, *, day: date, has_evidence: bool) -> Verdict:
    if not post.is_principal:
        code = Because.NOT_FLAGGED if post.awaits_flag else Because.NOT_PRINCIPAL
        return Verdict(counts=False, why=note(code, post=post, day=day))
    code = Because.PRINCIPAL if has_evidence else Because.NO_EVIDENCE
    return Verdict(counts=has_evidence, why=note(code, post=post, day=day))


def post_on(day: date, *, posts: Iterable[PostFact], department: int) -> PostFact | None:
    """Return the post held in ``department`` on ``day``, the principal one if there are several."""
    held = [post for post in posts if post.department == department and post.held_on(day)]
    return max(
        held, key=lambda post: (post.is_principal, post.awaits_flag, post.started_on), default=None
    )


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether the declared non-text form is really there, and whether captions are proven where they are due."""

    verdict: Verdict
    lacks_captions: bool = False


def judge_presence(item: ItemFact, *, cutoff: date) -> Presence:
    """Say whether ``item`` is non-text: by form, and by a finished work made from a published text or named by address."""
    form = Form(item.form)
    if form.is_text:
        return Presence(Verdict(counts=False, why=note(Because.TEXT, form=form.label)))
    works = [
        work for work in _works_of(item, cutoff=cutoff) if work.kind == PRODUCTION_OF_FORM.get(form)
    ]
    if not works and not item.finished_work_url:
        return Presence(Verdict(counts=False, why=note(Because.DECLARED_ONLY, form=form.label)))
    captioned = any(work.has_captions for work in works)
    verdict = Verdict(counts=True, why=note(Because.PRESENT, form=form.label))
    return Presence(verdict, lacks_captions=form in _MOVING and not captioned)


def _works_of(item: ItemFact, *, cutoff: date) -> list[WorkFact]:
    released = {digest for digest, day in item.released if day <= cutoff}
    return [work for work in item.works if work.digest in released and work.finished_on <= cutoff]


@dataclass(frozen=True, slots=True)
class Work:
    """One 篇 however many pages carry it: the page that stands for it, its copies, its first publication."""

    item: ItemFact
    copies: tuple[ItemFact, ...]
    first_published_on: date

    @property
    def pages(self) -> tuple[ItemFact, ...]:
        """Every public page that carries it."""
        return (self.item, *self.copies)


def works_on(cutoff: date, *, items: Iterable[ItemFact]) -> list[Work]:
    """Group ``items`` (all that had been published by ``cutoff``) into works; those with no page still public are left out.

    Two pages are one work when they show the same finished work from elsewhere or, without one, when their texts are
    equal and they give them the same form: the text forms are one form, and so are the two that a video gives. The
    earliest public page stands for the work, and the work keeps the first publication of all of them: withdrawing an
    item and publishing it anew starts nothing.
    """
    groups: dict[str, list[ItemFact]] = defaultdict(list)
    published = (item for item in items if item.first_published_on <= cutoff)
    for item in sorted(published, key=lambda item: (item.first_published_on, item.key)):
        groups[_identity(item)].append(item)
    works = []
    for pages in groups.values():
        public = [page for page in pages if page.is_public_on(cutoff)]
        if public:
            works.append(Work(public[0], tuple(public[1:]), pages[0].first_published_on))
    return works


def _identity(item: ItemFact) -> str:
    form = Form(item.form)
    if item.finished_work_url and not form.is_text:
        return f"work:{item.finished_work_url}"
    if not item.text_key:
        return f"item:{item.key}"
    return f"{'text' if form.is_text else PRODUCTION_OF_FORM.get(form, form)}:{item.text_key}"
