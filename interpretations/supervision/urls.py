"""Addresses of supervision in the admin."""

from django.urls import path

from interpretations.supervision.views import DecisionView, ReportView

app_name = "supervision"
urlpatterns = [
    path("", ReportView.as_view(), name="report"),
    path("policies/<int:policy_id>/decide/", DecisionView.as_view(), name="decide"),
]
