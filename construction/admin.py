"""Django's admin over every table: it writes through the verbs, and only shows what the verbs alone may write."""

from abc import abstractmethod
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from . import requests
from .models import DailyProgress, Event, Import, Profile, ProfileDay, ProfileMonth, SentRequest, WallSection
from .models.events import Origin
from .tracking import recording, roster
from .tracking.admin_forms import ProfileAdminForm, ProgressAdminForm, SectionAdminForm

NOTES_SHOWN = 60

admin.site.site_header = "The Wall: administration"
admin.site.site_title = "The Wall"
admin.site.index_title = "Tables"


def origin(request: HttpRequest) -> Origin:
    """Who makes a change here."""
    return replace(requests.origin(request), door="admin")


def amount_column(field: str, description: str) -> Any:
    """A sortable column of amounts with thousands separators."""

    @admin.display(description=description, ordering=field)
    def column(obj: Model) -> str:
        value: Decimal = getattr(obj, field)
        return f"{value:,}"

    return column


class VerbAdmin(admin.ModelAdmin):
    """Writes through `write` and `remove`, which subclasses hand on to the verbs."""

    show_full_result_count = False

    @abstractmethod
    def write(self, obj: Any, by: Origin, values: dict[str, Any], *, change: bool) -> Model:
        """Call the verb that creates or changes `obj`; returns what it saved."""

    @abstractmethod
    def remove(self, obj: Any, by: Origin) -> None:
        """Call the verb that removes `obj`."""

    def goes_along(self, objs: Any) -> dict[str, int]:
        """How many things of which name go with `objs` when they are removed."""
        return {}

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """What the application writes, once it has."""
        return super().get_readonly_fields(request, obj) if obj else []

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A verb that refuses what the form let through lost a race; the page then opens on what is there now."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path(), status=303)

    def save_model(self, request: HttpRequest, obj: Model, form: forms.ModelForm, change: bool) -> None:
        saved = self.write(obj, origin(request), form.cleaned_data, change=change)
        obj.pk = saved.pk
        obj.refresh_from_db()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.remove(obj, origin(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Each removal is a write of its own."""
        for obj in queryset:
            self.remove(obj, origin(request))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list, dict, set, list]:
        """Counts what goes along: a profile's days of work are too many to list."""
        return [str(obj) for obj in objs], self.goes_along(objs), set(), []


@admin.register(Profile)
class ProfileAdmin(VerbAdmin):
    form = ProfileAdminForm
    list_display = ["name", "team_lead", "is_active", "created_at", "updated_at"]
    list_filter = ["is_active"]
    search_fields = ["name", "team_lead"]
    readonly_fields = ["created_at", "updated_at"]

    def write(self, obj: Profile, by: Origin, values: dict[str, Any], *, change: bool) -> Profile:
        if change:
            return roster.change_profile(obj, **values, by=by)
        return roster.create_profile(**values, by=by)

    def remove(self, obj: Profile, by: Origin) -> None:
        roster.remove_profile(obj, by=by)

    def goes_along(self, objs: Any) -> dict[str, int]:
        return {
            "sections": WallSection.objects.filter(profile__in=objs).count(),
            "days of work": DailyProgress.objects.filter(wall_section__profile__in=objs).count(),
        }


@admin.register(WallSection)
class WallSectionAdmin(VerbAdmin):
    form = SectionAdminForm
    list_display = [
        "section_name",
        "profile",
        amount_column("start_position", "start position (ft)"),
        amount_column("target_length_feet", "target length (ft)"),
        amount_column("feet_built", "built (ft)"),
        "days_recorded",
    ]
    list_select_related = ["profile"]
    search_fields = ["section_name", "profile__name"]
    autocomplete_fields = ["profile"]
    readonly_fields = ["feet_built", "days_recorded", "created_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("profile")

    def write(self, obj: WallSection, by: Origin, values: dict[str, Any], *, change: bool) -> WallSection:
        if change:
            return roster.change_section(obj, **values, by=by)
        return roster.create_section(**values, by=by)

    def remove(self, obj: WallSection, by: Origin) -> None:
        roster.remove_section(obj, by=by)

    def goes_along(self, objs: Any) -> dict[str, int]:
        return {"days of work": DailyProgress.objects.filter(wall_section__in=objs).count()}


@admin.register(DailyProgress)
class DailyProgressAdmin(VerbAdmin):
    form = ProgressAdminForm
    list_display = [
        "date",
        "section",
        amount_column("feet_built", "feet built"),
        amount_column("ice_cubic_yards", "ice (yd³)"),
        amount_column("cost_gold_dragons", "cost (GD)"),
        "no_work_reason",
        "beginning_of_notes",
    ]
    list_filter = ["date", "no_work_reason"]
    search_fields = ["wall_section__section_name", "wall_section__profile__name", "notes"]
    autocomplete_fields = ["wall_section"]
    readonly_fields = [
        *("ice_cubic_yards", "cost_gold_dragons", "version", "recorded_by"),
        *("created_at", "updated_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        # Not joined, nor is `section` a column of its own: SQLite would join every row before it orders them.
        return super().get_queryset(request).prefetch_related("wall_section__profile")

    @admin.display(description="wall section")
    def section(self, obj: DailyProgress) -> WallSection:
        return obj.wall_section

    @admin.display(description="notes")
    def beginning_of_notes(self, obj: DailyProgress) -> str:
        return obj.notes if len(obj.notes) <= NOTES_SHOWN else f"{obj.notes[:NOTES_SHOWN]}…"

    def write(self, obj: DailyProgress, by: Origin, values: dict[str, Any], *, change: bool) -> DailyProgress:
        section, feet = values["wall_section"], values["feet_built"]
        rest = {name: values[name] for name in ("date", "no_work_reason", "notes")}
        if change:
            # The form has put the new section and day into `obj`; the verb asks for the record as it stands.
            current = DailyProgress.objects.get(pk=obj.pk)
            return recording.correct_progress(current, section=section, feet=feet, **rest, by=by)
        return recording.record_progress(section, feet=feet, **rest, by=by)[0]

    def remove(self, obj: DailyProgress, by: Origin) -> None:
        recording.remove_progress(obj, by=by)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows that only the verbs write."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(ProfileDay)
class ProfileDayAdmin(ReadOnlyAdmin):
    list_display = ["profile", "date", amount_column("feet_built", "feet built"), "records"]
    list_filter = ["date"]
    list_select_related = ["profile"]
    search_fields = ["profile__name"]


@admin.register(ProfileMonth)
class ProfileMonthAdmin(ReadOnlyAdmin):
    list_display = ["profile", "month", amount_column("feet_built", "feet built"), "days", "records"]
    list_filter = ["month"]
    list_select_related = ["profile"]
    search_fields = ["profile__name"]


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    list_display = ["file_name", "state", "created_at", "actor", "new", "changed", "same", "wrong"]
    list_filter = ["state"]
    search_fields = ["file_name", "=actor"]


@admin.register(SentRequest)
class SentRequestAdmin(ReadOnlyAdmin):
    list_display = ["request_id", "created_at", "progress_id"]
    search_fields = ["=request_id"]


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["position", "at", "kind", "subject", "subject_id", "actor", "door", "request_id"]
    search_fields = ["=actor", "=request_id", "=subject_id", "kind"]
