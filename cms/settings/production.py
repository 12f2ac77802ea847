"""Settings for real service: everything that must be said is read from the environment, or start-up stops.

``docs/operations/settings.md`` lists every variable.
"""

import base64
import binascii

from django.core.exceptions import ImproperlyConfigured

from cms.settings import demo, environment
from cms.settings.base import *  # noqa: F403 -- settings modules extend one another by star import
from cms.settings.base import CHANNELS, database

_SHORTEST_KEY = 50
_FERNET_KEY_BYTES = 32
_A_YEAR_SECONDS = 31_536_000


def _secret_key() -> str:
    key = environment.required(
        "DJANGO_SECRET_KEY",
        hint=f"a random text of at least {_SHORTEST_KEY} characters, kept secret",
    )
    if key == demo.SECRET_KEY or len(key) < _SHORTEST_KEY or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            f"DJANGO_SECRET_KEY is a demo or default key, or shorter than {_SHORTEST_KEY} characters: "
            'make one with python -c "import secrets; print(secrets.token_urlsafe(60))"'
        )
    return key


def _contact_keys() -> list[str]:
    environment.required(
        "JIEDU_CONTACT_KEYS", hint="Fernet keys, comma-separated, the newest first"
    )
    keys = environment.words("JIEDU_CONTACT_KEYS")
    if set(keys) & set(demo.JIEDU_CONTACT_KEYS):
        raise ImproperlyConfigured(
            "JIEDU_CONTACT_KEYS holds the demo's key, which everybody knows."
        )
    if not all(_is_fernet_key(key) for key in keys):
        raise ImproperlyConfigured(
            "JIEDU_CONTACT_KEYS: each key is the urlsafe base64 of 32 random bytes: make one with "
            'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
        )
    return keys


def _is_fernet_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key)) == _FERNET_KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def _contact_index_key() -> str:
    key = environment.required(
        "JIEDU_CONTACT_INDEX_KEY", hint="a long random text; it never changes"
    )
    if key == demo.JIEDU_CONTACT_INDEX_KEY:
        raise ImproperlyConfigured(
            "JIEDU_CONTACT_INDEX_KEY is the demo's key, which everybody knows."
        )
    return key


def _allowed_hosts() -> list[str]:
    environment.required("JIEDU_ALLOWED_HOSTS", hint="the site's host names, comma-separated")
    hosts = environment.words("JIEDU_ALLOWED_HOSTS")
    if "*" in hosts:
        raise ImproperlyConfigured("JIEDU_ALLOWED_HOSTS may not be *: name the site's hosts.")
    return hosts


def _database() -> dict[str, object]:
    url = environment.required("DATABASE_URL", hint="a PostgreSQL address")
    if url.startswith("sqlite") and not environment.flag("JIEDU_ALLOW_SQLITE"):
        raise ImproperlyConfigured(
            "DATABASE_URL names SQLite: use PostgreSQL, or set JIEDU_ALLOW_SQLITE=1 for a small site on one machine."
        )
    return database(url)


if environment.flag("DEBUG") or environment.flag("DJANGO_DEBUG"):
    raise ImproperlyConfigured(
        "DEBUG is asked for, but these are the production settings: unset it."
    )

DEBUG = False
JIEDU_DEMO = False
SECRET_KEY = _secret_key()
JIEDU_CONTACT_KEYS = _contact_keys()
JIEDU_CONTACT_INDEX_KEY = _contact_index_key()
ALLOWED_HOSTS = _allowed_hosts()
DATABASES = {"default": _database()}
WAGTAILADMIN_BASE_URL = environment.required(
    "JIEDU_BASE_URL", hint="the site's public https address"
)
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL.rstrip("/")]

# The reverse proxy ends TLS and must set this header itself, whatever a visitor sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = environment.flag("JIEDU_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = int(environment.text("JIEDU_HSTS_SECONDS", str(_A_YEAR_SECONDS)))
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.flag("JIEDU_HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = environment.flag("JIEDU_HSTS_PRELOAD")
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# An office's subdomains may be other people's: HSTS for them is asked for, never assumed.
# W019: the interpretation page shows its own H5 in a frame, and so does the admin's preview.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": environment.text("JIEDU_LOG_LEVEL", "INFO")},
}

# In service mail goes to whoever subscribed, unless a rehearsal narrows it.
CHANNELS = {
    **CHANNELS,
    "email": {
        **CHANNELS["email"],
        "OPTIONS": {"allowed": environment.words("JIEDU_MAIL_ALLOW_LIST", "*")},
    },
}
