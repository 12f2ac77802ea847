"""Settings of a worker process in these tests: the test's own database, folders and renderer, told by the environment."""

import json
import os
from pathlib import Path

from cms.settings.testing import *  # noqa: F403 -- settings modules extend one another by star import

MEDIA_RENDERERS = json.loads(os.environ["TEST_MEDIA_RENDERERS"])
JIEDU_SCRATCH_DIR = Path(os.environ["TEST_SCRATCH_DIR"])
MEDIA_ROOT = Path(os.environ["TEST_MEDIA_ROOT"])
