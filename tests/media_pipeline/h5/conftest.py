"""One page, rendered once for all tests that only read it."""

from pathlib import Path

import pytest
from django.conf import settings

from media_pipeline.renderers.h5 import H5Renderer
from media_pipeline.storyboard import Storyboard
from tests.factories.media_pipeline import make_storyboard


def render(storyboard: Storyboard, folder: Path, *, has_fonts: bool = False) -> dict[str, Path]:
    """Return the paths of the files made of ``storyboard``, by role; without fonts it is much quicker."""
    folder.mkdir(exist_ok=True)
    budget = {} if has_fonts else {"font_budget_bytes": 0}
    renderer = H5Renderer(font_dir=settings.JIEDU_FONT_DIR, **budget)
    files = renderer.render(storyboard, workspace=folder, progress=lambda _share, _stage: None)
    return {file.role: file.path for file in files}


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of the usual storyboard's page."""
    return render(make_storyboard(is_example=True), tmp_path_factory.mktemp("h5"), has_fonts=True)[
        "page"
    ]


@pytest.fixture(scope="session")
def html(page_file: Path) -> str:
    """Return the usual page."""
    return page_file.read_text(encoding="utf-8")
