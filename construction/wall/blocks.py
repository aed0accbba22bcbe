"""The elevation as SVG. Its blocks are hundreds, which a template would draw at a tenth of the speed."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ..columns import address_of, day_text
from ..labels import fitted, width_of
from ..svg import svg_text
from ..units import grouped_text
from . import palette
from .coverage import Kind
from .layout import AXIS_HEIGHT, MARGIN, STRIP_HEIGHT, WIDTH, Block, Layout, Stretch
from .palette import BLOOD, FILLS, GOLD, GOLD_DEEP, INK, RULE_STRONG, SHEET
from .states import NAMES, State

NAME_SIZE, PROFILE_SIZE, LABEL_GAP = 12, 15, 8
BOLD = 1.1
"""How much wider bold letters are."""
DENSE = 100
LEGEND_HEIGHT = 40
OUTLINED = 6
"""Narrower blocks, in grid units, would be nothing but outline."""

FLAW_LOOKS: dict[Kind, str] = {
    "gap": f'fill="none" stroke="{BLOOD}" stroke-width="3" stroke-dasharray="6 4"',
    "overlap": f'fill="{GOLD}" stroke="{GOLD_DEEP}" stroke-width="2"',
}


def elevation_svg(drawing: Layout, *, alone: bool = False) -> SafeString:
    """The drawing; `alone` with its day and legend, which a page has around it."""
    top = LEGEND_HEIGHT if alone else 0
    day = day_text(drawing.wall.date)
    body = "\n".join(
        [
            f"<defs>{palette.hatches('wall')}</defs>",
            *([_legend(f"The Wall as of {day}", drawing)] if alone else []),
            f'<g transform="translate({MARGIN} {top}) scale(.5)">{_on_the_grid(drawing)}</g>',
            f'<g transform="translate({MARGIN} {top})">{_words(drawing)}</g>',
        ]
    )
    title = f"Elevation of the Wall as of {day}"
    told = _description(drawing)
    return mark_safe(palette.svg("elevation", WIDTH, drawing.height + top, title, told, body))  # noqa: S308


def _description(drawing: Layout) -> str:
    counts = drawing.wall.counts
    states = ", ".join(f"{counts[state]} {name.lower()}" for state, name in NAMES.items() if counts[state])
    return f"{drawing.drawn} sections by position in feet; the height filled is the share built. {states}."


def _on_the_grid(drawing: Layout) -> str:
    blocks = list(chain.from_iterable(stretch.blocks for stretch in drawing.stretches))
    line = 1 if len(blocks) > DENSE else 2
    outlines = [
        _outline(block.x, block.top, block.width, block.height) for block in blocks if block.width >= OUTLINED
    ]
    ground = "".join(f"M{-2 * MARGIN} {foot}h{2 * WIDTH}" for foot in drawing.feet)
    return "\n".join(
        [
            f'<g class="blocks" fill="{SHEET}">',
            *_linked(blocks),
            "</g>",
            *_hatched(blocks),
            f'<path class="outlines" fill="none" stroke="{RULE_STRONG}" stroke-width="{line}" pointer-events="none" '
            f'd="{"".join(outlines)}"/>',
            f'<path class="ground" fill="none" stroke="{INK}" stroke-width="4" d="{ground}"/>',
            *_flaws(drawing),
        ]
    )


def _linked(blocks: Sequence[Block]) -> list[str]:
    """Each block leads to its section."""
    address = address_of("section_detail")
    return [_block(block, address) for block in blocks]


def _block(block: Block, address: Callable[[int], str]) -> str:
    section, fill = block.section, block.fill
    across = f'x="{block.x}" width="{block.width}"'
    name = f"{section.profile}, {section.section_name}"
    title = svg_text(f"{name}: {section.length}, {section.state_name.lower()}")
    y = block.top + block.height - fill
    ice = (
        f'<rect class="ice" fill="{FILLS[section.state]}" {across} y="{y}" height="{fill}"/>' if fill else ""
    )
    return (
        f'<a id="block-{section.pk}" class="block {section.state}" href="{address(section.pk)}"><title>{title}</title>'
        f'<rect class="plan" {across} y="{block.top}" height="{block.height}"/>{ice}</a>'
    )


def _hatched(blocks: Sequence[Block]) -> list[str]:
    """One path for each state over all of its fills, and one over what is left to build."""
    by_state: dict[State, list[str]] = {state: [] for state in FILLS}
    for block in blocks:
        fill, x, width = block.fill, block.x, block.width
        foot = block.top + block.height
        if fill:
            by_state[block.section.state].append(_outline(x, foot - fill, width, fill))
        if fill < block.height:
            by_state["planned"].append(_outline(x, block.top, width, block.height - fill))
    return [
        f'<path fill="url(#wall-{state})" pointer-events="none" d="{"".join(outlines)}"/>'
        for state, outlines in by_state.items()
        if outlines
    ]


def _outline(x: int, y: int, width: int, height: int) -> str:
    return f"M{x} {y}h{width}v{height}h-{width}z"


def _flaws(drawing: Layout) -> list[str]:
    """Gaps are open, overlaps are full."""
    y, height = 2 * drawing.strip_y, STRIP_HEIGHT
    shapes = []
    for flaw, x, width in drawing.flaws:
        look = f'class="{flaw.kind}" {FLAW_LOOKS[flaw.kind]}'
        start, end, length = map(grouped_text, (flaw.start_position, flaw.end_position, flaw.length))
        title = f"<title>{flaw.kind.title()} of {length} ft, from {start} to {end} ft</title>"
        shapes.append(f'<rect {look} x="{x}" y="{y}" width="{width}" height="{height}">{title}</rect>')
    return shapes


def _words(drawing: Layout) -> str:
    """Names and the axis, in pixels."""
    axis = drawing.height - AXIS_HEIGHT
    names = [text for stretch in drawing.stretches for text in _names(stretch)]
    marks = [(drawing.scale.x(feet * 100) / 2, feet) for feet in drawing.ticks]
    return "\n".join(
        [
            *names,
            f'<g class="axis" stroke="{RULE_STRONG}" aria-hidden="true">'
            + "".join(f'<path d="M{x} {axis}v6"/>' for x, _ in marks)
            + "</g>",
            '<g class="axis-words" aria-hidden="true">'
            + "".join(_tick(x, feet, axis + 22) for x, feet in marks)
            + "</g>",
        ]
    )


def _tick(x: float, feet: int, y: int) -> str:
    text = f"{feet:,}"
    room = width_of(text, 13) / 2
    return f'<text x="{min(max(x, room), WIDTH - 2 * MARGIN - room):g}" y="{y}" text-anchor="middle">{text}</text>'


def _names(stretch: Stretch) -> Iterable[str]:
    """The profile's name below its blocks, and theirs where there is room."""
    foot, x, end = (value / 2 for value in (stretch.foot, stretch.x, stretch.end))
    for block in stretch.blocks:
        name = fitted(block.section.section_name, block.width / 2 - LABEL_GAP, NAME_SIZE)
        if name:
            y = (block.top + block.height) / 2 + 16
            place = f'font-size="{NAME_SIZE}" x="{block.x / 2 + 2:g}" y="{y:g}"'
            yield f'<text class="section-name" {place}>{svg_text(name)}</text>'
    yield f'<path class="bracket" fill="none" stroke="{RULE_STRONG}" d="M{x:g} {foot + 24:g}h{max(1, end - x - 4):g}"/>'
    name = fitted(stretch.profile, end - x - LABEL_GAP, PROFILE_SIZE * BOLD)
    if name:
        look = f'class="stretch-name" fill="{INK}" font-weight="600" font-size="{PROFILE_SIZE}"'
        title = f"<title>{svg_text(stretch.profile)}: time–location chart</title>"
        address = reverse("profile_march", args=[stretch.profile_id])
        text = f'<text {look} x="{x:g}" y="{foot + 42:g}">{svg_text(name)}</text>'
        yield f'<a href="{address}">{title}{text}</a>'


def _legend(title: str, drawing: Layout) -> str:
    """The day, and a swatch of each state and flaw."""
    x, size = WIDTH - MARGIN, 'y="12" width="18" height="14"'
    look = f'fill="{INK}" font-size="17" font-weight="600"'
    parts = [f'<text {look} x="{MARGIN}" y="24">{title}</text>']
    kinds = {flaw.kind for flaw, _, _ in drawing.flaws}
    swatches = [
        *(
            (name, f'<rect fill="{FILLS[state]}"', f'fill="url(#wall-{state})"')
            for state, name in NAMES.items()
        ),
        *((kind.title(), f"<rect {FLAW_LOOKS[kind]}", 'fill="none"') for kind in sorted(kinds)),
    ]
    for name, fill, hatch in reversed(swatches):
        x -= int(width_of(name, 13)) + 40
        outline = "" if name.lower() in kinds else f' stroke="{RULE_STRONG}"'
        parts.append(
            f'{fill}{outline} x="{x}" {size}/><rect {hatch} x="{x}" {size}/><text x="{x + 24}" y="24">{name}</text>'
        )
    return "".join(parts)
