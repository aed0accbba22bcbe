"""Charts as SVG: within a page, whose style sheet colours them, and standing alone in the colours of paper.

Shapes stand in percent of the plot, so one drawing serves every width without shrinking its words; lines, which know
no percent, are stretched over the plot with strokes that are not.
"""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from ..svg import NAMESPACE, svg_text
from .charts import Bar, Chart, FeetChart, Point, SumChart
from .scales import BASE, HEIGHT, TOP

WIDE = 1000
"""Across, in the units of stretched lines."""
PLOT = BASE - TOP
COURSES = (
    '<defs><pattern id="courses" width="8" height="6" patternUnits="userSpaceOnUse">'
    '<rect class="feet" x="-1" y="-1" width="10" height="8" fill="#2b85ad"/>'
    '<path class="joint" d="M0 0H8" stroke="#ffffff" stroke-opacity=".4"/></pattern></defs>'
)
HATCH = (
    '<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect class="sum-ground" width="8" height="8" fill="#cfe6f1"/>'
    '<path class="sum-hatch" d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#2b85ad" stroke-width="1.5"/></pattern>'
)
MARGIN_LEFT, MARGIN_TOP, PAGE_WIDTH, PLOT_WIDTH = 92, 76, 1040, 920
PAGE_HEIGHT = MARGIN_TOP + HEIGHT + 16
MOST_OF_NAME = 90


def page_svg(chart: Chart) -> SafeString:
    """The chart for a page, which says in a caption what it is."""
    role = "group" if isinstance(chart, FeetChart) and chart.bars[0].address else "img"
    return mark_safe(  # noqa: S308
        f'<svg width="100%" height="{HEIGHT}" role="{role}" aria-labelledby="chart-title chart-text">'
        f"{_words(chart.title, chart.description)}{_shapes(chart)}</svg>"
    )


def lone_svg(chart: Chart | None, name: str, days: str) -> str:
    """The chart as a file: under the `name` of whose it is, and the range's `days` where there is nothing to draw."""
    title = chart.caption if chart else f"No record of {days}"
    shown = name if len(name) <= MOST_OF_NAME else f"{name[: MOST_OF_NAME - 1]}…"
    plot = (
        f'<svg x="{MARGIN_LEFT}" y="{MARGIN_TOP}" width="{PLOT_WIDTH}" height="{HEIGHT}" overflow="visible">'
        f"{_shapes(chart)}</svg>"
        if chart
        else ""
    )
    return (
        f'<svg xmlns="{NAMESPACE}" width="{PAGE_WIDTH}" height="{PAGE_HEIGHT}" '
        f'viewBox="0 0 {PAGE_WIDTH} {PAGE_HEIGHT}" role="img" aria-labelledby="chart-title chart-text" '
        'font-family="sans-serif" font-size="12" fill="#475966">\n'
        f"{_words(f'{name}: {title}', chart.description if chart else days)}"
        f'<rect width="{PAGE_WIDTH}" height="{PAGE_HEIGHT}" fill="#ffffff"/>'
        f'<text x="24" y="30" font-size="16" font-weight="600" fill="#12212c">{svg_text(shown)}</text>'
        f'<text x="24" y="50">{svg_text(f"{title}; {days}" if chart else title)}</text>\n'
        f"{plot}</svg>\n"
    )


def _words(title: str, description: str) -> str:
    return f'<title id="chart-title">{svg_text(title)}</title><desc id="chart-text">{svg_text(description)}</desc>\n'


def _shapes(chart: Chart) -> str:
    levels = [
        f'<line class="gridline" x1="0" x2="100%" y1="{level.position}" y2="{level.position}" stroke="#d9e2e8"/>'
        f'<text class="level" x="-8" y="{level.position}" text-anchor="end" dominant-baseline="middle">{level.label}'
        "</text>"
        for level in chart.levels
    ]
    days = [
        f'<text class="day{" wide-only" if number % 2 else ""}" x="{date.position}%" y="{chart.label_y}" '
        f'text-anchor="middle">{date.label}</text>'
        for number, date in enumerate(chart.dates)
    ]
    inner = _feet(chart) if isinstance(chart, FeetChart) else _sum(chart)
    return "\n".join([*levels, *inner, *days])


def _feet(chart: FeetChart) -> list[str]:
    """The bars, then the lines over them."""
    bar = _linked_bar if chart.bars[0].address else _bar
    shapes = [COURSES, '<g fill="url(#courses)">', *map(bar, chart.bars), "</g>"]
    if chart.mean:
        y = chart.mean.line.position
        shapes.append(
            f'<line class="mean" x1="0" x2="100%" y1="{y}" y2="{y}" stroke="#7a5710" stroke-width="1.5" '
            'stroke-dasharray="6 4"/>'
        )
    if chart.moving:
        shapes.append(_stretched(_polyline(chart.moving), "moving", stroke="#12212c"))
    return shapes


def _bar(bar: Bar) -> str:
    place = f'x="{bar.x}%" width="{bar.width}%" y="{bar.y}" height="{bar.height}"'
    partly = "" if bar.whole else ' fill-opacity="0.5"'
    return f'<rect class="feet-bar" {place}{partly}><title>{bar.words}</title></rect>'


def _linked_bar(bar: Bar) -> str:
    """The bar within a link as high as the plot; the keyboard goes by the table's, which lead to the same."""
    reach = (
        f'<rect class="reach" x="{bar.x}%" width="{bar.width}%" y="{TOP}" height="{PLOT}" fill-opacity="0"/>'
    )
    link = f'href="{escape(bar.address)}" tabindex="-1" aria-label="{bar.words}"'
    return f"<a {link}>{reach}{_bar(bar)}</a>"


def _sum(chart: SumChart) -> list[str]:
    """The area below the steps, hatched, and their line."""
    steps = _staircase(chart.steps)
    clip = (
        '<clipPath id="built" clipPathUnits="objectBoundingBox">'
        f'<path transform="scale({1 / WIDE} {1 / PLOT:.6f}) translate(0 {-TOP})" d="M0 {BASE}{steps}V{BASE}Z"/>'
        "</clipPath>"
    )
    area = f'<rect x="0" y="{TOP}" width="100%" height="{PLOT}" fill="url(#hatch)" clip-path="url(#built)"/>'
    return [f"<defs>{HATCH}{clip}</defs>", area, _stretched(f"M0 {BASE}{steps}", "steps", stroke="#155a7a")]


def _stretched(path: str, style: str, *, stroke: str) -> str:
    return (
        f'<svg width="100%" height="{HEIGHT}" viewBox="0 0 {WIDE} {HEIGHT}" preserveAspectRatio="none">'
        f'<path class="{style}" d="{path}" fill="none" stroke="{stroke}" stroke-width="2" stroke-linejoin="round" '
        'vector-effect="non-scaling-stroke" pointer-events="none"/></svg>'
    )


def _staircase(steps: Sequence[Point]) -> str:
    """Up at the left edge of each slot, and on to the next; level stretches in one go."""
    path, level = [], None
    for x, y in steps:
        if y != level:
            path.append(f"H{_across(x)}V{y}")
            level = y
    return "".join([*path, f"H{WIDE}"])


def _polyline(points: Sequence[Point]) -> str:
    return "M" + "L".join([f"{_across(x)} {y}" for x, y in points])


def _across(percent: float) -> str:
    return f"{percent * WIDE / 100:g}"
