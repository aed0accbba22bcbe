"""The page on which a crew records its day: a card for each section, and how far the days around it have come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from django.utils import timezone

from .. import units
from ..models import DailyProgress, Profile, WallSection
from ..models.crew_days import CrewDay, CrewDays, crew_days, sections_to_record
from ..models.sections import WallSectionQuerySet
from .days import latest_day
from .drafts import Draft
from .filters import has_text

CARDS_A_PAGE = 40
DAYS_IN_STRIP = 7
UNDO_WITHIN = timedelta(minutes=30)
ONE_DAY = timedelta(days=1)

DayState = Literal["recorded", "some", "idle", "missing", "nothing"]


@dataclass(frozen=True, slots=True)
class Card:
    """A section on a day: what is recorded, what was the day before, and what is being typed."""

    section: WallSection
    date: Date
    record: DailyProgress | None
    before: DailyProgress | None
    draft: Draft
    is_finished: bool = False

    @property
    def state(self) -> Literal["saved", "taken", "form"]:
        """Saved, or a form; or taken: recorded already, and something else is typed."""
        if self.record is None or self.draft.errors or self.draft.mode != "create":
            return "form"
        return "taken" if self.draft.feet or self.draft.reason else "saved"

    @property
    def can_repeat(self) -> bool:
        """Whether something was built the day before."""
        return self.before is not None and bool(self.before.feet_built)

    @property
    def percent(self) -> int:
        """How much of the target is built, at most 100."""
        built, target = self.section.feet_built, self.section.target_length_feet
        return min(100, units.percent(units.to_hundredths(built), units.to_hundredths(target)))

    @property
    def is_undoable(self) -> bool:
        """Whether the newest change is so young that whoever looks may have made it by mistake."""
        return self.record is not None and timezone.now() - self.record.updated_at < UNDO_WITHIN

    @property
    def is_saved_today(self) -> bool:
        return self.record is not None and timezone.localdate(self.record.updated_at) == timezone.localdate()

    @property
    def is_of_today(self) -> bool:
        return self.date == timezone.localdate()

    @property
    def typed(self) -> Decimal | None:
        """The figure that was typed, once it is known to be one."""
        return None if self.draft.reason or not self.draft.feet else Decimal(self.draft.feet)

    @property
    def sum(self) -> Decimal | None:
        """What the record would come to with the figure that was typed; None where that is none or would be too much."""
        if self.record is None or not self.typed:
            return None
        together = self.record.feet_built + self.typed
        return together if units.to_hundredths(together) <= units.MAX_HUNDREDTHS else None


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of the strip: how many of the sections that were expected to have a record do."""

    date: Date
    records: int
    expected: int
    feet: int

    @property
    def state(self) -> DayState:
        """The day itself is never missing before it is over."""
        if not self.expected:
            return "nothing"
        if self.records < self.expected:
            return "some" if self.records or self.date >= timezone.localdate() else "missing"
        return "recorded" if self.feet else "idle"

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()


@dataclass(frozen=True)
class RecordPage:
    """A profile's sections on a day, with what is recorded on them and on the days around."""

    profile: Profile
    date: Date
    cards: Sequence[Card]
    strip: Sequence[StripDay]
    total: StripDay
    sections: int
    section_id: int | None
    search: str
    number: int
    has_more: bool

    @property
    def open_cards(self) -> Sequence[Card]:
        """Those to be drawn as cards; one that was asked for by its section is, whatever it has come to."""
        return [card for card in self.cards if self.section_id or not card.is_finished]

    @property
    def finished_cards(self) -> Sequence[Card]:
        return [] if self.section_id else [card for card in self.cards if card.is_finished]

    @property
    def is_long(self) -> bool:
        """Whether the profile has more sections than a page holds."""
        return self.sections > CARDS_A_PAGE

    @property
    def is_narrowed(self) -> bool:
        return bool(self.section_id or self.search)

    @property
    def today(self) -> Date:
        return timezone.localdate()

    @property
    def latest(self) -> Date:
        """The last day that may be recorded."""
        return latest_day()


def total_of(profile_id: int, day: Date) -> StripDay:
    """How far the profile's day has come; in one query."""
    return _strip_day(crew_days(profile_id, [day]), day)


def strip_dates() -> list[Date]:
    """Today and the days before it that the page shows."""
    return [timezone.localdate() - timedelta(days=ago) for ago in range(DAYS_IN_STRIP)]


def record_page(
    profile: Profile,
    day: Date,
    *,
    section_id: int | None = None,
    search: str = "",
    number: int = 1,
    drafts: Mapping[int, Draft] | None = None,
) -> RecordPage:
    """The page of a day; of one section alone, of those whose name has `search` in it, or the page of this number.

    `drafts` are what stands in the forms of some sections, by their ids. Three queries, whatever the size of the Wall.
    """
    dates = strip_dates()
    days = crew_days(profile.pk, [*dates, day] if day not in dates else dates)
    first = (number - 1) * CARDS_A_PAGE
    sections = _narrowed(sections_to_record(profile, day), section_id, search)
    shown = list(sections[first : first + CARDS_A_PAGE + 1])
    return RecordPage(
        profile=profile,
        date=day,
        cards=make_cards(shown[:CARDS_A_PAGE], day, drafts or {}),
        strip=[_strip_day(days, date) for date in dates],
        total=_strip_day(days, day),
        sections=days.sections,
        section_id=section_id,
        search=search,
        number=number,
        has_more=len(shown) > CARDS_A_PAGE,
    )


def make_cards(sections: Sequence[WallSection], day: Date, drafts: Mapping[int, Draft]) -> list[Card]:
    """The sections' cards of a day, in one query."""
    earlier = day - ONE_DAY
    found = DailyProgress.objects.filter(wall_section__in=[section.pk for section in sections])
    records = {
        (record.wall_section_id, record.date): record
        for record in found.filter(date__in=[day, earlier]).select_related("recorded_by").order_by()
    }
    return [
        Card(
            section=section,
            date=day,
            record=records.get((section.pk, day)),
            before=records.get((section.pk, earlier)),
            draft=drafts.get(section.pk) or Draft(),
            is_finished=section.pk not in drafts and getattr(section, "is_finished", False),
        )
        for section in sections
    ]


def _narrowed(sections: WallSectionQuerySet, section_id: int | None, search: str) -> WallSectionQuerySet:
    if section_id is not None:
        return sections.filter(pk=section_id)
    return sections.filter(has_text("section_name", search)) if search else sections


def _strip_day(found: CrewDays, date: Date) -> StripDay:
    """Expected are the sections that are not finished, and those of the others on which something was recorded."""
    day = found.days.get(date) or CrewDay(date, 0, 0, 0)
    expected = found.open_sections + day.records - day.open_records
    return StripDay(date, day.records, expected, day.feet)
