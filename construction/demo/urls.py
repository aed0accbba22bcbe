"""Address of the demo."""

from django.urls import path

from . import views

pages = [path("demo/", views.demo_load, name="demo_load")]
