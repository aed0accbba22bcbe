"""Addresses of the drawings."""

from django.urls import path

from . import views

pages = [
    path("wall/", views.wall, name="wall"),
    path("wall.svg", views.wall_svg, name="wall_svg"),
    path("profiles/<id:profile_id>/march/", views.profile_march, name="profile_march"),
    path("profiles/<id:profile_id>/march.svg", views.profile_march_svg, name="profile_march_svg"),
]
