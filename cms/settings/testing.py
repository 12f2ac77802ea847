"""Settings of the test suite."""

import os
import tempfile
from pathlib import Path

from cms.settings import environment
from cms.settings.base import *  # noqa: F403 -- settings modules extend one another by star import
from cms.settings.base import BASE_DIR, Q_CLUSTER, SQLITE_OPTIONS, database

DEBUG = False
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "testing-key"  # noqa: S105
JIEDU_DEMO = True
JIEDU_CONTACT_KEYS = ["dGVzdGluZy1jb250YWN0LWtleS0wMDAwMDAwMDAwMDE="]
JIEDU_CONTACT_INDEX_KEY = "testing-index-key"

# One folder a process (pytest-xdist runs several), made and removed by tests/conftest.py.
JIEDU_TEST_SCRATCH = _SCRATCH = Path(tempfile.gettempdir()) / f"jiedu-tests-{os.getpid()}"

_database = database(environment.text("JIEDU_TEST_DATABASE_URL", "sqlite://:memory:"))
if str(_database["ENGINE"]).endswith("sqlite3"):
    # A file, not memory: a browser's parallel requests and a worker process need connections of their own.
    _database["TEST"] = {"NAME": str(_SCRATCH / "tests.sqlite3")}
    _database["OPTIONS"] = {
        **SQLITE_OPTIONS,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    }
DATABASES = {"default": _database}
STATIC_ROOT = _SCRATCH / "static"
MEDIA_ROOT = _SCRATCH / "media"
JIEDU_SCRATCH_DIR = _SCRATCH / "scratch"
EMAIL_FILE_PATH = _SCRATCH / "outbox"
JIEDU_FONT_DIR = Path(environment.text("JIEDU_FONT_DIR", str(BASE_DIR / "var" / "fonts")))
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
Q_CLUSTER = {**Q_CLUSTER, "workers": 1}
