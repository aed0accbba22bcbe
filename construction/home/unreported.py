"""Of yesterday: how many sections have no report, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from ..models.overviews import ProfileReports
from .survey import Survey

PROFILES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Yesterday:
    """How many of the sections that were expected to report lack a record of the day, and whose they are.

    `not_begun` are the sections of active profiles without any record yet, from which nothing is due.
    """

    date: Date
    expected: int
    missing: int
    not_begun: int
    profiles: Sequence[ProfileReports]
    more: int
    """Profiles with such sections that are not listed."""


def yesterday(survey: Survey) -> Yesterday:
    """Sections of active profiles, begun and not at their target; profiles with the most missing first."""
    found = survey.reports
    lacking = sorted(
        (profile for profile in found if profile.missing),
        key=lambda profile: (-profile.missing, profile.name.casefold(), profile.pk),
    )
    return Yesterday(
        survey.yesterday,
        sum(profile.expected for profile in found),
        sum(profile.missing for profile in lacking),
        sum(profile.not_begun for profile in found),
        lacking[:PROFILES_SHOWN],
        max(0, len(lacking) - PROFILES_SHOWN),
    )
