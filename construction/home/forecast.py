"""When the Wall will stand, if the crews go on at the pace of the last four weeks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from .. import units
from ..models.overviews import profile_paces
from .survey import Survey

PACE_DAYS = 28
PROFILES_SHOWN = 3
Outlook = Literal["untargeted", "reached", "never", "beyond", "dated"]


@dataclass(frozen=True, slots=True)
class Finish:
    """What is left of the targets of `unfinished` sections, what the last 28 days built, and the day that follows.

    Lengths are in hundredths of a foot. There is a day only where the outlook is `dated`.
    """

    sections: int
    unfinished: int
    left: int
    feet: int
    outlook: Outlook
    day: Date | None = None

    @property
    def pace(self) -> int:
        """A calendar day's feet in hundredths, rounded half up."""
        return units.average(self.feet, PACE_DAYS)


@dataclass(frozen=True, slots=True)
class ProfileFinish:
    """The outlook of one profile."""

    pk: int
    name: str
    finish: Finish


@dataclass(frozen=True, slots=True)
class Forecast:
    """The whole Wall at its common pace; of the profiles at work those that finish last, each at its own."""

    start: Date
    end: Date
    whole: Finish
    latest: Sequence[ProfileFinish]
    more: int
    """Unfinished profiles at work that are not listed."""
    resting: int
    """Inactive profiles with something left, which counts in what the whole Wall has left."""
    resting_left: int


def forecast(survey: Survey) -> Forecast:
    """The 28 days end yesterday: today's reports are not all in before the evening."""
    start, end = survey.today - timedelta(days=PACE_DAYS), survey.yesterday
    paces = profile_paces(start, end)
    whole = _finish(
        survey.today,
        sections=sum(pace.sections for pace in paces),
        unfinished=sum(pace.unfinished for pace in paces),
        left=sum(pace.left for pace in paces),
        feet=sum(pace.feet for pace in paces),
    )
    unfinished = [pace for pace in paces if pace.left]
    resting = [pace for pace in unfinished if not pace.is_active]
    at_work = _latest_first(
        ProfileFinish(
            pace.pk,
            pace.name,
            _finish(
                survey.today,
                sections=pace.sections,
                unfinished=pace.unfinished,
                left=pace.left,
                feet=pace.feet,
            ),
        )
        for pace in unfinished
        if pace.is_active
    )
    return Forecast(
        start,
        end,
        whole,
        at_work[:PROFILES_SHOWN],
        max(0, len(at_work) - PROFILES_SHOWN),
        len(resting),
        sum(pace.left for pace in resting),
    )


def _finish(today: Date, *, sections: int, unfinished: int, left: int, feet: int) -> Finish:
    """Days are rounded up: a day that is only begun is one more day."""
    outlook: Outlook
    day = None
    if not left:
        outlook = "reached" if sections else "untargeted"
    elif not feet:
        outlook = "never"
    else:
        days = -(-left * PACE_DAYS // feet)
        outlook = "dated" if days <= (Date.max - today).days else "beyond"
        day = today + timedelta(days=days) if outlook == "dated" else None
    return Finish(sections, unfinished, left, feet, outlook, day)


def _latest_first(profiles: Iterable[ProfileFinish]) -> list[ProfileFinish]:
    """Those that never finish first, of these and of a common day those with most left."""

    def lateness(profile: ProfileFinish) -> tuple[bool, Date, int]:
        finish = profile.finish
        return finish.outlook == "never", finish.day or Date.max, finish.left

    return sorted(profiles, key=lateness, reverse=True)
