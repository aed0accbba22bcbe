"""Addresses of the help, which are pages alone."""

from django.urls import path

from . import views

pages = [path("help/keyboard/", views.help_keyboard, name="help_keyboard")]
