"""The one Django app of the Wall."""

from django.apps import AppConfig


class ConstructionConfig(AppConfig):
    name = "construction"
    default_auto_field = "django.db.models.BigAutoField"
