"""The Wall as it stood at the end of a day: every section with its state, and the gaps and overlaps between them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from typing import NamedTuple, TypedDict

from .. import units
from ..models.as_of import SectionAsOf, sections_as_of
from ..models.text import Amount, DateText
from ..units import decimal_text
from .coverage import Flaw, FlawJSON, find_flaws
from .states import NAMES, RECENT_DAYS, RULE, State, state_of

Span = tuple[Date, Date]


class SectionJSON(TypedDict):
    """A section as it stood; days are those on which feet were built."""

    section_id: int
    section_name: str
    profile_id: int
    profile_name: str
    start_position: Amount
    end_position: Amount
    target_length_feet: Amount
    feet_built: Amount
    percent: int
    state: State
    first_day_worked: DateText | None
    last_day_worked: DateText | None


class WallAsOfJSON(TypedDict):
    """The Wall as of a day; the days with records go from the first to the last."""

    as_of: DateText
    first_date: DateText | None
    last_date: DateText | None
    total_target_length_feet: Amount
    total_feet_built: Amount
    sections: list[SectionJSON]
    gaps_and_overlaps: list[FlawJSON]


class SectionLine(NamedTuple):
    """A section as drawings and tables show it; lengths in hundredths of a foot, the share in whole percent."""

    pk: int
    section_name: str
    profile_id: int
    profile: str
    start_position: int
    end_position: int
    target_length_feet: int
    feet_built: int
    percent: int
    state: State
    began: Date | None
    last_worked: Date | None

    @property
    def state_name(self) -> str:
        return NAMES[self.state]

    @property
    def length(self) -> str:
        """Built of its target: 12.50 of 100.00 ft, 12 %."""
        built, target = map(units.grouped_text, (self.feet_built, self.target_length_feet))
        return f"{built} of {target} ft, {self.percent} %"

    def to_dict(self) -> SectionJSON:
        """As programs read it."""
        return {
            "section_id": self.pk,
            "section_name": self.section_name,
            "profile_id": self.profile_id,
            "profile_name": self.profile,
            "start_position": decimal_text(self.start_position),
            "end_position": decimal_text(self.end_position),
            "target_length_feet": decimal_text(self.target_length_feet),
            "feet_built": decimal_text(self.feet_built),
            "percent": self.percent,
            "state": self.state,
            "first_day_worked": self.began.isoformat() if self.began else None,
            "last_day_worked": self.last_worked.isoformat() if self.last_worked else None,
        }


class InState(NamedTuple):
    """A state, what people call it, and how many sections are in it."""

    name: State
    title: str
    sections: int


@dataclass(frozen=True)
class WallAsOf:
    """Every section at the end of `date`, along the Wall; `span` is the first and the last day with a record."""

    date: Date
    span: Span | None
    sections: Sequence[SectionLine]

    @cached_property
    def flaws(self) -> Sequence[Flaw]:
        """Gaps and overlaps along the Wall."""
        return find_flaws(self.sections)

    @cached_property
    def built(self) -> int:
        return sum(section.feet_built for section in self.sections)

    @cached_property
    def target(self) -> int:
        return sum(section.target_length_feet for section in self.sections)

    @cached_property
    def counts(self) -> Counter[State]:
        """How many sections are in each state."""
        return Counter(section.state for section in self.sections)

    @property
    def rule(self) -> str:
        """How states are told, in a sentence."""
        return RULE

    @property
    def legend(self) -> list[InState]:
        """Every state, whether there is a section in it or not."""
        return [InState(state, title, self.counts[state]) for state, title in NAMES.items()]

    def section(self, pk: int | None) -> SectionLine | None:
        """The section with this id."""
        return next((section for section in self.sections if section.pk == pk), None)

    def to_dict(self) -> WallAsOfJSON:
        first, last = self.span or (None, None)
        return {
            "as_of": self.date.isoformat(),
            "first_date": first.isoformat() if first else None,
            "last_date": last.isoformat() if last else None,
            "total_target_length_feet": decimal_text(self.target),
            "total_feet_built": decimal_text(self.built),
            "sections": [section.to_dict() for section in self.sections],
            "gaps_and_overlaps": [flaw.to_dict() for flaw in self.flaws],
        }


def wall_as_of(day: Date, span: Span | None, *, most: int | None = None) -> WallAsOf:
    """One query, whatever the size of the Wall, of all its sections or of the first so many along it.

    `span` is that of the days recorded; the latest day can do without.
    """
    sections = sections_as_of(day, RECENT_DAYS, span, most=most)
    return WallAsOf(day, span, [_line(section, day) for section in sections])


def _line(section: SectionAsOf, day: Date) -> SectionLine:
    built, target = section.feet_built, section.target_length_feet
    return SectionLine(
        *section[:5],
        section.end_position,
        target,
        built,
        # Something without a target is whole as soon as it is begun.
        units.percent(built, target or built),
        state_of(section, day),
        section.began,
        section.last_worked,
    )
