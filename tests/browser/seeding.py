"""What stands on the Walls of the walk that are not the demo's; `manage.py shell` runs it beside the server."""

from datetime import date, timedelta
from decimal import Decimal

DAYS = 5
LONG = "The Ninety-Seventh Extraordinary Company of Builders Beyond Long Barrow and Icemark Gate"
UNBROKEN = "Stonedoor" * 9
RIGHT_TO_LEFT = "قلعة الحراسة الشمالية العظيمة على الجدار الجليدي الكبير عند بوابة البرج الثامن والتسعين"
LONG_NAMES = (LONG, UNBROKEN, RIGHT_TO_LEFT)
FEET = "99999.99"


def one() -> None:
    """One profile with one section and a few days."""
    _build("Castle Black", ["Tower 1-2"])


def long_names() -> None:
    """Names of 80 letters and more, without spaces and from right to left, with large figures."""
    for name in LONG_NAMES:
        _build(name, LONG_NAMES, feet=FEET, notes=f"{name} {name}")


def hundred() -> None:
    """100 profiles of two sections each."""
    for number in range(100):
        _build(f"Company {number + 1}", [f"Tower {number}-{half}" for half in "ab"], start=number * 1_000)


SEEDS = {
    "empty": "",
    "one": "from tests.browser.seeding import one; one()",
    "long": "from tests.browser.seeding import long_names; long_names()",
    "hundred": "from tests.browser.seeding import hundred; hundred()",
}


def _build(name, sections, *, start=0, feet="12.50", notes="") -> None:
    from construction import units
    from construction.models.events import Origin
    from construction.tracking.recording import record_many
    from construction.tracking.roster import create_profile, create_section
    from construction.tracking.writing import DayOfWork

    by = Origin(door="test", actor=name[:80])
    profile = create_profile(name=name, team_lead=name, is_active=True, by=by)
    days = [date.today() - timedelta(days=back) for back in range(1, DAYS + 1)]  # noqa: DTZ011
    built = units.Built(units.to_hundredths(Decimal(feet)))
    for number, section_name in enumerate(sections):
        section = create_section(
            profile,
            section_name=section_name,
            start_position=Decimal(start + 500 * number),
            target_length_feet=Decimal(500),
            by=by,
        )
        record_many([DayOfWork(section, day, built, notes) for day in days], by=by)
