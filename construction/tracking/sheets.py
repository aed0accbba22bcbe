"""The lists of tracking as sheets: every row that their filters let through, in their order."""

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from .. import units
from ..models import Profile, WallSection
from ..models.profiles import ProfileRow
from ..models.reasons import reason_text
from ..models.sections import SectionRow
from ..models.snapshots import Snapshot, snapshot
from ..sheets import Column, Sheet
from ..sheets.columns import columns_of
from .filters import ProfileFilter, ProgressFilter, SectionFilter
from .tables import ProfileTable, ProgressTable, SectionTable

STATUS = {True: "Active", False: "Inactive"}
PROGRESS = (Cast("date", TextField()), "wall_section_id", "feet_built", "no_work_reason", "notes")


def profile_sheet(filters: ProfileFilter, count: int) -> Sheet:
    """Profiles as their list shows them."""
    active = filters.form.cleaned_data["is_active"]
    status = None if active is None else STATUS[active]
    return Sheet(["profiles", status], columns_of(ProfileTable.heads()), lambda: _profiles(filters.qs), count)


def section_sheet(filters: SectionFilter, profile: Profile | None, count: int) -> Sheet:
    """Sections as their list shows them, of all profiles or of one."""
    name = ["sections", _profile_name(profile, filters.form.cleaned_data.get("profile_id"))]
    return Sheet(name, columns_of(SectionTable.heads()), lambda: _sections(filters.qs), count)


def progress_sheet(filters: ProgressFilter, profile: Profile | None, count: int) -> Sheet:
    """Days of work as their list shows them, with their total."""
    asked = filters.form.cleaned_data
    name = [
        "progress",
        _profile_name(profile, filters.asked_profile_id()),
        asked["no_work_reason"] and f"no work {asked['no_work_reason']}",
        asked["start_date"],
        asked["end_date"],
    ]
    names: dict[int, tuple[str, str]] = {}

    def rows() -> Generator[Sequence[Any]]:
        with snapshot() as now:
            names.update(_names(now, filters.asked_profile_id()))
            yield from now.rows(filters.qs.values_list(*PROGRESS))

    return Sheet(name, _progress_columns(names), rows, count)


def _progress_columns(names: Mapping[int, tuple[str, str]]) -> list[Column]:
    """Two names from the section's id, ice and cost from the feet: of millions of rows no more than that is read."""
    return columns_of(
        ProgressTable.heads(),
        date={"at": 0},
        profile={"at": 1, "of": lambda pk: names[pk][0]},
        section_name={"at": 1, "of": lambda pk: names[pk][1]},
        feet_built={"at": 2, "totalled": True},
        ice_cubic_yards={"at": 2, "of": units.ice_for, "totalled": True},
        cost_gold_dragons={"at": 2, "of": units.cost_for, "totalled": True},
        no_work_reason={"at": 3, "of": reason_text},
        notes={"at": 4},
    )


def _profiles(queryset: QuerySet[Profile]) -> Generator[Sequence[Any]]:
    with snapshot() as now:
        for row in map(ProfileRow._make, now.rows(queryset.values_list(*ProfileRow._fields))):
            built = None if row.feet_built is None else int(row.feet_built)
            share = _share(built, row.target_feet)
            yield row.name, row.team_lead, row.section_count, built, share, STATUS[bool(row.is_active)]


def _sections(queryset: QuerySet[WallSection]) -> Generator[Sequence[Any]]:
    stored = ("profile__name" if name == "profile" else name for name in SectionRow._fields)
    with snapshot() as now:
        for row in map(SectionRow._make, now.rows(queryset.values_list(*stored))):
            share = _share(row.feet_built, row.target_length_feet)
            yield (
                row.section_name,
                row.profile,
                row.start_position,
                row.target_length_feet,
                row.feet_built,
                share,
            )


def _profile_name(profile: Profile | None, asked: int | None) -> str | None:
    """The name of the one profile that a list is of or is narrowed to."""
    if profile:
        return profile.name
    return Profile.objects.filter(pk=asked).values_list("name", flat=True).first() if asked else None


def _share(built: int | None, target: int | None) -> int | None:
    return units.percent(built, int(target)) if built is not None and target else None


def _names(now: Snapshot, profile_id: int | None) -> dict[int, tuple[str, str]]:
    """(profile, section) by section id; a million rows joined to them would take twice the time."""
    sections = WallSection.objects.order_by().values_list("pk", "profile__name", "section_name")
    chosen = sections.filter(profile_id=profile_id) if profile_id else sections
    return {pk: (profile, section) for pk, profile, section in now.rows(chosen)}
