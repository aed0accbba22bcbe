"""The board of missing reports: the last seven days of every section that lacks one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from html import escape
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

from .. import units
from ..columns import address_of, day_text
from ..icons import icon
from ..models.overviews import days_of_sections, least_reported
from ..models.reasons import reason_text
from .survey import Survey

DAYS = 7
WORST, ON_A_PAGE = 12, 50
ICONS = {"recorded": "check-lg", "missing": "x-lg"}
Sign = Literal["recorded", "no-work", "missing", "due", "before"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A section's day: feet in hundredths, None without a record; today's is due, not missing, until it is over.

    Before its first record a section was not begun, and nothing was due.
    """

    date: Date
    sign: Sign
    feet: int | None
    reason: str = ""
    """Why nothing was built, if somebody said so."""


@dataclass(frozen=True, slots=True)
class Row:
    """A section and its seven days, of which `missing` were due and have no record; today is not among these."""

    pk: int
    section_name: str
    profile_id: int
    profile: str
    missing: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Board:
    """Sections with missing days, those with the most of them first; `page` of all, or the worst alone.

    `expected` are all sections at work, `not_begun` those of active profiles without any record yet.
    """

    days: Sequence[Date]
    rows: Sequence[Row]
    sections: int
    page: int | None
    expected: int
    not_begun: int

    @property
    def start(self) -> Date:
        return self.days[0]

    @property
    def end(self) -> Date:
        return self.days[-1]

    @property
    def body(self) -> SafeString:
        """The rows of the table; a day that lacks its record leads to recording it."""
        section, record = address_of("section_detail"), address_of("progress_record")
        rows = [_row(row, section(row.pk), record(row.profile_id)) for row in self.rows]
        return mark_safe("\n".join(rows))  # noqa: S308

    @property
    def more(self) -> int:
        """Sections beyond the worst."""
        return 0 if self.page else self.sections - len(self.rows)

    @property
    def previous_page(self) -> int | None:
        return self.page - 1 if self.page and self.page > 1 else None

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self.page and self.page * ON_A_PAGE < self.sections else None

    @property
    def first_row(self) -> int:
        return ((self.page or 1) - 1) * ON_A_PAGE + 1

    @property
    def last_row(self) -> int:
        return self.first_row + len(self.rows) - 1


def board(survey: Survey) -> Board:
    """The seven days that end today, section by section; ordered by the six that are over."""
    days = [survey.today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    size = ON_A_PAGE if survey.page else WORST
    after = ((survey.page or 1) - 1) * size
    sections = least_reported(days[0], survey.yesterday, most=size, after=after)
    recorded = days_of_sections([section.pk for section in sections], days[0], days[-1])
    rows = [
        Row(
            section.pk,
            section.section_name,
            section.profile_id,
            section.profile,
            section.missing,
            [_cell(day, recorded.get((section.pk, day)), section.first_day, survey.today) for day in days],
        )
        for section in sections
    ]
    return Board(
        days,
        rows,
        sections[0].sections if sections else 0,
        survey.page,
        sum(profile.expected for profile in survey.reports),
        sum(profile.not_begun for profile in survey.reports),
    )


def _cell(day: Date, recorded: tuple[int, str] | None, first_day: Date, today: Date) -> Cell:
    if recorded is None and day < first_day:
        return Cell(day, "before", None)
    if recorded is None:
        return Cell(day, "due" if day == today else "missing", None)
    feet, reason = recorded
    return Cell(day, "recorded" if feet else "no-work", feet, reason_text(reason).lower())


def _row(row: Row, address: str, record: str) -> str:
    names = (
        f'<a class="name" href="{address}">{escape(row.section_name)}</a> '
        f'<span class="fine name place">{escape(row.profile)}</span>'
    )
    cells = "".join([f"<td>{_sign(cell, row, record)}</td>" for cell in row.cells])
    return f'<tr><th scope="row">{names}</th>{cells}</tr>'


def _sign(cell: Cell, row: Row, record: str) -> str:
    day = day_text(cell.date)
    if cell.sign == "before":
        words = f'role="img" aria-label="{day}: not begun" title="{day}: not begun"'
        return f'<span class="sign sign-before" {words}>·</span>'
    if cell.feet is None:
        href = f"{record}?date={cell.date.isoformat()}&amp;section={row.pk}"
        words = f"{'Due' if cell.sign == 'due' else 'Missing'}: record {day} on {escape(row.section_name)}"
        return f'<a class="sign sign-{cell.sign}" href="{href}" aria-label="{words}">{_mark(cell.sign)}</a>'
    words = f"{day}: {units.grouped_text(cell.feet)} ft" + (f", {cell.reason}" if cell.reason else "")
    told = f'role="img" aria-label="{words}" title="{words}"'
    return f'<span class="sign sign-{cell.sign}" {told}>{_mark(cell.sign)}</span>'


def _mark(sign: Sign) -> str:
    """What stands in a day's cell, so that its colour is not all that tells."""
    if sign in ICONS:
        return icon(ICONS[sign])
    return "0" if sign == "no-work" else ""
