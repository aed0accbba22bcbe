"""Addresses of the reports."""

from django.urls import path

from . import views

resources = [
    path("profiles/bulk_cost_overview/", views.profile_bulk_cost_overview, name="profile_bulk_cost_overview"),
    path(
        "profiles/<id:profile_id>/daily-ice-usage/",
        views.profile_daily_ice_usage,
        name="profile_daily_ice_usage",
    ),
    path(
        "profiles/<id:profile_id>/cost-overview/", views.profile_cost_overview, name="profile_cost_overview"
    ),
]
