"""The elevation of the Wall: every section as a block, filled by the share built."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString

from .as_of import WallAsOf, wall_as_of
from .blocks import elevation_svg
from .layout import SECTIONS_DRAWN, Layout, lay_out


@dataclass(frozen=True)
class Elevation:
    """The drawing of a Wall as of a day; more sections than there is room for are left out of it."""

    layout: Layout
    total: int
    """How many sections there are."""

    @property
    def wall(self) -> WallAsOf:
        return self.layout.wall

    @property
    def sections(self) -> int:
        """How many are drawn."""
        return self.layout.drawn

    @property
    def svg(self) -> SafeString:
        """As pages hold it."""
        return elevation_svg(self.layout)

    @property
    def alone(self) -> SafeString:
        """As it stands at an address of its own."""
        return elevation_svg(self.layout, alone=True)


def elevation(wall: WallAsOf, total: int | None = None) -> Elevation:
    """The drawing of the first sections along a Wall, of `total` where the Wall itself has not all of them."""
    return Elevation(lay_out(wall), len(wall.sections) if total is None else total)


def sections_to_draw() -> WallAsOf:
    """As many sections as a drawing has room for, as they stand today, in one query."""
    return wall_as_of(timezone.localdate(), span=None, most=SECTIONS_DRAWN)
