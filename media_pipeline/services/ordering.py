"""Ordering productions and changing one's mind."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.queueing import queue
from cms.organisations.models import User
from media_pipeline import registry
from media_pipeline.enums import ProductionStatus
from media_pipeline.exceptions import EmptyStoryboardError, MoveNotAllowedError
from media_pipeline.models import Production
from media_pipeline.models.production import ProductionQuerySet
from media_pipeline.storyboard import Scene, SceneKind, Storyboard, to_json
from media_pipeline.tasks import RENDER


def request_productions(
    *,
    source: str,
    storyboard: Storyboard,
    kinds: Iterable[str] | None = None,
    requested_by: User | None = None,
) -> list[Production]:
    """Order the forms of a storyboard; asking twice orders once.

    A production that shows the same (same source, kind, storyboard, renderer version) is returned instead of a new one:
    as it is when it is waiting, in production or ready, queued again when it failed or was cancelled. An unfinished
    production of an older storyboard is cancelled: nobody wants it any more.

    Args:
        source: The key of what the storyboard was written from, at most 120 characters.
        storyboard: What to show.
        kinds: The forms; all that are configured if not given.
        requested_by: The member of staff who asked.

    Returns:
        One production a kind, in the order of ``kinds``.

    Raises:
        EmptyStoryboardError: The storyboard shows and says nothing.
        UnknownKindError: No renderer is set for one of the kinds; nothing was ordered.
    """
    if not any(_says_something(scene) for scene in storyboard.scenes):
        raise EmptyStoryboardError
    wanted = registry.kinds() if kinds is None else tuple(dict.fromkeys(kinds))
    versions = {kind: registry.renderer_version(kind) for kind in wanted}
    order = _Order(source=source, storyboard=storyboard, requested_by=requested_by)
    with transaction.atomic():
        return [order.place(kind, renderer_version=version) for kind, version in versions.items()]


def retry_production(production: Production) -> Production:
    """Queue a failed or cancelled production again.

    Raises:
        MoveNotAllowedError: It is in another state, or another production of the same form is under way.
    """
    try:
        with transaction.atomic():
            moved = _from(production, *_RETRYABLE).update(
                status=ProductionStatus.QUEUED,
                reason="",
                stage="",
                progress=0,
                attempts=0,
                claim_token=None,
                lease_until=None,
                finished_at=None,
                rung_at=timezone.now(),
                requested_at=timezone.now(),
            )
    except IntegrityError:
        moved = 0
    production.refresh_from_db()
    if not moved:
        raise MoveNotAllowedError(str(production.state.label))
    queue(RENDER, production.pk, label=_label(production))
    return production


def cancel_production(production: Production) -> Production:
    """Stop a production that is waiting or under way; a worker notices within a second or two.

    Raises:
        MoveNotAllowedError: It has ended already.
    """
    moved = _from(production, *_CANCELLABLE).update(
        status=ProductionStatus.CANCELLED,
        reason=_("Cancelled."),
        lease_until=None,
        finished_at=timezone.now(),
    )
    production.refresh_from_db()
    if not moved:
        raise MoveNotAllowedError(str(production.state.label))
    return production


_RETRYABLE = [status for status in ProductionStatus if status.is_retryable]
_CANCELLABLE = [status for status in ProductionStatus if ProductionStatus.CANCELLED in status.moves]


@dataclass(frozen=True, slots=True)
class _Order:
    source: str
    storyboard: Storyboard
    requested_by: User | None

    def place(self, kind: str, *, renderer_version: str) -> Production:
        same = (
            Production.objects.of(source=self.source, kind=kind)
            .filter(storyboard_digest=self.storyboard.digest, renderer_version=renderer_version)
            .first()
        )
        self._supersede(kind, keep=same)
        if same is None:
            return self._create(kind, renderer_version=renderer_version)
        if same.state.is_retryable:
            return retry_production(same)
        # The newest wish is the one shown, also when it is an earlier text that came back.
        Production.objects.filter(pk=same.pk).update(requested_at=timezone.now())
        same.refresh_from_db()
        return same

    def _supersede(self, kind: str, *, keep: Production | None) -> None:
        others = Production.objects.of(source=self.source, kind=kind).unfinished()
        if keep is not None:
            others = others.exclude(pk=keep.pk)
        others.update(
            status=ProductionStatus.CANCELLED,
            reason=_("Replaced by a newer version."),
            lease_until=None,
            finished_at=timezone.now(),
        )

    def _create(self, kind: str, *, renderer_version: str) -> Production:
        try:
            with transaction.atomic():
                production = Production.objects.create(
                    source=self.source,
                    kind=kind,
                    storyboard_json=to_json(self.storyboard),
                    storyboard_digest=self.storyboard.digest,
                    renderer_version=renderer_version,
                    requested_by=self.requested_by,
                )
        except IntegrityError:
            # Somebody else ordered in the same moment; theirs stands.
            return Production.objects.of(source=self.source, kind=kind).latest("requested_at")
        queue(RENDER, production.pk, label=_label(production))
        return production


def _from(production: Production, *states: ProductionStatus) -> ProductionQuerySet:
    return Production.objects.filter(pk=production.pk, status__in=states)


def _label(production: Production) -> str:
    return f"render {production.kind} {production.uuid}"


def _says_something(scene: Scene) -> bool:
    """Whether the scene carries content of its own: a heading alone, a title or a closing does not."""
    if scene.kind in {SceneKind.TITLE, SceneKind.CLOSING}:
        return False
    texts = [scene.narration, *(point.text for point in scene.points)]
    return any(text.strip() for text in texts) or bool(scene.figures)
