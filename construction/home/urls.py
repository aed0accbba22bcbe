"""Addresses of the dashboard and of its cards."""

from django.urls import path

from . import views

pages = [
    path("", views.home, name="home"),
    path("dashboard/<slug:card>/", views.dashboard_card, name="dashboard_card"),
]
