"""The comparison as a page shows it: some of its rows, their trends, and the curves of those chosen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..models.measures import Course, courses_by_profile
from ..models.months import Days
from .bulk import BulkOverview, MeasuredRow
from .bulk_curves import MOST_CURVES, Curves, curves_of
from .bulk_form import ALL_PAGES
from .bulk_table import BulkTable, bulk_table
from .runs import runs_of
from .trends import steepest, trend_svg

PAGE_ROWS = 100
"""More rows than these are shown page by page."""


@dataclass(frozen=True)
class Comparison:
    """A report with what a page was asked to show of it; `page` counts from 1, or is `ALL_PAGES`."""

    report: BulkOverview
    ordering: str
    columns: Collection[str]
    compare: Collection[int]
    number: int = 1

    @property
    def count(self) -> int:
        return len(self.report.rows)

    @property
    def is_paged(self) -> bool:
        return self.count > PAGE_ROWS

    @property
    def last(self) -> int:
        return 1 if self.number == ALL_PAGES else max(1, -(-self.count // PAGE_ROWS))

    @property
    def exists(self) -> bool:
        return self.number <= self.last

    @property
    def next_number(self) -> int | None:
        return self.number + 1 if 0 < self.number < self.last else None

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def first_row(self) -> int:
        return max(self.number - 1, 0) * PAGE_ROWS + 1

    @property
    def last_row(self) -> int:
        return self.count if self.number == ALL_PAGES else min(self.number * PAGE_ROWS, self.count)

    @property
    def rows(self) -> Sequence[MeasuredRow]:
        """Those on this page."""
        return self.report.rows[self.first_row - 1 : self.last_row]

    @cached_property
    def chosen(self) -> Sequence[MeasuredRow]:
        """The rows to compare, whatever page they are on."""
        return [row for row in self.report.rows if row.profile_id in self.compare and not row.error]

    @property
    def chosen_elsewhere(self) -> Sequence[MeasuredRow]:
        """Those that have no box on this page."""
        here = {row.profile_id for row in self.rows}
        return [row for row in self.chosen if row.profile_id not in here]

    @property
    def drawn(self) -> Sequence[MeasuredRow]:
        """The first of the rows to compare, in the order of the table: as many as can be told apart."""
        return self.chosen[:MOST_CURVES]

    @property
    def too_many(self) -> bool:
        return len(self.chosen) > MOST_CURVES

    @property
    def most_curves(self) -> int:
        return MOST_CURVES

    @cached_property
    def runs(self) -> Sequence[Days]:
        return runs_of(self.report.start, self.report.end)

    @cached_property
    def courses(self) -> dict[int, Course]:
        """Of the rows with a trend and of those to compare, in one query."""
        wanted = {row.profile_id for row in self.rows if not row.error} if "trend" in self.columns else set()
        wanted |= {row.profile_id for row in self.drawn}
        return courses_by_profile(sorted(wanted), self.runs)

    @cached_property
    def curves(self) -> Curves | None:
        """Of the rows to compare; None where there are none, or none has a record."""
        if not self.drawn:
            return None
        return curves_of([(row, self.courses[row.profile_id]) for row in self.drawn], self.runs)

    @cached_property
    def table(self) -> BulkTable:
        courses = self.courses if "trend" in self.columns else {}
        shown = {row.profile_id: courses[row.profile_id] for row in self.rows if row.profile_id in courses}
        most = steepest(shown.values(), self.runs)
        return bulk_table(
            self.report,
            self.rows,
            ordering=self.ordering,
            columns=self.columns,
            chosen=self.compare,
            trends={pk: trend_svg(course, self.runs, most) for pk, course in shown.items()},
        )
