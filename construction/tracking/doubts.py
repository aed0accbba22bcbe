"""What looks implausible about a day of work: asked once, never refused."""

from datetime import date as Date
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from .. import units
from ..models import DailyProgress, WallSection, sql

FEWEST_DAYS = 5
"""Days with work that a section needs before its usual day is known."""
RECENT_DAYS = 30
"""Days with work that its usual day is taken from."""
TIMES = 3
YEARS = 10
FIRST = "SELECT MIN(date) FROM daily_progress WHERE wall_section_id = %s"
RECENT = """
    SELECT feet_built FROM daily_progress
    WHERE wall_section_id = %s AND feet_built > 0 AND id <> %s
    ORDER BY date DESC LIMIT %s
"""


def doubts(
    section: WallSection, feet: Decimal, existing: DailyProgress | None, *, day: Date | None = None
) -> list[str]:
    """Why people may want to look again at `feet`, what the day's record is to say; `existing` is what it says now.

    More than three times the section's usual day, the median of its latest days with work; or past its target, unless
    the section was past it before; or `day` is years before the section had anything.
    """
    built = units.to_hundredths(feet)
    if not built:
        return []
    sentences = []
    usual = _usual_day(section, existing)
    if usual is not None and 2 * built > TIMES * usual:
        usual_day = units.from_hundredths((usual + 1) // 2)
        sentences.append(
            f"{_feet(feet)} is over {TIMES} times what this section usually gains in a day, {_feet(usual_day)}."
        )
    before = units.to_hundredths(existing.feet_built) if existing else 0
    standing = units.to_hundredths(section.feet_built)
    total = standing - before + built
    target = units.to_hundredths(section.target_length_feet)
    if target and standing <= target < total:
        sentences.append(
            f"The section would come to {_feet(units.from_hundredths(total))}, "
            f"past its target of {_feet(section.target_length_feet)}."
        )
    begun = _begun(section, day) if day and existing is None else None
    if begun:
        sentences.append(
            f"The section has nothing before {begun.day} {begun:%B %Y}, over {YEARS} years later."
        )
    return sentences


def _begun(section: WallSection, day: Date) -> Date | None:
    """The day from which a section has something, if `day` is years before it."""
    made = timezone.localdate(section.created_at)
    if not _is_years_before(day, made):
        return None
    [[first]] = sql.fetch(FIRST, section.pk)
    begun = made if first is None else min(sql.day(first), made)
    return begun if _is_years_before(day, begun) else None


def _is_years_before(day: Date, begun: Date) -> bool:
    return begun - day > timedelta(days=365 * YEARS)


def _usual_day(section: WallSection, existing: DailyProgress | None) -> int | None:
    """Twice the median in hundredths of a foot, so that it is a whole number; None where too few days are known."""
    rows = sql.fetch(RECENT, section.pk, existing.pk if existing else 0, RECENT_DAYS)
    days = sorted(feet for (feet,) in rows)
    if len(days) < FEWEST_DAYS:
        return None
    return int(days[(len(days) - 1) // 2] + days[len(days) // 2])


def _feet(feet: Decimal) -> str:
    return f"{feet:,.2f} ft"
