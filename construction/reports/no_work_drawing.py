"""Days without work as stacked bars: a bar for each profile, a pattern for each reason."""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from ..spans import range_words
from ..svg import NAMESPACE, svg_text
from .no_work import REASON_WORDS, REASONS, NoWorkReport, NoWorkRow
from .no_work_table import address_of_days, days_of

MOST_BARS = 24
ROW, BAR, NAME = 44, 18, 14
MOST_OF_NAME = 40
FULL = 92
"""Percent of the width that the longest bar takes; its count stands behind it."""
PATTERNS = {
    "weather": ("#2b85ad", '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#ffffff" stroke-width="1.5"/>'),
    "material": ("#c0902a", '<circle cx="4" cy="4" r="1.75" fill="#ffffff"/>'),
    "crew": ("#475966", '<path d="M4 0V8" stroke="#ffffff" stroke-width="1.5"/>'),
    "other": ("#2a6a49", '<path d="M0 0L8 8M8 0L0 8" stroke="#ffffff" stroke-width="1"/>'),
    "not_said": ("#8297a4", '<path d="M0 4H8" stroke="#ffffff" stroke-width="1.5"/>'),
}
MARGIN, LEGEND_Y, TOP, WIDTH = 24, 78, 104, 1040
LEGEND_STEP = 130


def page_svg(report: NoWorkReport) -> SafeString:
    """The bars for a page, each part of them leading to its days; the page has the legend."""
    rows = report.rows[:MOST_BARS]
    return mark_safe(  # noqa: S308
        f'<svg width="100%" height="{ROW * len(rows)}" role="group" aria-labelledby="chart-title chart-text">'
        f"{_words(report)}{_defs()}{_bars(report, rows, linked=True)}</svg>"
    )


def legend() -> Sequence[tuple[str, SafeString]]:
    """(words, swatch) of each reason; a swatch takes its pattern from the drawing beside it."""
    return [(REASON_WORDS[reason], mark_safe(_swatch(reason, 0, 0))) for reason in REASONS]  # noqa: S308


def lone_svg(report: NoWorkReport) -> str:
    """The bars as a file, with title and legend."""
    rows = report.rows[:MOST_BARS]
    height = TOP + ROW * max(1, len(rows)) + MARGIN
    keys = "".join(
        f"{_swatch(reason, MARGIN + LEGEND_STEP * number, LEGEND_Y - 11)}<text "
        f'x="{MARGIN + LEGEND_STEP * number + 20}" y="{LEGEND_Y}">{REASON_WORDS[reason]}</text>'
        for number, reason in enumerate(REASONS)
    )
    inside = f'<svg x="{MARGIN}" y="{TOP}" width="{WIDTH - 2 * MARGIN}" height="{ROW * len(rows)}">'
    return (
        f'<svg xmlns="{NAMESPACE}" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="chart-title chart-text" font-family="sans-serif" font-size="12" fill="#475966">\n'
        f'{_words(report)}{_defs()}<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
        f'<text x="{MARGIN}" y="34" font-size="16" font-weight="600" fill="#12212c">Days without work</text>'
        f'<text x="{MARGIN}" y="54">{range_words(report.start, report.end)}; {report.total:,} in all</text>\n'
        f"{keys}\n{inside}{_bars(report, rows, linked=False)}</svg></svg>\n"
    )


def _words(report: NoWorkReport) -> str:
    most = report.rows[0] if report.rows else None
    parts = ", ".join(
        f"{REASON_WORDS[reason].lower()} {days:,}"
        for reason, days in zip(REASONS, report.days, strict=True)
        if days
    )
    first = f" Most were lost in {most.profile_name}: {most.total:,}." if most and most.total else ""
    told = (
        f"{range_words(report.start, report.end)}: {report.total:,} in all{f' ({parts})' if parts else ''}."
    )
    return (
        '<title id="chart-title">Days without work by profile and reason</title>'
        f'<desc id="chart-text">{svg_text(told + first)}</desc>\n'
    )


def _defs() -> str:
    patterns = [
        f'<pattern id="no-work-{reason}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect class="lost-{reason}" width="8" height="8" fill="{colour}"/><g class="lost-mark">{mark}</g></pattern>'
        for reason, (colour, mark) in PATTERNS.items()
    ]
    return f"<defs>{''.join(patterns)}</defs>\n"


def _swatch(reason: str, x: int, y: int) -> str:
    return f'<rect class="lost" x="{x}" y="{y}" width="14" height="14" fill="url(#no-work-{reason})"/>'


def _bars(report: NoWorkReport, rows: Sequence[NoWorkRow], *, linked: bool) -> str:
    most = max((row.total for row in rows), default=0) or 1
    return "\n".join(_bar(report, row, ROW * number, most, linked) for number, row in enumerate(rows))


def _bar(report: NoWorkReport, row: NoWorkRow, top: int, most: int, linked: bool) -> str:
    name = (
        row.profile_name
        if len(row.profile_name) <= MOST_OF_NAME
        else f"{row.profile_name[: MOST_OF_NAME - 1]}…"
    )
    parts, left = [f'<text class="lost-name" x="0" y="{top + NAME}">{svg_text(name)}</text>'], 0.0
    for reason, days in zip(REASONS, row.days, strict=True):
        if not days:
            continue
        width = days * FULL / most
        address = address_of_days(days_of(report, row.profile_id), reason) if linked else ""
        words = svg_text(f"{row.profile_name}, {REASON_WORDS[reason].lower()}: {days:,}")
        place = f'x="{left:.3f}%" width="{width:.3f}%" y="{top + NAME + 6}" height="{BAR}"'
        part = f'<rect class="lost" {place} fill="url(#no-work-{reason})"><title>{words}</title></rect>'
        link = f'<a href="{escape(address)}" tabindex="-1" aria-label="{words}">{part}</a>'
        parts.append(link if linked else part)
        left += width
    count = f'<text class="lost-count" x="{left:.3f}%" dx="6" y="{top + NAME + 20}">{row.total:,}</text>'
    return "".join([*parts, count])
