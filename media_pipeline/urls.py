"""Addresses in the admin, below ``/admin/productions/``."""

from django.urls import path

from media_pipeline.views import productions

app_name = "media_pipeline"
urlpatterns = [
    path("status/", productions.production_status, name="status"),
    path("<uuid:production_uuid>/retry/", productions.retry, name="retry"),
    path("<uuid:production_uuid>/cancel/", productions.cancel, name="cancel"),
]
