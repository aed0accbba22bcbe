"""The march as SVG: position across, days downwards, a line for each section.

Days run downwards, as in the time–location charts that linear works are planned with: the calendar reads like a list
beside the plan of the works, whose positions stand across the top.
"""

from calendar import month_abbr
from collections.abc import Callable, Iterator
from datetime import date as Date

from django.utils.safestring import SafeString, mark_safe

from ..columns import address_of, day_text
from ..labels import fitted, width_of
from ..svg import svg_text
from ..units import grouped_text
from . import palette
from .march import March, MarchLine
from .palette import BLOOD, GOLD, GOLD_DEEP, ICE_DEEP, ICE_FAINT, INK, INK_SOFT, RULE, RULE_STRONG
from .plot import LEFT, RIGHT, WIDTH, Across, Plot
from .traces import Trace, trace

TOP, BOTTOM = 64, 16
NAME_SIZE, LABEL_APART = 12, 16
WEEKS_UP_TO, MONTHS_UP_TO, QUARTERS_UP_TO = 70, 760, 2_300
TITLE_WIDTH, TITLE_SIZE = 560, 18.5
TOLD: dict[Across, str] = {
    "position": "by position in feet",
    "share": "in columns of one width, filled by share,",
}
LEGEND = (
    ("line", "Work"),
    ("rest", "No work (0.00)"),
    ("unrecorded", "No record"),
    ("marker", "At its target"),
    ("over", "Past its target"),
)


def march_svg(march: March, today: Date, *, across: Across = "position", alone: bool = False) -> SafeString:
    """The chart; `alone` with its name and legend, which a page has around it."""
    plot = Plot(march, across)
    top = TOP + (36 if alone else 0)
    row_of = plot.calendar.rows_by_day()
    traces = [
        trace(line, x_of, row_of, plot.until(today)) for line, x_of in zip(plot.lines, plot.x_of, strict=True)
    ]
    days = f"{day_text(march.start)} to {day_text(march.end)}"
    body = "\n".join(
        [
            _defs(),
            *([_legend(march.profile.name, days)] if alone else []),
            f'<g transform="translate({LEFT} {top})">',
            *_ground(plot),
            *_time(plot),
            f'<g transform="scale(.5 {round(plot.height / plot.rows, 5)})" fill="none" stroke-width="2">',
            *_links(plot, traces),
            "</g>",
            *_markers(plot, traces),
            *_today(plot, today),
            *_heads(plot),
            "</g>",
        ]
    )
    height = top + plot.height + BOTTOM
    title = f"Time–location chart of {march.profile.name}"
    description = (
        f"{days}, downwards; {len(plot.lines)} sections {TOLD[across]} across. Each line moves from its "
        "section's start with the feet recorded."
    )
    return mark_safe(palette.svg("march", WIDTH, height, title, description, body))  # noqa: S308


def _defs() -> str:
    return (
        '<defs><pattern id="march-over" width="10" height="10" patternUnits="userSpaceOnUse">'
        f'<path class="hatch-over" fill="none" stroke="{GOLD}" stroke-width="1.5" d="M0 10L10 0"/></pattern></defs>'
    )


def _ground(plot: Plot) -> Iterator[str]:
    """The plan of each section as a column, hatched where what is built went past it."""
    columns, beyond = [], []
    for line, start, end, reached in plot.edges():
        columns.append(_column(start, end - start, plot.height))
        if line.target_length_feet and reached > end:
            beyond.append(_column(end, reached - end, plot.height))
    yield f'<path class="plan" fill="{ICE_FAINT}" stroke="{RULE}" d="{"".join(columns)}"/>'
    if beyond:
        yield f'<path class="over" fill="url(#march-over)" d="{"".join(beyond)}"/>'


def _column(x: int, width: int, height: int) -> str:
    return f"M{x / 2:g} 0h{width / 2:g}v{height}h-{width / 2:g}z"


def _links(plot: Plot, traces: list[Trace]) -> Iterator[str]:
    """Each line leads to its section."""
    address = address_of("section_detail")
    return (_link(line, one, address) for line, one in zip(plot.lines, traces, strict=True))


def _link(line: MarchLine, one: Trace, address: Callable[[int], str]) -> str:
    paths = "".join(
        f'<path class="{name}" vector-effect="non-scaling-stroke" {look} d="{d}"/>'
        for name, look, d in (
            ("unrecorded", f'stroke="{INK_SOFT}" stroke-dasharray="1 4"', one.unrecorded),
            ("rest", f'stroke="{BLOOD}" stroke-width="7"', one.rest),
            ("line", f'stroke="{ICE_DEEP}"', one.work),
        )
        if d
    )
    if not paths:
        return ""
    title = f"{svg_text(line.section_name)}: {grouped_text(line.feet_built)} ft on {line.days_worked:,} days"
    return f'<a id="line-{line.pk}" class="march-line" href="{address(line.pk)}"><title>{title}</title>{paths}</a>'


def _markers(plot: Plot, traces: list[Trace]) -> Iterator[str]:
    """A diamond where a section came to its target."""
    places = [one.done for one in traces if one.done]
    if places:
        shapes = "".join(f"M{x / 2:g} {plot.y(row):g}m-5 0l5-5 5 5-5 5z" for x, row in places)
        yield f'<path class="marker" fill="{GOLD}" stroke="{INK}" d="{shapes}"/>'


def _time(plot: Plot) -> Iterator[str]:
    """Lines at the months, or at Mondays, quarters or years, and their names where these have room."""
    free = 0.0
    right = (WIDTH - LEFT - RIGHT) + 4
    grid, words = [], []
    for day, name in date_marks(plot.march.start, plot.march.end):
        y = plot.y(plot.calendar.row(day))
        grid.append(f"M-6 {y:g}H{right}")
        if y >= free:
            words.append(f'<text x="-10" y="{y + 4:g}" text-anchor="end">{name}</text>')
            free = y + LABEL_APART
    yield f'<path class="gridline" fill="none" stroke="{RULE_STRONG}" stroke-opacity=".5" d="{"".join(grid)}"/>'
    yield from words


def date_marks(start: Date, end: Date) -> Iterator[tuple[Date, str]]:
    """The days at which a line is drawn, with their names: Mondays, or the firsts of months, quarters or years."""
    days = (end - start).days
    if days <= WEEKS_UP_TO:
        yield from ((day, f"{day.day} {month_abbr[day.month]}") for day in _weekly(start, end))
        return
    apart = 1 if days <= MONTHS_UP_TO else 3 if days <= QUARTERS_UP_TO else 12
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    for month in months:
        day = Date(month // 12, month % 12 + 1, 1)
        if day >= start and (day.month - 1) % apart == 0:
            yield day, str(day.year) if apart == 12 else f"{month_abbr[day.month]} {day.year}"


def _weekly(start: Date, end: Date) -> Iterator[Date]:
    yield start
    # By ordinals: the Monday after the last day of the calendar is none.
    yield from map(Date.fromordinal, range(start.toordinal() + 7 - start.weekday(), end.toordinal() + 1, 7))


def _today(plot: Plot, today: Date) -> Iterator[str]:
    """A line below today's row, where it is in the range."""
    if plot.march.start <= today <= plot.march.end:
        y = plot.y(plot.until(today))
        right = WIDTH - LEFT - RIGHT
        yield f'<path class="today" fill="none" stroke="{GOLD_DEEP}" stroke-width="2" d="M0 {y:g}H{right}"/>'
        place = f'x="{right}" y="{y - 5:g}" text-anchor="end"'
        yield f'<text class="today-word" fill="{GOLD_DEEP}" font-weight="600" {place}>Today</text>'


def _heads(plot: Plot) -> Iterator[str]:
    """The sections' names over their columns, and positions over these."""
    free = 0.0
    for line, left, right, _ in plot.edges():
        x, end = left / 2, right / 2
        name = fitted(line.section_name, end - max(x, free) - 6, NAME_SIZE) if x >= free else ""
        if name:
            look = f'class="section-name" fill="{INK}" font-size="{NAME_SIZE}"'
            title = f"<title>{svg_text(line.section_name)}</title>"
            yield f'<text {look} x="{x + 2:g}" y="-10">{title}{svg_text(name)}</text>'
            free = end
    for place, text in plot.columns.marks():
        x = place / 2
        room = width_of(text, 13) / 2
        at = min(max(x, room), WIDTH - LEFT - RIGHT - room)
        yield f'<path class="tick" stroke="{RULE_STRONG}" d="M{x:g} -32v6"/>'
        yield f'<text x="{at:g}" y="-38" text-anchor="middle">{text}</text>'


def legend() -> Iterator[tuple[str, SafeString]]:
    """What each stroke means, and a sample of it for a page."""
    for kind, word in LEGEND:
        yield word, mark_safe(SAMPLES[kind].format(x=1))  # noqa: S308


def _legend(name: str, days: str) -> str:
    """The profile and days, and what the strokes mean."""
    shown = fitted(name, TITLE_WIDTH - width_of(f", {days}", TITLE_SIZE), TITLE_SIZE)
    title = svg_text(f"{shown}, {days}")
    parts = [f'<text fill="{INK}" font-size="17" font-weight="600" x="8" y="24">{title}</text>']
    x = WIDTH - RIGHT
    for kind, word in reversed(LEGEND):
        x -= int(width_of(word, 13)) + 40
        sample = SAMPLES[kind].format(x=x)
        parts.append(f'<g transform="translate(0 10)">{sample}</g><text x="{x + 26}" y="24">{word}</text>')
    return "".join(parts)


SAMPLES = {
    "line": f'<path class="line" fill="none" stroke="{ICE_DEEP}" stroke-width="2" d="M{{x}} 3l18 12"/>',
    "rest": f'<path class="rest" fill="none" stroke="{BLOOD}" stroke-width="7" d="M{{x}} 9m9-3v6"/>',
    "unrecorded": (
        f'<path class="unrecorded" fill="none" stroke="{INK_SOFT}" stroke-width="2" stroke-dasharray="1 4" '
        'd="M{x} 1m9 0v16"/>'
    ),
    "marker": f'<path class="marker" fill="{GOLD}" stroke="{INK}" d="M{{x}} 9m4 0l5-5 5 5-5 5z"/>',
    "over": f'<rect class="over" fill="url(#march-over)" stroke="{RULE_STRONG}" x="{{x}}" y="2" width="18" height="14"/>',
}
