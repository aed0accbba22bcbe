"""Addresses of profiles, sections and progress."""

from django.urls import path

from .views import profiles, progress, record, saving, sections

resources = [
    path("profiles/", profiles.profile_list, name="profile_list"),
    path("profiles/<id:profile_id>/", profiles.profile_detail, name="profile_detail"),
    path("profiles/<id:profile_id>/sections/", sections.profile_sections, name="profile_sections"),
    path("profiles/<id:profile_id>/progress/", progress.profile_progress, name="profile_progress"),
    path("sections/", sections.section_list, name="section_list"),
    path("sections/<id:section_id>/", sections.section_detail, name="section_detail"),
    path("progress/", progress.progress_list, name="progress_list"),
    path("progress/<id:progress_id>/", progress.progress_detail, name="progress_detail"),
]
pages = [
    path("profiles/new/", profiles.profile_new, name="profile_new"),
    path("profiles/<id:profile_id>/edit/", profiles.profile_edit, name="profile_edit"),
    path("profiles/<id:profile_id>/delete/", profiles.profile_delete, name="profile_delete"),
    path("profiles/<id:profile_id>/sections/new/", sections.section_new, name="section_new"),
    path("record/", record.record, name="record"),
    path("profiles/<id:profile_id>/progress/record/", record.progress_record, name="progress_record"),
    path("sections/<id:section_id>/days/<day:day>/", record.section_day, name="section_day"),
    path("progress/<id:progress_id>/undo/", saving.progress_undo, name="progress_undo"),
    path("sections/<id:section_id>/edit/", sections.section_edit, name="section_edit"),
    path("sections/<id:section_id>/delete/", sections.section_delete, name="section_delete"),
    path("progress/<id:progress_id>/edit/", progress.progress_edit, name="progress_edit"),
    path("progress/<id:progress_id>/delete/", progress.progress_delete, name="progress_delete"),
]
