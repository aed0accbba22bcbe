"""Of yesterday: how many sections have no report, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from ..models.overviews import ProfileReports, unreported
from .survey import Survey

PROFILES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Yesterday:
    """How many of the sections that are expected to report lack a record of the day, and whose they are."""

    date: Date
    expected: int
    missing: int
    profiles: Sequence[ProfileReports]
    more: int
    """Profiles with such sections that are not listed."""


def yesterday(survey: Survey) -> Yesterday:
    """Active profiles and sections not at their target; those with the most missing first."""
    found = unreported(survey.yesterday)
    lacking = sorted(
        (profile for profile in found if profile.missing),
        key=lambda profile: (-profile.missing, profile.name.casefold(), profile.pk),
    )
    return Yesterday(
        survey.yesterday,
        sum(profile.expected for profile in found),
        sum(profile.missing for profile in lacking),
        lacking[:PROFILES_SHOWN],
        max(0, len(lacking) - PROFILES_SHOWN),
    )
