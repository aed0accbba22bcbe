"""What the lists of tracking can be narrowed to and ordered by."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet, Sum
from django.utils.choices import BaseChoiceIterator

from ..fields import ChoiceField, TextField
from ..forms import DateRangeForm
from ..lists import DateFilter, FlagFilter, IdFilter, ListFilter, ListForm, Ordering
from ..models import DailyProgress, Profile, ProfileDay, WallSection
from ..models.profiles import name_key, quotient_keys
from ..models.reasons import NoWork
from ..widgets import Select

TOTALS: Mapping[str, Sequence[Any]] = {
    "section_count": [F("section_count")],
    "feet_built": [F("feet_built")],
    "percent_of_target": quotient_keys("feet_built", "target_feet"),
}
"""What profiles can be ordered by of `with_section_totals`."""


class AllOr(BaseChoiceIterator):
    """The choices of a select, asked for only when it is drawn."""

    def __init__(self, choices: Callable[[], Iterable[tuple[int, str]]]) -> None:
        self.choices = choices

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield "", "All"
        yield from self.choices()


def profile_choices() -> Iterable[tuple[int, str]]:
    """Every profile by name."""
    return Profile.objects.by_name().values_list("pk", "name")


def section_choices(profile: Profile) -> Iterable[tuple[int, str]]:
    """The profile's sections along the Wall."""
    return WallSection.objects.of_profile(profile).along_the_wall().values_list("pk", "section_name")


def has_text(field: str, text: str) -> Q:
    """The field has `text` in it, whatever the case: SQLite's LIKE knows the case of ASCII letters alone."""
    return Q((f"{field}__icontains", text)) if text.isascii() else Q((f"{field}__iregex", re.escape(text)))


class TextFilter(django_filters.CharFilter):
    """The field has the text in it, whatever the case."""

    field_class = TextField

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(has_text(self.field_name, value)) if value else qs


class NameOrLeadFilter(django_filters.CharFilter):
    """Either has the text in it, whatever the case."""

    field_class = TextField

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        return qs.filter(Q(name_key__contains=name_key(value)) | has_text("team_lead", value))


class ProfileOrdering(Ordering):
    """Profiles also by what their sections have in all: those without sections, or without a target, come first."""

    def filter(self, qs: Any, value: list[str] | None) -> QuerySet:
        named = {name.lstrip("-") for name in value or ()}
        return super().filter(qs.with_section_totals() if named & TOTALS.keys() else qs, value)

    def keys(self, name: str) -> Sequence[Any]:
        found = TOTALS.get(name.lstrip("-"))
        if found is None:
            return super().keys(name)
        if name.startswith("-"):
            return [key.desc(nulls_last=True) for key in found]
        return [key.asc(nulls_first=True) for key in found]


class ProfileFilter(ListFilter):
    """`?is_active= &search= &ordering=`"""

    search = NameOrLeadFilter(label="Name or lead", max_length=255)
    is_active = FlagFilter(true="Active", false="Inactive", label="Status")
    ordering = ProfileOrdering(
        fields=[
            ("name_key", "name"),
            ("team_lead", "team_lead"),
            ("is_active", "is_active"),
            ("created_at", "created_at"),
            *((name, name) for name in TOTALS),
        ]
    )

    class Meta(ListFilter.Meta):
        model = Profile
        fields: list[str] = []


class SectionFilter(ListFilter):
    """`?profile_id= &search= &ordering=`"""

    profile_id: IdFilter | None = IdFilter(label="Profile", widget=Select(choices=AllOr(profile_choices)))
    search = TextFilter(field_name="section_name", label="Name", max_length=255)
    ordering = Ordering(
        fields=[
            "section_name",
            "start_position",
            "target_length_feet",
            "feet_built",
            "days_recorded",
            "created_at",
        ]
    )

    class Meta(ListFilter.Meta):
        model = WallSection
        fields: list[str] = []


class ProfileSectionFilter(SectionFilter):
    """The same for one profile's sections."""

    profile_id = None


class ReasonFilter(django_filters.Filter):
    """The days without work for one reason, for any that is given, or without one."""

    field_class = ChoiceField
    ANY, NOT_SAID = "any", "not_said"

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", "All"), (self.ANY, "Any reason"), *NoWork.choices, (self.NOT_SAID, "No reason")]
        super().__init__(choices=choices, widget=Select(choices=choices), **kwargs)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        if value == self.NOT_SAID:
            return qs.without_reason()  # type: ignore[attr-defined]
        return qs.without_work("" if value == self.ANY else value)  # type: ignore[attr-defined]


class ProgressListForm(ListForm, DateRangeForm):
    """The list's parameters with two days in order."""


class ProgressFilter(ListFilter):
    """`?profile_id= &wall_section_id= &start_date= &end_date= &no_work_reason= &search= &ordering=`"""

    profile_id: IdFilter | None = IdFilter(
        field_name="wall_section__profile_id",
        label="Profile",
        widget=Select(choices=AllOr(profile_choices)),
    )
    wall_section_id = IdFilter(label="Section", widget=forms.HiddenInput)
    start_date = DateFilter(field_name="date", lookup_expr="gte", label="From")
    end_date = DateFilter(field_name="date", lookup_expr="lte", label="To")
    no_work_reason = ReasonFilter(label="No work")
    search = TextFilter(field_name="notes", label="Notes", max_length=255)
    ordering = Ordering(
        fields=["date", "feet_built", ("wall_section__section_name", "section_name"), "created_at"]
    )

    class Meta(ListFilter.Meta):
        model = DailyProgress
        form = ProgressListForm
        fields: list[str] = []

    def asked_profile_id(self) -> int | None:
        """The one profile that the list is narrowed to."""
        profile_id: int | None = self.form.cleaned_data["profile_id"]
        return profile_id

    def count(self) -> int:
        """Taken from the totals wherever they know it, as counting a million rows takes long."""
        asked, profile_id = self.form.cleaned_data, self.asked_profile_id()
        if asked["search"] or asked["wall_section_id"] or asked["no_work_reason"]:
            return self.qs.count()
        if asked["start_date"] or asked["end_date"]:
            days = ProfileDay.objects.from_to(asked["start_date"], asked["end_date"])
            days = days.filter(profile_id=profile_id) if profile_id else days
            return days.aggregate(total=Sum("records"))["total"] or 0
        return ProfileDay.objects.record_count(profile_id)


class ProfileProgressFilter(ProgressFilter):
    """The same for one profile's records."""

    profile_id = None

    profile: Profile

    @cached_property
    def form(self) -> ListForm:
        form: ListForm = super().form
        form.fields["wall_section_id"].widget = Select(choices=AllOr(partial(section_choices, self.profile)))
        return form

    def asked_profile_id(self) -> int:
        return self.profile.pk
