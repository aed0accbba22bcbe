"""Sheets as XLSX, read back."""

import tempfile
import zipfile
from datetime import date
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from construction.sheets import Column, Kind, Sheet, TooManyRows, xlsx
from construction.sheets.xlsx import MAX_ROWS, xlsx_pieces


def part(sheet, name):
    """A file of the workbook."""
    return ZipFile(BytesIO(b"".join(xlsx_pieces(sheet)))).read(name).decode()


@pytest.mark.parametrize(
    "text", ["=1+1", "{=A1}", "http://example.org", "mailto:a@b", "+1", "007", "true", "1e5"]
)
def test_text_stays_text(sheet, workbook, text):
    assert workbook(sheet([text])) == [[text]]


def test_text_is_neither_formula_nor_link(sheet):
    page = part(sheet(["=1+1", "http://example.org"]), "xl/worksheets/sheet1.xml")
    assert "<f>" not in page
    assert "hyperlink" not in page


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_replaced(sheet, workbook, character):
    assert workbook(sheet([f"a{character}b"])) == [["a\ufffdb"]]


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "_x0041_", "<&>\"'", " padded ", "雪🏰"])
def test_other_characters_stay(sheet, workbook, text):
    assert workbook(sheet([text])) == [[text]]


def test_text_longer_than_a_cell_is_cut(sheet, workbook):
    [[text]] = workbook(sheet(["x" * 40_000]))
    assert len(text) == 32_767


def test_amounts_are_numbers(sheet, workbook):
    assert workbook(sheet([1250, 5, 99_999_999_999_999], Kind.AMOUNT)) == [
        [12.5],
        [0.05],
        [999_999_999_999.99],
    ]


def test_an_amount_of_more_digits_than_a_number_holds_is_text(sheet, workbook):
    assert workbook(sheet([10**15 - 1, 10**15], Kind.AMOUNT)) == [[9999999999999.99], ["10000000000000.00"]]


def test_days_are_dates(sheet, workbook):
    days = workbook(sheet(["1900-03-01", "2025-10-15", "9999-12-31"], Kind.DATE))
    assert days == [[date(1900, 3, 1)], [date(2025, 10, 15)], [date(9999, 12, 31)]]


def test_days_that_spreadsheets_miscount_are_text(sheet, workbook):
    assert workbook(sheet(["1900-02-28"], Kind.DATE)) == [["1900-02-28"]]


def test_shares_and_counts_are_numbers(workbook):
    columns = [Column("Share", Kind.SHARE, 0), Column("Count", Kind.COUNT, 1)]
    assert workbook(Sheet(["x"], columns, lambda: [(45, 7), (None, 0)], 2)) == [[0.45, 7.0], ["", 0.0]]


def test_a_part_of_a_whole_has_every_digit(sheet, workbook):
    assert workbook(sheet([Fraction(15, 26)], Kind.PART)) == [[15 / 26]]


def test_the_total_stands_below(workbook):
    columns = [Column("Name", Kind.TEXT, 0), Column("Feet", Kind.AMOUNT, 1, totalled=True)]
    assert workbook(Sheet(["x"], columns, lambda: [("a", 150), ("b", 50)], 2))[-1] == ["Total", 2.0]


def test_the_head_stays_in_sight_and_filters_the_rows_alone(sheet):
    page = part(sheet([1, 2], Kind.COUNT, totalled=True), "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in page
    assert '<autoFilter ref="A1:A3"/>' in page


def test_amounts_have_two_places_and_separators(sheet):
    assert "#,##0.00" in part(sheet([1], Kind.AMOUNT), "xl/styles.xml") or 'numFmtId="4"' in part(
        sheet([1], Kind.AMOUNT), "xl/styles.xml"
    )


@pytest.mark.parametrize(
    ("name", "tab"),
    [
        ("progress", "progress"),
        ("a" * 40, "a" * 31),
        ("[2025]: days?", "2025   days"),
        ("a\x01b", "a b"),
        ("'days'", "days"),
        ("[]:*?/\\", "Sheet1"),
        ("雪", "雪"),
    ],
)
def test_a_sheet_is_called_after_what_it_is(name, tab):
    made = Sheet([name], [Column("Head", Kind.TEXT, 0)], lambda: [("a",)], 1)
    assert CalamineWorkbook.from_filelike(BytesIO(b"".join(xlsx_pieces(made)))).sheet_names == [tab]


def test_equal_tables_are_equal_files(sheet):
    assert b"".join(xlsx_pieces(sheet(["a"]))) == b"".join(xlsx_pieces(sheet(["a"])))


def test_a_sheet_may_be_larger_than_an_old_archive(sheet, workbook, monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    assert workbook(sheet(["a"])) == [["a"]]


def test_nothing_is_left_behind_where_rows_cannot_be_read(sheet, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    broken = Sheet(["x"], [Column("Head", Kind.COUNT, 0)], lambda: (1 // 0 for _ in "a"), 1)
    with pytest.raises(ZeroDivisionError):
        next(xlsx_pieces(broken))
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_is_too_long_is_refused_before_its_rows_are_read(sheet):
    long = Sheet(["x"], [Column("Head", Kind.TEXT, 0)], pytest.fail, MAX_ROWS)
    with pytest.raises(TooManyRows, match="csv"):
        next(xlsx_pieces(long))


def test_a_table_that_has_grown_too_long_is_refused(sheet, monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    grown = Sheet(["x"], [Column("Head", Kind.TEXT, 0)], lambda: [("a",)] * 4, 1)
    with pytest.raises(TooManyRows):
        next(xlsx_pieces(grown))
