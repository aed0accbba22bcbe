"""When the Wall will stand, if each crew goes on at the pace of its last four weeks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from .. import units
from ..models.overviews import ProfilePace, profile_paces
from .survey import Survey

PACE_DAYS, LEAST_DAYS = 28, 7
PROFILES_SHOWN = 3
ON_A_PAGE = 100
Outlook = Literal["untargeted", "reached", "never", "early", "beyond", "dated"]
LAST = ("dated", "beyond", "early", "never")
"""What has an end comes before what has none in sight."""


@dataclass(frozen=True, slots=True)
class Finish:
    """What is left of the targets of `unfinished` sections, and the day on which that is built at their pace.

    Lengths are in hundredths of a foot. `feet` is what these sections built in `days`: the 28 that end yesterday, or
    as many of them as have passed since their first record. There is a day only where the outlook is `dated`.
    """

    sections: int
    unfinished: int
    left: int
    feet: int
    days: int
    outlook: Outlook
    day: Date | None = None

    @property
    def pace(self) -> int | None:
        """A calendar day's feet in hundredths, rounded half up; None where it is too early to tell."""
        return units.average(self.feet, self.days) if self.days >= LEAST_DAYS else None


@dataclass(frozen=True, slots=True)
class ProfileFinish:
    """The outlook of one profile."""

    pk: int
    name: str
    finish: Finish


@dataclass(frozen=True, slots=True)
class Whole:
    """The Wall of the active profiles: it stands when the last of them has finished at its own pace.

    `day` is that of the last one with a day, `last` the profile that finishes after all others or has no day;
    `without_day` are how many have none. Lengths are in hundredths of a foot.
    """

    outlook: Outlook
    unfinished: int
    left: int
    day: Date | None
    last: ProfileFinish | None
    without_day: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The whole Wall, and the unfinished profiles at work, those that finish last first; `page` of all, or a few."""

    start: Date
    end: Date
    whole: Whole
    profiles: Sequence[ProfileFinish]
    total: int
    """Unfinished profiles at work."""
    resting: int
    """Inactive profiles with something left, which nobody builds: they count in nothing else here."""
    resting_left: int
    page: int | None

    least_days, pace_days = LEAST_DAYS, PACE_DAYS

    @property
    def more(self) -> int:
        """Unfinished profiles at work that are not listed."""
        return 0 if self.page else self.total - len(self.profiles)

    @property
    def previous_page(self) -> int | None:
        return self.page - 1 if self.page and self.page > 1 else None

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self.page and self.page * ON_A_PAGE < self.total else None


def forecast(survey: Survey) -> Forecast:
    """The 28 days end yesterday: today's reports are not all in before the evening."""
    start, end = survey.today - timedelta(days=PACE_DAYS), survey.yesterday
    paces = profile_paces(start, end)
    resting = [pace for pace in paces if pace.left and not pace.is_active]
    active = [pace for pace in paces if pace.is_active]
    finishes = _latest_first(
        ProfileFinish(pace.pk, pace.name, _finish(pace, survey.today)) for pace in active if pace.left
    )
    first = ((survey.page or 1) - 1) * ON_A_PAGE
    return Forecast(
        start,
        end,
        _whole(active, finishes),
        finishes[first : first + (ON_A_PAGE if survey.page else PROFILES_SHOWN)],
        len(finishes),
        len(resting),
        sum(pace.left for pace in resting),
        survey.page,
    )


def _whole(active: Sequence[ProfilePace], finishes: Sequence[ProfileFinish]) -> Whole:
    """Of the profiles as `_latest_first` has them."""
    unfinished, left = (sum(pace.unfinished for pace in active), sum(pace.left for pace in active))
    if not finishes:
        outlook: Outlook = "reached" if any(pace.sections for pace in active) else "untargeted"
        return Whole(outlook, 0, 0, None, None, 0)
    days = [profile.finish.day for profile in finishes if profile.finish.day]
    last = finishes[0]
    return Whole(
        last.finish.outlook, unfinished, left, max(days, default=None), last, len(finishes) - len(days)
    )


def _finish(pace: ProfilePace, today: Date) -> Finish:
    """Days are rounded up: a day that is only begun is one more day."""
    passed = (today - pace.first_day).days if pace.first_day else PACE_DAYS
    days = min(PACE_DAYS, max(0, passed))
    outlook: Outlook
    day = None
    if days < LEAST_DAYS:
        outlook = "early"
    elif not pace.feet:
        outlook = "never"
    else:
        ahead = -(-pace.left * days // pace.feet)
        outlook = "dated" if ahead <= (Date.max - today).days else "beyond"
        day = today + timedelta(days=ahead) if outlook == "dated" else None
    return Finish(pace.sections, pace.unfinished, pace.left, pace.feet, days, outlook, day)


def _latest_first(profiles: Iterable[ProfileFinish]) -> list[ProfileFinish]:
    """Those without a day first, of these and of a common day those with most left."""

    def lateness(profile: ProfileFinish) -> tuple[int, Date, int]:
        finish = profile.finish
        return LAST.index(finish.outlook), finish.day or Date.max, finish.left

    return sorted(profiles, key=lateness, reverse=True)
