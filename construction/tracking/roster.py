"""The verbs that change profiles and sections; each is one transaction that ends in an event."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from .. import units
from ..models import DailyProgress, Event, Profile, ProfileDay, SentRequest, WallSection
from ..models import profiles as profile_rules
from ..models import sections as section_rules
from ..models.events import Origin
from ..models.rollups import DayChange
from .clashes import taken

BATCH_SIZE = 1_000


def create_profile(
    *, name: str, team_lead: str, is_active: bool, by: Origin, at: datetime | None = None
) -> Profile:
    """Add a profile, now or as of `at`; ValidationError on `name` if another has it, whatever the case."""
    at = at or timezone.now()
    profile = Profile(
        name=name,
        name_key=profile_rules.name_key(name),
        team_lead=team_lead,
        is_active=is_active,
        created_at=at,
        updated_at=at,
    )
    with taken("name", profile_rules.NAME_TAKEN), transaction.atomic():
        profile.save(force_insert=True)
        Event.objects.append("profile.created", profile, by, after=profile.to_dict(), at=at)
    return profile


def change_profile(
    profile: Profile,
    *,
    name: str | None = None,
    team_lead: str | None = None,
    is_active: bool | None = None,
    by: Origin,
) -> Profile:
    """Change what is given of a profile's own fields; ValidationError on `name` if another has it."""
    with taken("name", profile_rules.NAME_TAKEN), transaction.atomic():
        current = _hold_profile(profile)
        before = current.to_dict()
        _set_given(current, name=name, team_lead=team_lead, is_active=is_active)
        current.name_key, current.updated_at = profile_rules.name_key(current.name), timezone.now()
        current.save(update_fields=["name", "name_key", "team_lead", "is_active", "updated_at"])
        Event.objects.append("profile.changed", current, by, before=before, after=current.to_dict())
    return current


def remove_profile(profile: Profile, *, by: Origin) -> None:
    """Remove a profile with its sections, their progress and its totals; each removal is logged."""
    with transaction.atomic():
        # Sections first: whoever records on one of them needs the profile to stay.
        list(_held_sections(profile))
        current = Profile.objects.select_for_update().get(pk=profile.pk)
        for section in _held_sections(current):
            _log_removal(section, by)
            _erase_days(section)
        Event.objects.append("profile.removed", current, by, before=current.to_dict())
        current.delete()


def create_section(
    profile: Profile,
    *,
    section_name: str,
    start_position: Decimal,
    target_length_feet: Decimal,
    by: Origin,
    at: datetime | None = None,
) -> WallSection:
    """Add a section, now or as of `at`; ValidationError on `section_name` if the profile has one of that name."""
    at = at or timezone.now()
    section = WallSection(
        profile=profile,
        section_name=section_name,
        start_position=start_position,
        target_length_feet=target_length_feet,
        created_at=at,
    )
    with taken("section_name", section_rules.NAME_TAKEN), transaction.atomic():
        _hold_profile(profile)
        section.save(force_insert=True)
        Event.objects.append("section.created", section, by, after=section.to_dict(), at=at)
    return section


def change_section(
    section: WallSection,
    *,
    profile: Profile | None = None,
    section_name: str | None = None,
    start_position: Decimal | None = None,
    target_length_feet: Decimal | None = None,
    by: Origin,
) -> WallSection:
    """Change what is given of a section; in another profile it takes its records, and so their totals, along."""
    with taken("section_name", section_rules.NAME_TAKEN), transaction.atomic():
        current = WallSection.objects.select_for_update().get(pk=section.pk)
        before = current.to_dict()
        if profile is not None and current.profile_id != profile.pk:
            _move_totals(current, profile)
        _set_given(
            current,
            profile=profile,
            section_name=section_name,
            start_position=start_position,
            target_length_feet=target_length_feet,
        )
        current.save(update_fields=["profile", "section_name", "start_position", "target_length_feet"])
        Event.objects.append("section.changed", current, by, before=before, after=current.to_dict())
    return current


def remove_section(section: WallSection, *, by: Origin) -> None:
    """Remove a section with its progress, and take that out of the profile's totals; each removal is logged."""
    with transaction.atomic():
        current = WallSection.objects.select_for_update().get(pk=section.pk)
        ProfileDay.objects.add(_day_changes(current, current.profile_id, -1))
        _log_removal(current, by)
        _erase_days(current)
        current.delete()


def _hold_profile(profile: Profile) -> Profile:
    """The profile as it is now, there until the transaction ends; DoesNotExist if it is gone."""
    return Profile.objects.select_for_update(no_key=True).get(pk=profile.pk)


def _held_sections(profile: Profile) -> QuerySet[WallSection]:
    return WallSection.objects.of_profile(profile).order_by("pk").select_for_update()


def _set_given(row: Model, **values: Any) -> None:
    """Set the row's fields; None leaves one as it is."""
    for name, value in values.items():
        if value is not None:
            setattr(row, name, value)


def _log_removal(section: WallSection, by: Origin) -> None:
    """Log that a section goes, and before it each of its days of work."""
    days = _days_of(section)
    Event.objects.append_all(Event.of("progress.removed", day, by, before=day.to_dict()) for day in days)
    Event.objects.append("section.removed", section, by, before=section.to_dict())


def _erase_days(section: WallSection) -> None:
    """Django would read each of them once more, and let go of its requests one hundred at a time."""
    days = DailyProgress.objects.of_section(section)
    SentRequest.objects.filter(progress__in=days.values("pk")).update(progress=None)
    days.erase()


def _days_of(section: WallSection) -> Iterator[DailyProgress]:
    """The section's days of work, by date; read in batches, as a failed transaction takes an open cursor away."""
    days = DailyProgress.objects.of_section(section).order_by("date")
    batch = list(days[:BATCH_SIZE])
    while batch:
        yield from batch
        batch = list(days.filter(date__gt=batch[-1].date)[:BATCH_SIZE])


def _move_totals(section: WallSection, target: Profile) -> None:
    """Take the section's days out of its profile's totals and into the target's, which is held meanwhile."""
    _hold_profile(target)
    taken = _day_changes(section, section.profile_id, -1)
    given = _day_changes(section, target.pk, 1)
    ProfileDay.objects.add([*taken, *given])


def _day_changes(section: WallSection, profile_id: int, sign: int) -> list[DayChange]:
    days = DailyProgress.objects.of_section(section).values_list("date", "feet_built")
    return [DayChange(profile_id, day, sign * units.to_hundredths(feet), sign) for day, feet in days]
