"""What the tests of productions share: renderers that draw nothing, and an ear for the bell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django_q.models import OrmQ
from pytest_django import Settings

FAKES = "tests.media_pipeline.fake_renderers"


@pytest.fixture
def use_renderer(settings: Settings) -> Callable[..., None]:
    """Return a setter of what makes H5 pages: the name of a fake and its options."""

    def use(name: str, **options: Any) -> None:
        settings.MEDIA_RENDERERS = {"h5": {"RENDERER": f"{FAKES}.{name}", "OPTIONS": options}}

    return use


@pytest.fixture(autouse=True)
def _fake_renderers(settings: Settings, tmp_path: Path) -> None:
    settings.JIEDU_SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_RENDERERS = {
        "h5": {
            "RENDERER": f"{FAKES}.SceneByScene",
            "OPTIONS": {"log": str(tmp_path / "drawn.log")},
        },
        "video": {"RENDERER": f"{FAKES}.Film"},
    }


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[], list[str]]:
    """Return a reader of the scenes drawn so far, in order."""

    def read() -> list[str]:
        log = tmp_path / "drawn.log"
        return log.read_text(encoding="utf-8").split() if log.exists() else []

    return read


@pytest.fixture
def rung(db: None) -> Callable[[], list[tuple[str, tuple[Any, ...]]]]:
    """Return a listener: (task, arguments) of every bell that hangs in the queue."""

    def heard() -> list[tuple[str, tuple[Any, ...]]]:
        tasks = [message.task for message in OrmQ.objects.order_by("pk")]
        return [(task["func"], task["args"]) for task in tasks]

    return heard
