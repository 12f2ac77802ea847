"""What the pipeline adds to the admin."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from media_pipeline import urls


@hooks.register("register_admin_urls")
def add_urls() -> list[URLPattern | URLResolver]:
    """Put the production views below the admin's address; Wagtail asks for the right to enter the admin."""
    return [path("productions/", include(urls, namespace="media_pipeline"))]
