"""The page on which a crew records its day: a card for each section, and how far the days around it have come."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from django.utils import timezone

from .. import units
from ..models import DailyProgress, Profile, WallSection
from ..models.crew_days import crew_days, sections_to_record
from ..models.sections import WallSectionQuerySet
from .days import latest_day
from .drafts import Draft
from .filters import has_text
from .own import Own
from .strip import StripDay, strip_dates, strip_day

CARDS_A_PAGE = 40
UNDO_WITHIN = timedelta(minutes=30)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Card:
    """A section on a day: what is recorded, what was the day before, and what is being typed."""

    section: WallSection
    date: Date
    record: DailyProgress | None
    before: DailyProgress | None
    draft: Draft
    is_finished: bool = False
    is_own: bool = False
    """Whether the browser at hand has made the record's newest change."""

    @property
    def state(self) -> Literal["saved", "taken", "form"]:
        """Saved, or a form; or taken: recorded already, and something else is typed."""
        if self.record is None or self.draft.errors or self.draft.mode != "create":
            return "form"
        return "saved" if self.draft.read is None and not self.draft.reason else "taken"

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
        """Whether the newest change is so young that who made it may have done so by mistake."""
        return (
            self.record is not None and self.is_own and timezone.now() - self.record.updated_at < UNDO_WITHIN
        )

    @property
    def is_saved_today(self) -> bool:
        return self.record is not None and timezone.localdate(self.record.updated_at) == timezone.localdate()

    @property
    def is_of_today(self) -> bool:
        return self.date == timezone.localdate()

    @property
    def is_past_target(self) -> bool:
        return bool(0 < self.section.target_length_feet < self.section.feet_built)

    @property
    def is_same(self) -> bool:
        """Whether what is typed says nothing that the record does not say."""
        if self.record is None or self.draft.notes.strip() not in ("", self.record.notes):
            return False
        said = (self.record.feet_built, self.record.no_work_reason)
        return (self.draft.read or 0, self.draft.reason) == said

    @property
    def typed(self) -> Decimal | None:
        """The figure that was typed, once it was read as one."""
        return None if self.draft.reason else self.draft.read

    @property
    def sum(self) -> Decimal | None:
        """What the record would come to with the figure that was typed; None where that is none or would be too much."""
        if self.record is None or not self.typed:
            return None
        together = self.record.feet_built + self.typed
        return together if units.to_hundredths(together) <= units.MAX_HUNDREDTHS else None


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


def record_page(
    profile: Profile,
    day: Date,
    *,
    section_id: int | None = None,
    search: str = "",
    number: int = 1,
    drafts: Mapping[int, Draft] | None = None,
    own: Collection[Own] = (),
) -> RecordPage:
    """The page of a day; of one section alone, of those whose name has `search` in it, or the page of this number.

    `drafts` are what stands in the forms of some sections, by their ids; `own` what the browser has recorded. Three
    queries, whatever the size of the Wall.
    """
    dates = strip_dates(day)
    days = crew_days(profile.pk, dates)
    first = (number - 1) * CARDS_A_PAGE
    sections = _narrowed(sections_to_record(profile, day), section_id, search)
    shown = list(sections[first : first + CARDS_A_PAGE + 1])
    return RecordPage(
        profile=profile,
        date=day,
        cards=make_cards(shown[:CARDS_A_PAGE], day, drafts or {}, own),
        strip=[strip_day(days, date, profile) for date in dates],
        total=strip_day(days, day, profile),
        sections=days.sections,
        section_id=section_id,
        search=search,
        number=number,
        has_more=len(shown) > CARDS_A_PAGE,
    )


def make_cards(
    sections: Sequence[WallSection], day: Date, drafts: Mapping[int, Draft], own: Collection[Own] = ()
) -> list[Card]:
    """The sections' cards of a day, in one query."""
    earlier = day - ONE_DAY
    found = DailyProgress.objects.filter(wall_section__in=[section.pk for section in sections])
    records = {
        (record.wall_section_id, record.date): record
        for record in found.filter(date__in=[day, earlier]).order_by()
    }
    todays = {section.pk: records.get((section.pk, day)) for section in sections}
    return [
        Card(
            section=section,
            date=day,
            record=todays[section.pk],
            before=records.get((section.pk, earlier)),
            draft=drafts.get(section.pk) or Draft(),
            is_finished=section.pk not in drafts and getattr(section, "is_finished", False),
            is_own=_own(todays[section.pk]) in own,
        )
        for section in sections
    ]


def _own(record: DailyProgress | None) -> Own:
    return (record.pk, record.version) if record else (0, 0)


def _narrowed(sections: WallSectionQuerySet, section_id: int | None, search: str) -> WallSectionQuerySet:
    if section_id is not None:
        return sections.filter(pk=section_id)
    return sections.filter(has_text("section_name", search)) if search else sections
