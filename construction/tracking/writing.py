"""What the verbs of recording share: a record, its totals and its event, written inside the verb's transaction."""

from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime
from typing import Literal

from django.core.exceptions import ValidationError
from django.utils import timezone

from .. import units
from ..models import DailyProgress, Event, WallSection, prepared
from ..models.events import Origin
from ..models.progress import ALREADY_RECORDED, NOTES_MAX_LENGTH
from ..models.reasons import REASON_AND_FEET
from .clashes import taken
from .counting import Change, count

Mode = Literal["create", "replace", "add"]
WRITTEN = [
    *("wall_section", "date", "feet_built", "ice_cubic_yards", "cost_gold_dragons"),
    *("notes", "no_work_reason", "version", "updated_at"),
]


@dataclass(frozen=True, slots=True)
class DayOfWork:
    """What a crew reports: feet built on a section on a day, or why none were; written down at `at` if not now."""

    section: WallSection
    date: Date
    feet: units.Built
    notes: str = ""
    no_work_reason: str = ""
    at: datetime | None = None


def record(day: DayOfWork, mode: Mode, by: Origin) -> tuple[DailyProgress, bool]:
    """Record the day on its section, which is held; returns the record and whether it is new."""
    existing = None
    if mode != "create":
        existing = prepared.find(DailyProgress, wall_section_id=day.section.pk, date=day.date)
    if existing is None:
        return _insert(day, by), True
    existing.wall_section = day.section
    if mode == "replace":
        return update(existing, day, "progress.replaced", by), False
    return update(existing, _sum(existing, day), "progress.added_to", by), False


def new_record(section: WallSection, day: DayOfWork, by: Origin) -> DailyProgress:
    """The day's record, not yet saved."""
    at = day.at or timezone.now()
    made = DailyProgress(
        wall_section=section,
        date=day.date,
        notes=day.notes,
        no_work_reason=_reason(day),
        recorded_by_id=by.user_id,
        created_at=at,
        updated_at=at,
    )
    made.set_feet(day.feet)
    return made


def update(changed: DailyProgress, day: DayOfWork, kind: str, by: Origin) -> DailyProgress:
    """Write new figures, moving the record's share of the totals from its old section and day to the new."""
    before, old, reason = changed.to_dict(), changed.wall_section, _reason(day)
    if (day.section.pk, day.date) != (old.pk, changed.date):
        _refuse_if_recorded(day)
    count(
        [
            change(old, changed.date, -changed.built.hundredths, -1),
            change(day.section, day.date, day.feet.hundredths, 1),
        ]
    )
    changed.wall_section, changed.date = day.section, day.date
    changed.notes, changed.no_work_reason = day.notes, reason
    changed.set_feet(day.feet)
    changed.version += 1
    changed.updated_at = timezone.now()
    changed.save(update_fields=WRITTEN)
    Event.objects.append(kind, changed, by, before=before, after=changed.to_dict())
    return changed


def remove(gone: DailyProgress, by: Origin) -> None:
    """Remove a record, whose section is held, and take it out of the totals."""
    count([change(gone.wall_section, gone.date, -gone.built.hundredths, -1)])
    Event.objects.append("progress.removed", gone, by, before=gone.to_dict())
    gone.delete()


def change(section: WallSection, date: Date, feet: int, records: int) -> Change:
    """What a section and its day gain: feet in hundredths and records."""
    return Change(section.pk, section.profile_id, date, feet, records)


def _insert(day: DayOfWork, by: Origin) -> DailyProgress:
    made = new_record(day.section, day, by)
    with taken("date", ALREADY_RECORDED):
        prepared.insert(made)
    count([change(day.section, day.date, day.feet.hundredths, 1)])
    Event.objects.append("progress.recorded", made, by, after=made.to_dict(), at=made.created_at)
    return made


def _reason(day: DayOfWork) -> str:
    if day.no_work_reason and day.feet.hundredths:
        raise ValidationError({"no_work_reason": ValidationError(REASON_AND_FEET, code="contradictory")})
    return day.no_work_reason


def _refuse_if_recorded(day: DayOfWork) -> None:
    if prepared.find(DailyProgress, wall_section_id=day.section.pk, date=day.date):
        raise ValidationError({"date": ValidationError(ALREADY_RECORDED, code="taken")})


def _sum(existing: DailyProgress, day: DayOfWork) -> DayOfWork:
    """The day together with what is recorded; feet end the reason that was given for none."""
    feet = _add_feet(existing, day.feet)
    kept = "" if feet.hundredths else existing.no_work_reason
    return replace(
        day,
        feet=feet,
        notes=_join(existing.notes, day.notes),
        no_work_reason=day.no_work_reason or kept,
    )


def _add_feet(existing: DailyProgress, more: units.Built) -> units.Built:
    total = existing.built.hundredths + more.hundredths
    if total > units.MAX_HUNDREDTHS:
        sentence = f"Together with the {existing.feet_built} ft recorded this is over 99999999.99"
        raise ValidationError({"feet_built": ValidationError(sentence, code="out_of_bounds")})
    return units.Built(total)


def _join(noted: str, more: str) -> str:
    joined = "\n".join(filter(None, [noted, more]))
    if len(joined) > NOTES_MAX_LENGTH:
        sentence = f"Together with the notes of this day this is over {NOTES_MAX_LENGTH} characters"
        raise ValidationError({"notes": ValidationError(sentence, code="out_of_bounds")})
    return joined
