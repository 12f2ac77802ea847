"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from cms.core.checks import refuse_unsafe_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()
refuse_unsafe_start()
