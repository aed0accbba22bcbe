"""Addresses of imports, which are pages alone."""

from django.urls import path

from . import views

pages = [
    path("imports/", views.import_list, name="import_list"),
    path("imports/new/", views.import_new, name="import_new"),
    path("imports/<id:import_id>/", views.import_detail, name="import_detail"),
    path("imports/<id:import_id>/rejects/", views.import_rejects, name="import_rejects"),
    path("imports/<id:import_id>/differences/", views.import_differences, name="import_differences"),
]
