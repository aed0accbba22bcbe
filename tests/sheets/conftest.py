"""Sheets made by hand, and files as their readers see them."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from construction import downloads
from construction.sheets import Column, Kind, Sheet
from construction.sheets import sheet as sheets_sheet
from construction.sheets.csv import csv_pieces
from construction.sheets.xlsx import xlsx_pieces

ANSWERS = (
    "/profiles/",
    "/sections/",
    "/profiles/{profile}/sections/",
    "/progress/",
    "/profiles/{profile}/progress/",
    "/profiles/{profile}/daily-ice-usage/?date=2025-01-01",
    "/profiles/{profile}/cost-overview/?start_date=2025-01-01&end_date=2025-01-31",
    "/profiles/{profile}/progress-series/?from=2025-01-01&to=2025-01-31&granularity=week",
    "/profiles/{profile}/progress-series/?from=2025-01-01&to=2025-01-03&granularity=day",
    "/progress-series/?from=2025-01-01&to=2025-01-31&granularity=month",
    "/no-work/?profile_id={profile}&start_date=2025-01-01&end_date=2025-01-31",
    "/profiles/bulk_cost_overview/?profile_ids={profile}&start_date=2025-01-01&end_date=2025-01-31"
    "&columns=feet,ice,cost,share,mean,days",
)
"""Every address with a table that can be saved as a file."""


@pytest.fixture
def sheet():
    """A sheet of one column."""

    def make(values, kind=Kind.TEXT, **kwargs):
        return Sheet(["x"], [Column("Head", kind, 0, **kwargs)], lambda: [(v,) for v in values], len(values))

    return make


@pytest.fixture
def cells():
    """The sheet's cells below the head, as a reader of CSV sees them."""

    def write(sheet, **kwargs):
        return list(csv.reader(io.StringIO(b"".join(csv_pieces(sheet, **kwargs)).decode(), newline="")))[1:]

    return write


@pytest.fixture
def workbook():
    """The sheet's rows below the head, as a reader of XLSX sees them."""

    def write(sheet):
        return rows_of(b"".join(xlsx_pieces(sheet)))[1:]

    return write


def rows_of(content):
    """All rows of a workbook's only sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def content_of(response):
    """The whole body, whether it is streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def small_blocks(monkeypatch):
    """Rows are read and written two at a time, and sent at once."""
    monkeypatch.setattr(downloads, "SENT_WHOLE", 1)
    monkeypatch.setattr("construction.models.snapshots.ROWS_AT_ONCE", 2)
    monkeypatch.setattr(sheets_sheet, "BLOCK", 2)


@pytest.fixture
def saved(client):
    """The rows of the CSV file at an address, its head first."""

    def read(address, **kwargs):
        mark = "&" if "?" in address else "?"
        response = client.get(f"{address}{mark}format=csv", **kwargs)
        assert response.status_code == 200, content_of(response)
        return list(csv.reader(io.StringIO(content_of(response).decode(), newline="")))

    return read
