"""Queue entry points."""

from cms.core.queueing import queue
from media_pipeline.rendering import sweep, work

RENDER = "media_pipeline.tasks.render_production"
SWEEP = "media_pipeline.tasks.sweep_productions"


def render_production(production_id: int) -> None:
    """Render one production; may run twice, only the first claim works."""
    work.render(production_id)


def sweep_productions() -> int:
    """Ring again for every production left unfinished; return how many."""
    waiting = sweep.take_unrung()
    for production_id in waiting:
        queue(RENDER, production_id, label="")
    return len(waiting)
