"""The newest changes, from the log of events, in words for people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from .. import units
from ..columns import day_text
from ..models import Event, Profile, WallSection
from .survey import Survey

SHOWN = 8
WHAT = {
    "progress.recorded": "Recorded",
    "progress.corrected": "Corrected",
    "progress.replaced": "Replaced",
    "progress.added_to": "Added to",
    "progress.undone": "Change undone",
    "progress.removed": "Record removed",
    "profile.created": "Profile added",
    "profile.changed": "Profile changed",
    "profile.removed": "Profile removed",
    "section.created": "Section added",
    "section.changed": "Section changed",
    "section.removed": "Section removed",
}
DOORS = {
    "web": "on a page",
    "api": "through the API",
    "admin": "in the site administration",
    "command": "by a command",
    "import": "by an import",
}
PROGRESS, SECTIONS, PROFILES = "daily_progress", "wall_sections", "profiles"
FIELDS = {
    PROGRESS: ("feet_built", "date", "wall_section_id", "no_work_reason", "notes"),
    SECTIONS: ("target_length_feet", "start_position", "section_name", "profile_id"),
    PROFILES: ("name", "team_lead", "is_active"),
}
"""What people would look at in a change, by what was changed, the weightiest first."""
NAMES = {
    "date": "day",
    "wall_section_id": "section",
    "no_work_reason": "reason",
    "notes": "notes",
    "target_length_feet": "target",
    "start_position": "start",
    "section_name": "name",
    "profile_id": "profile",
    "team_lead": "lead",
}
LONGEST = 60
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A value before and after; None where there is none. Nothing in `of` where the values speak for themselves."""

    of: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to what, when and through which door; `href` leads to its rows, if there are any."""

    what: str
    at: datetime
    profile: str
    section: str
    day: Date | None
    href: str
    steps: Sequence[Step]
    door: str
    actor: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The newest first."""

    newest: Sequence[Change]


def changes(survey: Survey) -> Changes:
    """Three queries: the events, and the names of the sections and profiles in them."""
    events = list(Event.objects.order_by("-position")[:SHOWN])
    names = _Names(events)
    return Changes([_change(event, names) for event in events])


class _Names:
    """The names of sections and profiles, as they are now; those that are gone are called by their ids."""

    def __init__(self, events: Sequence[Event]) -> None:
        told = [values for event in events for values in (event.before, event.after) if values]
        sections = {row["wall_section_id"] for row in told if "wall_section_id" in row}
        # No profile has the id 0; with it the question is asked whatever the events are.
        profiles = {0} | {row["profile_id"] for row in told if "profile_id" in row}
        sections |= {event.subject_id for event in events if event.subject == SECTIONS}
        profiles |= {event.subject_id for event in events if event.subject == PROFILES}
        self.sections = WallSection.objects.names(sections)
        self.profiles: dict[int, str] = dict(
            Profile.objects.filter(pk__in=profiles).values_list("pk", "name")
        )

    def section(self, pk: int) -> str:
        return self.sections[pk][1] if pk in self.sections else f"section {pk}, which is gone"

    def profile_of(self, section_id: int) -> str:
        return self.sections[section_id][0] if section_id in self.sections else ""

    def profile(self, pk: int) -> str:
        return self.profiles.get(pk) or f"profile {pk}, which is gone"


def _change(event: Event, names: _Names) -> Change:
    values = event.after or event.before or {}
    profile, section, day, href = _place(event, values, names)
    return Change(
        what=WHAT.get(event.kind, event.kind.replace(".", " ").replace("_", " ").capitalize()),
        at=timezone.localtime(event.at),
        profile=profile,
        section=section,
        day=day,
        href=href,
        steps=list(_steps(event, names)),
        door=DOORS.get(event.door, event.door),
        actor=event.actor,
    )


def _place(event: Event, values: Values, names: _Names) -> tuple[str, str, Date | None, str]:
    """(profile, section, day, address of the rows) that the event is about; an address only of what is still there."""
    if event.subject == PROGRESS and "wall_section_id" in values:
        pk, day = values["wall_section_id"], values["date"]
        query = urlencode({"wall_section_id": pk, "start_date": day, "end_date": day})
        href = f"{reverse('progress_list')}?{query}" if pk in names.sections else ""
        return names.profile_of(pk), names.section(pk), Date.fromisoformat(day), href
    if event.subject == SECTIONS and "profile_id" in values:
        there = event.subject_id in names.sections
        href = reverse("section_detail", args=[event.subject_id]) if there else ""
        return names.profile(values["profile_id"]), values["section_name"], None, href
    if event.subject == PROFILES and "name" in values:
        there = event.subject_id in names.profiles
        href = reverse("profile_detail", args=[event.subject_id]) if there else ""
        return values["name"], "", None, href
    return f"{event.subject} {event.subject_id}", "", None, ""


def _steps(event: Event, names: _Names) -> Iterable[Step]:
    """What is other than before; of what is new or gone its feet, or for a section its target."""
    before, after = event.before or {}, event.after or {}
    for number, field in enumerate(FIELDS.get(event.subject, ())):
        old, new = before.get(field), after.get(field)
        if old == new or (number and not (before and after)):
            continue
        if field == "name" and not (before and after):
            continue
        yield Step(NAMES.get(field, ""), _text(field, old, names), _text(field, new, names))


def _text(field: str, value: Any, names: _Names) -> str | None:
    """The value as people read it."""
    if value is None:
        return None
    if field in ("feet_built", "target_length_feet", "start_position"):
        return f"{units.grouped_text(units.to_hundredths(Decimal(value)))} ft"
    if field == "date":
        return day_text(Date.fromisoformat(value))
    if field == "wall_section_id":
        return names.section(value)
    if field == "profile_id":
        return names.profile(value)
    if field == "is_active":
        return "active" if value else "inactive"
    words = " ".join(str(value).split())
    return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'}”" if words else "none"
