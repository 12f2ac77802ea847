"""Addresses of the portal that are not pages of the tree."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from cms.portal import views

app_name = "portal"

urlpatterns = [
    path("reading-size/", views.set_reading_size, name="reading_size"),
    path("robots.txt", views.robots, name="robots"),
    path("search/", views.search, name="search"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
