"""Settings of ``make run``: one machine, SQLite, demo accounts, mail as files. Never for service."""

from cms.settings import environment
from cms.settings.base import *  # noqa: F403 -- settings modules extend one another by star import
from cms.settings.base import WAGTAILADMIN_BASE_URL  # noqa: F401

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *environment.words("JIEDU_ALLOWED_HOSTS")]
SECRET_KEY = "demo-key-that-production-settings-refuse"  # noqa: S105
JIEDU_DEMO = True

# Public keys, so that a demo database can be moved between machines; production refuses to start with them.
JIEDU_CONTACT_KEYS = ["ZGVtby1jb250YWN0LWtleS0wMDAwMDAwMDAwMDAwMDE="]
JIEDU_CONTACT_INDEX_KEY = "demo-index-key"

# Straight from the apps' folders: the demo needs no collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
