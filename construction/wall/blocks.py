"""The blocks of the elevation and their SVG: they are hundreds, which a template draws at a tenth of the speed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from .. import units
from ..columns import address_of
from ..models.sections import SectionRow
from ..standing import State

CHARACTER_WIDTH = 9.6
SHORTEST_LABEL = 3
CROWN_HEIGHT = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One section; its fill grows from the foot of the Wall."""

    section: SectionRow
    state: State
    percent: int
    x: float
    y: float
    width: float
    height: float

    @property
    def fill_height(self) -> float:
        return round(self.height * min(self.percent, 100) / 100, 1)

    @property
    def fill_y(self) -> float:
        return round(self.y + self.height - self.fill_height, 1)

    def outline(self, y: float, height: float) -> str:
        """The path around a part of it."""
        return f"M{self.x} {y}h{self.width}v{height}h-{self.width}z"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One profile's blocks, side by side, with its name below them."""

    profile: str
    blocks: Sequence[Block]
    x: float
    width: float
    foot: float

    @property
    def label(self) -> str:
        """As much of the name as fits; none where that would be hardly a letter."""
        room = int(self.width / CHARACTER_WIDTH)
        name = self.profile if room >= SHORTEST_LABEL else ""
        return name if len(name) <= room else name[: room - 1] + "…"

    @property
    def label_y(self) -> float:
        return self.foot + 30

    @property
    def bracket_y(self) -> float:
        return self.foot + 8

    @property
    def svg(self) -> SafeString:
        """Its blocks, each leading to its section; over them the courses of what is built, the rest hatched."""
        address, name = address_of("section_detail"), escape(self.profile)
        begun = [block for block in self.blocks if block.state != "planned"]
        drawn = [
            *[_block(block, name, address) for block in self.blocks],
            _laid_over('fill="url(#hatch)"', [_rest(block) for block in self.blocks]),
            _laid_over(
                'fill="url(#bricks)"', [block.outline(block.fill_y, block.fill_height) for block in begun]
            ),
            _laid_over('class="crown"', [_crown(block) for block in begun if block.state == "building"]),
            _laid_over('class="crown-done"', [_crown(block) for block in begun if block.state == "done"]),
        ]
        return mark_safe("\n".join(drawn))  # noqa: S308


def _block(block: Block, profile: str, address: Callable[[int], str]) -> str:
    section, across = block.section, f'x="{block.x}" width="{block.width}"'
    built, target = map(units.grouped_text, (section.feet_built, section.target_length_feet))
    lengths = f"{built} of {target} ft, {block.percent} %"
    ice = f'<rect class="block-ice" {across} y="{block.fill_y}" height="{block.fill_height}"/>'
    return (
        f'<a id="block-{section.pk}" class="block block-{block.state}" href="{address(section.pk)}">'
        f"<title>{profile}, {escape(section.section_name)}: {lengths}</title>"
        f'<rect class="block-plan" {across} y="{block.y}" height="{block.height}"/>'
        f"{ice if block.fill_height else ''}</a>"
    )


def _laid_over(look: str, outlines: Sequence[str]) -> str:
    return f'<path {look} pointer-events="none" d="{"".join(outlines)}"/>'


def _rest(block: Block) -> str:
    return block.outline(block.y, round(block.fill_y - block.y, 1))


def _crown(block: Block) -> str:
    return block.outline(block.fill_y, CROWN_HEIGHT)
