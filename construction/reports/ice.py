"""Daily ice usage: what each section of a profile took on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Any, TypedDict

from .. import units
from ..models import Profile
from ..models.built_sections import feet_by_section
from ..models.text import Amount, DateText
from ..units import Built


class SectionIceJSON(TypedDict):
    """What one section built and took."""

    section_name: str
    feet_built: Amount
    ice_cubic_yards: Amount


class DailyIceUsageJSON(TypedDict):
    """The daily ice usage as the contract writes it."""

    profile_id: int
    profile_name: str
    date: DateText
    total_feet_built: Amount
    total_ice_cubic_yards: Amount
    sections: list[SectionIceJSON]


@dataclass(frozen=True)
class DailyIceUsage:
    """Sections with a record on `date`, by start position, then name; feet in hundredths."""

    profile: Profile
    date: Date
    feet_by_section: Sequence[tuple[str, int]]

    @property
    def total(self) -> Built:
        return Built(sum(feet for _, feet in self.feet_by_section))

    def facts(self) -> Sequence[Any]:
        """All that was read for it; everything else follows."""
        return self.profile.pk, self.profile.name, self.date, self.feet_by_section

    def to_dict(self) -> DailyIceUsageJSON:
        """The report as the contract writes it."""
        feet, ice, _ = self.total.texts()
        return {
            "profile_id": self.profile.pk,
            "profile_name": self.profile.name,
            "date": self.date.isoformat(),
            "total_feet_built": feet,
            "total_ice_cubic_yards": ice,
            "sections": [
                {
                    "section_name": name,
                    "feet_built": units.decimal_text(feet),
                    "ice_cubic_yards": units.decimal_text(units.ice_for(feet)),
                }
                for name, feet in self.feet_by_section
            ],
        }


def daily_ice_usage(profile_id: int, day: Date) -> DailyIceUsage | None:
    """One query over the profile's records of the day; None where there is no such profile."""
    found = feet_by_section(profile_id, day)
    return found and DailyIceUsage(found.profile, day, found.feet_by_section)
