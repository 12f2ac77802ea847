from pathlib import Path

import pytest
from django.conf import settings

from media_pipeline.typesetting.fonts import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(Path(settings.JIEDU_FONT_DIR))
