"""Settings for real service: everything that must be said is read from the environment, or start-up stops."""

from cms.settings.base import *  # noqa: F403 -- settings modules extend one another by star import
from cms.settings import environment

DEBUG = False
SECRET_KEY = environment.required("DJANGO_SECRET_KEY", hint="a long random text, kept secret")
ALLOWED_HOSTS = environment.words("JIEDU_ALLOWED_HOSTS")
JIEDU_DEMO = False
