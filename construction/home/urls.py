"""Address of the first page."""

from django.urls import path

from . import views

pages = [path("", views.home, name="home")]
