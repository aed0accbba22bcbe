"""The demo's eight profiles from the western gorge to the eastern sea, and the sections each of them builds."""

from dataclasses import dataclass

WALL_LENGTH_FEET = 1_584_000
"""Three hundred miles."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A crew and its part of the Wall.

    `founded` and `left` are days of the demo's calendar, `pace` is feet a day on a section in fair weather, and
    `grain` is what the crew rounds its feet to, in hundredths.
    """

    name: str
    team_lead: str
    founded: int
    left: int | None
    pace: float
    grain: int
    sections: tuple[str, ...]


STRETCHES = (
    Stretch(
        "Shadow Tower",
        "Denys Mallister",
        founded=14,
        left=None,
        pace=26.0,
        grain=25,
        sections=(
            "Gorge Head",
            "Bridge of Skulls",
            "Mallister's Shelf",
            "Shadow Gate",
            "Shadow Tower West",
            "Shadow Tower East",
            "Sentinel Stand",
            "Greyguard Reach",
        ),
    ),
    Stretch(
        "Nightfort",
        "Othell Yarwyck",
        founded=60,
        left=None,
        pace=31.0,
        grain=10,
        sections=(
            "Stonedoor",
            "Hoarfrost Hill",
            "Icemark",
            "Rat Cook's Kitchen",
            "Black Gate",
            "Nightfort West",
            "Nightfort East",
            "Weeping Stair",
            "Deep Lake Approach",
        ),
    ),
    Stretch(
        "Queensgate",
        "Edd Tollett",
        founded=385,
        left=None,
        pace=18.0,
        grain=50,
        sections=(
            "Deep Lake",
            "Queen's Tower",
            "Alysanne's Gate",
            "Old Snowgate",
            "Gate Cellars",
            "Kingsroad Rise",
        ),
    ),
    Stretch(
        "Castle Black",
        "Bowen Marsh",
        founded=0,
        left=None,
        pace=34.0,
        grain=5,
        sections=(
            "Winch Cage",
            "King's Tower",
            "Commander's Face",
            "Flint Barracks",
            "Switchback Stair",
            "Grey Keep",
            "Tunnel Gate",
            "Hardin's Lean",
            "Mole's Town Line",
        ),
    ),
    Stretch(
        "Northern Watch",
        "Jon Snow",
        founded=0,
        left=None,
        pace=29.0,
        grain=25,
        sections=tuple(f"Tower {number}-{number + 1}" for number in range(1, 10)),
    ),
    Stretch(
        "Oakenshield",
        "Tormund Giantsbane",
        founded=96,
        left=None,
        pace=37.0,
        grain=50,
        sections=(
            "Oakenshield West",
            "Oakenshield Keep",
            "Giant's Ledge",
            "Woodswatch",
            "Poolside",
            "Sable Hall West",
            "Sable Hall East",
            "Rimegate",
        ),
    ),
    Stretch(
        "Eastwatch",
        "Cotter Pyke",
        founded=35,
        left=None,
        pace=28.0,
        grain=1,
        sections=(
            "Long Barrow",
            "Torches West",
            "Torches East",
            "Greenguard Keep",
            "Greenguard Slope",
            "Harbour Wall",
            "Eastwatch Gate",
            "Blackbird Quay",
            "Sea Tower",
        ),
    ),
    Stretch(
        "Hardhome Works",
        "Karsi of the Cliffs",
        founded=130,
        left=255,
        pace=21.0,
        grain=10,
        sections=(
            "Storrold Landing",
            "Cave Mouth",
            "Ferry Sheds",
            "Salt Ice Yard",
            "Smoke Holes",
            "Last Pier",
        ),
    ),
)
