"""Settings common to every way of running Jiedu. No secrets, no open hosts."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _

from cms.settings import environment

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(environment.text("JIEDU_VAR_DIR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "cms.portal",
    "interpretations.supervision",
    "interpretations",
    "media_pipeline",
    "channels",
    "cms.policies",
    "cms.organisations",
    "cms.vocabulary",
    "cms.core",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_q",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# SQLite: these four together gave 0 "locked" errors under web and workers where Django's defaults failed a third.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(url: str) -> dict[str, object]:
    """Return Django's database settings for ``url``, tuned for its engine."""
    config: dict[str, object] = dict(dj_database_url.parse(url))
    if str(config["ENGINE"]).endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {
    "default": database(environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'jiedu.sqlite3'}")),
}

# django-q2 is only a bell: rows hold the truth. save_limit -1 because counting kept results made it 7-16 x slower;
# bounded attempts because 0 retries for ever; timeout below retry, or a long task would run twice at once.
Q_CLUSTER: dict[str, object] = {
    "name": "jiedu",
    "workers": int(environment.text("JIEDU_WORKERS", "2")),
    "timeout": 1500,
    "retry": 1800,
    "max_attempts": 3,
    "ack_failures": True,
    "save_limit": -1,
    "catch_up": False,
    "label": _("Task queue"),
}
if environment.text("REDIS_URL"):
    Q_CLUSTER["redis"] = environment.text("REDIS_URL")
else:
    Q_CLUSTER["orm"] = "default"
    Q_CLUSTER["poll"] = 0.5

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
# The overlay comes last: it fills in what the packages leave in English, and our own words still win over it.
LOCALE_PATHS = [BASE_DIR / "cms" / "locale", BASE_DIR / "cms" / "overlay_locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A policy's text (up to 500,000 characters, nine bytes each when a form sends them) is refused by its form, in words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# Mail: written to files until an office names its server.
EMAIL_BACKEND = environment.text("EMAIL_BACKEND", "channels.adapters.email.files.EmlFileBackend")
EMAIL_FILE_PATH = VAR_DIR / "outbox"
EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = int(environment.text("EMAIL_PORT", "25"))
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "jiedu@localhost")

WAGTAIL_SITE_NAME = "解读台"
# Wagtail's own takes a Chinese sentence for one word.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.core.search.backend"}}
WAGTAILADMIN_BASE_URL = environment.text("JIEDU_BASE_URL", "http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [
    TIME_ZONE
]  # One choice: nobody is asked to find it among 500 English names.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "wagtail.admin.forms.auth.PasswordResetForm"  # noqa: S105 -- a class path
WAGTAILDOCS_EXTENSIONS = ["docx", "pdf", "txt", "xlsx"]
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'", "blob:"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "frame-src": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
    },
}

# Who runs the site, as registered; shown in the footer and the head tags, absent where empty.
SITE_IDENTIFICATION = {
    "operator": environment.text("JIEDU_SITE_OPERATOR"),
    "telephone": environment.text("JIEDU_SITE_TELEPHONE"),
    "code": environment.text("JIEDU_SITE_ID_CODE"),
    "icp_number": environment.text("JIEDU_SITE_ICP_NUMBER"),
    "police_number": environment.text("JIEDU_SITE_POLICE_NUMBER"),
}

# Fonts the renderers draw with, laid here by set-up (see setup/fonts).
JIEDU_FONT_DIR = Path(environment.text("JIEDU_FONT_DIR", str(VAR_DIR / "fonts")))
JIEDU_FFMPEG = environment.text("JIEDU_FFMPEG", "ffmpeg")
# moviepy looks for its ffmpeg here when it is first imported.
environment.offer("FFMPEG_BINARY", JIEDU_FFMPEG)
# Where renders work and workers leave signs of life; local to each machine, may be emptied while no worker runs.
JIEDU_SCRATCH_DIR = Path(environment.text("JIEDU_SCRATCH_DIR", str(VAR_DIR / "scratch")))

# The voice of the videos.
NARRATION: dict[str, Any] = {
    "ENGINE": "media_pipeline.narration.espeak.EspeakEngine",
    "OPTIONS": {},
}
# The forms a storyboard can take. NEEDS names what of this site a renderer is given: font_dir, ffmpeg, engine.
MEDIA_RENDERERS: dict[str, dict[str, Any]] = {
    "video": {
        "RENDERER": "media_pipeline.renderers.video.renderer.VideoRenderer",
        "NEEDS": ["font_dir", "ffmpeg", "engine"],
        # The organisation's code in the AIGC mark of films with a synthesised voice.
        "OPTIONS": {"producer_code": environment.text("JIEDU_AIGC_PRODUCER")},
    },
    "h5": {
        "RENDERER": "media_pipeline.renderers.h5.H5Renderer",
        "NEEDS": ["font_dir"],
        "OPTIONS": {},
    },
    "infographic": {
        "RENDERER": "media_pipeline.renderers.infographic.renderer.InfographicRenderer",
        "NEEDS": ["font_dir"],
        "OPTIONS": {},
    },
}

# Contact data is encrypted with the first key and read with any (Fernet keys, urlsafe base64 of 32 bytes).
JIEDU_CONTACT_KEYS = environment.words("JIEDU_CONTACT_KEYS")
JIEDU_CONTACT_INDEX_KEY = environment.text("JIEDU_CONTACT_INDEX_KEY")

# How people are reached. Outside service a real mail server writes only to the addresses of the allow-list ("@example.cn"
# for a whole domain); mail kept in files is not limited.
CHANNELS: dict[str, dict[str, object]] = {
    "inbox": {"ADAPTER": "channels.adapters.inbox.InboxAdapter", "OPTIONS": {}},
    "email": {
        "ADAPTER": "channels.adapters.email.EmailAdapter",
        "OPTIONS": {"allowed": environment.words("JIEDU_MAIL_ALLOW_LIST")},
    },
}
# A sender silent for this long is taken for dead, and its rows are settled.
JIEDU_DELIVERY_LEASE_SECONDS = int(environment.text("JIEDU_DELIVERY_LEASE_SECONDS", "60"))
