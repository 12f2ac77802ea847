"""One production from claim to finish."""

import logging

from django.db import transaction
from django.utils.translation import gettext as _

from media_pipeline import registry
from media_pipeline.exceptions import UnknownKindError
from media_pipeline.models import Production, ProductionFile
from media_pipeline.renderers.base import Cancelled, RenderFailedError
from media_pipeline.rendering.claim import Claim, claim
from media_pipeline.rendering.storing import store
from media_pipeline.rendering.workspace import WAIT_SECONDS, WorkspaceBusyError, discard, workspace
from media_pipeline.storyboard import Storyboard, UnreadableStoryboardError

logger = logging.getLogger(__name__)


def render(production_id: int) -> None:
    """Render the production if it is waiting or left behind; return quietly if it is not to be had.

    However it ends, the row says so: ready with its files, failed with a reason, cancelled, or waiting again. No
    transaction is open while the renderer works.
    """
    held = claim(production_id)
    if held is None:
        return
    try:
        _render_claimed(held)
    except Cancelled:
        logger.info(
            "Render stopped", extra={"event": "render_stopped", "production_id": production_id}
        )
    except WorkspaceBusyError:
        held.step_back()
    except RenderFailedError as error:
        logger.warning(
            "Render failed: %s",
            error.detail or error,
            extra={"event": "render_failed", "production_id": production_id},
        )
        held.fail(str(error.reason))
    except UnknownKindError as error:
        held.fail(str(error))
    except Exception:
        # The last guard of the worker: whatever a renderer or the disk did, the editor gets a sentence and a retry.
        logger.exception(
            "Render broke", extra={"event": "render_broke", "production_id": production_id}
        )
        held.fail(
            _(
                "Something unexpected went wrong. Try again; if it happens again, ask your administrator to look in the log."
            )
        )


def _render_claimed(held: Claim) -> None:
    production = Production.objects.get(pk=held.production_id)
    storyboard = _storyboard_of(production)
    renderer = registry.renderer_for(production.kind)
    with workspace(
        digest=production.storyboard_digest,
        kind=production.kind,
        while_waiting=held.renew,
        wait_seconds=WAIT_SECONDS,
    ) as folder:
        rendered = renderer.render(storyboard, workspace=folder, progress=held.report)
        held.renew(stage="storing")
        files = [store(file) for file in rendered]
        held.renew()
        _finish(held, files=files)
        discard(digest=production.storyboard_digest, kind=production.kind)


def _storyboard_of(production: Production) -> Storyboard:
    try:
        return production.storyboard
    except UnreadableStoryboardError as error:
        reason = _(
            "This storyboard was written by another version of the site. Produce it again from the interpretation."
        )
        raise RenderFailedError(reason, detail=str(error)) from error


def _finish(held: Claim, *, files: list[ProductionFile]) -> None:
    with transaction.atomic():
        if not held.finish():
            raise Cancelled
        for file in files:
            file.production_id = held.production_id
        ProductionFile.objects.filter(production_id=held.production_id).delete()
        ProductionFile.objects.bulk_create(files)
    logger.info(
        "Production ready", extra={"event": "production_ready", "production_id": held.production_id}
    )
