"""How a section is getting on, as of the end of a day.

`planned`: no foot is built. `done`: built to its target; what has no target is never done. Of the others,
`idle`: no feet in the 14 days that end on that day.
`behind`: its pace over the 28 days that end on that day, feet a calendar day, is under half of its own mean pace from
the first day with feet. Crews and terrain differ and no plan has dates, so a section is measured by itself alone;
28 days are four whole weeks, so that rest days weigh alike. Within its first 28 days a section is never behind.
`on_pace`: whatever is left.
"""

from datetime import date as Date
from typing import Literal

from ..models.as_of import SectionAsOf

State = Literal["on_pace", "behind", "idle", "done", "planned"]
NAMES: dict[State, str] = {
    "on_pace": "On pace",
    "behind": "Behind",
    "idle": "Idle",
    "done": "Done",
    "planned": "To build",
}
IDLE_DAYS = 14
RECENT_DAYS = 28
RULE = (
    f"A section is idle after {IDLE_DAYS} days without feet, and behind while its pace of the last {RECENT_DAYS} days "
    "is under half of its mean pace since it began."
)
"""The same in a sentence for people."""


def state_of(section: SectionAsOf, day: Date) -> State:
    """The state at the end of the day as of which the section was read, with the feet of the last RECENT_DAYS."""
    if not section.feet_built or section.began is None or section.last_worked is None:
        return "planned"
    if section.target_length_feet and section.feet_built >= section.target_length_feet:
        return "done"
    if (day - section.last_worked).days >= IDLE_DAYS:
        return "idle"
    days = (day - section.began).days + 1
    if days > RECENT_DAYS and 2 * section.recent * days < section.feet_built * RECENT_DAYS:
        return "behind"
    return "on_pace"
