"""How far a stretch of Wall has come."""

from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Sum

from . import units
from .models import WallSection
from .models.fields import hundredths_of
from .models.sections import WallSectionQuerySet
from .units import Built

State = Literal["planned", "building", "done"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What some sections have built of their target, on how many recorded days of work."""

    sections: int
    days: int
    built: Built
    target: Built

    @property
    def remaining(self) -> Built:
        return Built(max(0, self.target.hundredths - self.built.hundredths))

    @property
    def state(self) -> State:
        return state_of(self.built.hundredths, self.target.hundredths)


def state_of(built: int, target: int) -> State:
    """Not begun, under way or at its target; both lengths in hundredths of a foot."""
    if not built:
        return "planned"
    return "done" if target and built >= target else "building"


def standing_of(sections: WallSectionQuerySet) -> Standing:
    """The sections' totals, in one query."""
    totals = sections.order_by().aggregate(
        sections=Count("pk"),
        days=Sum("days_recorded", default=0),
        built=Sum(hundredths_of("feet_built"), default=0),
        target=Sum(hundredths_of("target_length_feet"), default=0),
    )
    return Standing(totals["sections"], totals["days"], Built(totals["built"]), Built(totals["target"]))


def standing_of_one(section: WallSection) -> Standing:
    """A section's own totals, without a query."""
    built, target = units.to_hundredths(section.feet_built), units.to_hundredths(section.target_length_feet)
    return Standing(1, section.days_recorded, Built(built), Built(target))
