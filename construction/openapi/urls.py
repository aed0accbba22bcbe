"""Addresses of the API description."""

from django.urls import path

from . import views

operations = [
    path("api/", views.api_root, name="api_root"),
    path("api/openapi.json", views.openapi, name="openapi"),
    path("api/docs/", views.api_docs, name="api_docs"),
]
