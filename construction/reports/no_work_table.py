"""Days without work as a table, whose every count leads to the days it counts, and as a sheet."""

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from ..columns import CountColumn, NameColumn
from ..sheets import Sheet
from ..sheets.columns import columns_of
from ..tables import WallTable
from .no_work import REASON_WORDS, NoWorkReport, NoWorkRow


class NoWorkLine(NamedTuple):
    """A profile's days by reason; `address` is where they are listed, the reason still to be added."""

    profile_name: str
    address: str
    weather: int
    material: int
    crew: int
    other: int
    not_said: int
    total: int


class LostColumn(CountColumn):
    """A count that leads to the days it counts; nothing leads nowhere."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(REASON_WORDS[reason])

    def html(self, value: int, record: NoWorkLine) -> str:
        if not value or not record.address:
            return self.text(value)
        return f'<a href="{escape(address_of_days(record.address, self.reason))}">{self.text(value)}</a>'


class NoWorkTable(WallTable):
    """Profiles, those that lost most days first."""

    caption = "Days of sections without work, by profile and reason"

    profile_name = NameColumn("Profile")
    weather = LostColumn("weather")
    material = LostColumn("material")
    crew = LostColumn("crew")
    other = LostColumn("other")
    not_said = LostColumn("not_said")
    total = CountColumn("Days in all")

    class Meta(WallTable.Meta):
        orderable = False


def no_work_table(report: NoWorkReport) -> NoWorkTable:
    """A line for each profile and the total of all."""
    lines = [
        NoWorkLine._make((row.profile_name, days_of(report, row.profile_id), *row.days, row.total))
        for row in report.rows
    ]
    everywhere = "" if report.profile_ids else days_of(report)
    return NoWorkTable(lines, total=NoWorkLine._make(("", everywhere, *report.days, report.total)))


def days_of(report: NoWorkReport, profile_id: int | None = None) -> str:
    """Where the days of a profile, or of all, are listed, the reason still to be added."""
    asked: dict[str, Any] = {"profile_id": profile_id} if profile_id else {}
    asked |= {"start_date": report.start, "end_date": report.end}
    return f"{reverse('progress_list')}?{urlencode(asked)}"


def address_of_days(listed: str, reason: str) -> str:
    """The days of one reason, or of none, among those `listed`."""
    return f"{listed}&no_work_reason={reason}"


def no_work_sheet(report: NoWorkReport) -> Sheet:
    """Profiles as on the screen."""
    return Sheet(
        ["days-without-work", report.start, report.end],
        columns_of(NoWorkTable.heads()),
        lambda: (_cells(row) for row in report.rows),
        len(report.rows),
        total=(None, *report.days, report.total),
    )


def _cells(row: NoWorkRow) -> Sequence[Any]:
    return row.profile_name, *row.days, row.total
