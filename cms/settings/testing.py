"""Settings of the test suite."""

import tempfile
from pathlib import Path

from cms.settings import environment
from cms.settings.base import *  # noqa: F403 -- settings modules extend one another by star import
from cms.settings.base import BASE_DIR, Q_CLUSTER, database

DEBUG = False
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "testing-key"  # noqa: S105
JIEDU_DEMO = True
JIEDU_CONTACT_KEYS = ["dGVzdGluZy1jb250YWN0LWtleS0wMDAwMDAwMDAwMDE="]
JIEDU_CONTACT_INDEX_KEY = "testing-index-key"

DATABASES = {"default": database(environment.text("JIEDU_TEST_DATABASE_URL", "sqlite://:memory:"))}
_SCRATCH = Path(tempfile.gettempdir()) / "jiedu-tests"
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
