"""Addresses for whoever watches the server."""

from django.urls import path

from . import views

operations = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
