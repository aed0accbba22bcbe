"""Addresses of the reports."""

from django.urls import path

from .views import bulk, costs, hub, ice, no_work, series

resources = [
    path("profiles/bulk_cost_overview/", bulk.profile_bulk_cost_overview, name="profile_bulk_cost_overview"),
    path(
        "profiles/<id:profile_id>/daily-ice-usage/",
        ice.profile_daily_ice_usage,
        name="profile_daily_ice_usage",
    ),
    path(
        "profiles/<id:profile_id>/cost-overview/", costs.profile_cost_overview, name="profile_cost_overview"
    ),
    path(
        "profiles/<id:profile_id>/progress-series/",
        series.profile_progress_series,
        name="profile_progress_series",
    ),
    path("progress-series/", series.progress_series, name="progress_series"),
    path("no-work/", no_work.no_work, name="no_work"),
]
pages = [
    path("reports/", hub.reports, name="reports"),
    path("reports/costs/", hub.last_costs, name="last_costs"),
    path("no-work.svg", no_work.no_work_svg, name="no_work_svg"),
    path(
        "profiles/<id:profile_id>/cost-overview.svg",
        costs.profile_cost_overview_svg,
        name="profile_cost_overview_svg",
    ),
    path(
        "profiles/<id:profile_id>/progress-series.svg",
        series.profile_progress_series_svg,
        name="profile_progress_series_svg",
    ),
    path("progress-series.svg", series.progress_series_svg, name="progress_series_svg"),
]
