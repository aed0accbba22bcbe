"""What the lists of tracking can be narrowed to and ordered by."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet, Sum
from django.utils.choices import BaseChoiceIterator

from ..forms import DateRangeForm
from ..lists import DateFilter, FlagFilter, IdFilter, ListFilter, ListForm, Ordering
from ..models import DailyProgress, Profile, ProfileDay, WallSection
from ..models.profiles import name_key
from ..widgets import Select


class AllOr(BaseChoiceIterator):
    """The choices of a select, asked for only when it is drawn."""

    def __init__(self, choices: Callable[[], Iterable[tuple[int, str]]]) -> None:
        self.choices = choices

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield "", "All"
        yield from self.choices()


def profile_choices() -> Iterable[tuple[int, str]]:
    """Every profile by name."""
    return Profile.objects.order_by("name_key").values_list("pk", "name")


def section_choices(profile: Profile) -> Iterable[tuple[int, str]]:
    """The profile's sections along the Wall."""
    return WallSection.objects.of_profile(profile).along_the_wall().values_list("pk", "section_name")


class ProfileFilter(ListFilter):
    """`?is_active= &search= &ordering=`"""

    search = django_filters.CharFilter(method="matching", label="Name or lead", max_length=255)
    is_active = FlagFilter(true="Active", false="Inactive", label="Status")
    ordering = Ordering(
        fields=[
            ("name_key", "name"),
            ("team_lead", "team_lead"),
            ("is_active", "is_active"),
            ("created_at", "created_at"),
        ]
    )

    class Meta(ListFilter.Meta):
        model = Profile
        fields: list[str] = []

    def matching(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(name_key__contains=name_key(value)) | Q(team_lead__icontains=value))


class SectionFilter(ListFilter):
    """`?profile_id= &search= &ordering=`"""

    profile_id = IdFilter(label="Profile", widget=Select(choices=AllOr(profile_choices)))
    search = django_filters.CharFilter(
        field_name="section_name", lookup_expr="icontains", label="Name", max_length=255
    )
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

    def __init__(self, *args: Any, profile: Profile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if profile is not None:
            del self.filters["profile_id"]


class ProgressListForm(ListForm, DateRangeForm):
    """The list's parameters with two days in order."""


class ProgressFilter(ListFilter):
    """`?profile_id= &wall_section_id= &start_date= &end_date= &search= &ordering=`"""

    profile_id = IdFilter(
        field_name="wall_section__profile_id",
        label="Profile",
        widget=Select(choices=AllOr(profile_choices)),
    )
    wall_section_id = IdFilter(label="Section", widget=forms.HiddenInput)
    start_date = DateFilter(field_name="date", lookup_expr="gte", label="From")
    end_date = DateFilter(field_name="date", lookup_expr="lte", label="To")
    search = django_filters.CharFilter(
        field_name="notes", lookup_expr="icontains", label="Notes", max_length=255
    )
    ordering = Ordering(
        fields=["date", "feet_built", ("wall_section__section_name", "section_name"), "created_at"]
    )

    class Meta(ListFilter.Meta):
        model = DailyProgress
        form = ProgressListForm
        fields: list[str] = []

    def __init__(self, *args: Any, profile: Profile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile
        if profile is not None:
            del self.filters["profile_id"]
            self.filters["wall_section_id"].extra["widget"] = Select(
                choices=AllOr(partial(section_choices, profile))
            )

    def count(self) -> int:
        """Taken from the totals wherever they know it, as counting a million rows takes long."""
        asked = self.form.cleaned_data
        profile_id = self.profile.pk if self.profile else asked["profile_id"]
        dated = asked["start_date"] or asked["end_date"]
        if asked["search"] or (dated and asked["wall_section_id"]):
            return self.qs.count()
        if dated:
            return _sum(
                ProfileDay.objects.from_to(asked["start_date"], asked["end_date"]), "records", profile_id
            )
        sections = WallSection.objects.all()
        if asked["wall_section_id"]:
            sections = sections.filter(pk=asked["wall_section_id"])
        return _sum(sections, "days_recorded", profile_id)


def _sum(queryset: QuerySet, column: str, profile_id: int | None) -> int:
    if profile_id is not None:
        queryset = queryset.filter(profile_id=profile_id)
    return queryset.aggregate(total=Sum(column))["total"] or 0
