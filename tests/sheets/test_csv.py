"""Sheets as CSV: RFC 4180, exact amounts, and no cell that runs."""

import pytest

from construction.sheets import Column, Kind, Sheet
from construction.sheets.csv import csv_pieces, plain_text
from construction.sheets.sheet import BLOCK
from construction.units import ice_for

HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "a;=1",
    "a\n=1",
    "a\t@x",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_gets_an_apostrophe(sheet, cells, text):
    [[cell]] = cells(sheet([text]))
    assert cell.count("'") == 1
    assert cell.replace("'", "") == text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_apostrophe_can_be_taken_away_again(sheet, cells, text):
    [[cell]] = cells(sheet([text]))
    assert plain_text(cell) == text


@pytest.mark.parametrize("text", ["Tower 1-2", "O'Neil", "a=b", "x@y", "café", "雪", "5 < 6 & 7"])
def test_harmless_text_stays_as_it_is(sheet, cells, text):
    assert cells(sheet([text])) == [[text]]


@pytest.mark.parametrize("text", ["a,b", 'say "so"', "two\nlines", "two\r\nlines", '"', ",", "a;b"])
def test_what_needs_quotes_reads_back(sheet, cells, text):
    assert cells(sheet([text, "next"])) == [[text], ["next"]]


def test_lines_end_as_the_standard_says(sheet):
    assert b"".join(csv_pieces(sheet(["a", "b"]))) == b"Head\r\na\r\nb\r\n"


def test_the_mark_for_excel_comes_first_and_once(sheet):
    marked = b"".join(csv_pieces(sheet(["a"] * (BLOCK + 1)), marked=True))
    assert marked.startswith(b"\xef\xbb\xbfHead")
    assert marked.count(b"\xef\xbb\xbf") == 1


def test_a_sheet_without_rows_has_its_head(sheet):
    assert b"".join(csv_pieces(sheet([]))) == b"Head\r\n"


def test_amounts_are_plain_decimals(sheet, cells):
    assert cells(sheet([1250, 0, 5, 370_499_999_629_500], Kind.AMOUNT)) == [
        ["12.50"],
        ["0.00"],
        ["0.05"],
        ["3704999996295.00"],
    ]


@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_an_empty_cell(cells, kind):
    columns = [Column("A", Kind.TEXT, 0), Column("B", kind, 1)]
    assert cells(Sheet(["x"], columns, lambda: [("a", None)], 1)) == [["a", ""]]


def test_totals_are_exact_over_every_block(cells):
    columns = [
        Column("Name", Kind.TEXT, 0),
        Column("Feet", Kind.AMOUNT, 1, totalled=True),
        Column("Ice", Kind.AMOUNT, 1, ice_for, totalled=True),
    ]
    rows = [("a", 9_999_999_999)] * (2 * BLOCK + 1)
    assert cells(Sheet(["x"], columns, lambda: rows, len(rows)))[-1] == [
        "Total",
        "100099999989.99",
        "19519499998048.05",
    ]


def test_a_total_that_is_known_is_taken(cells):
    columns = [Column("Name", Kind.TEXT, 0), Column("Average", Kind.AMOUNT, 1)]
    sheet = Sheet(["x"], columns, lambda: [("a", 100), ("b", 300)], 2, total=(None, 200))
    assert cells(sheet)[-1] == ["Total", "2.00"]


def test_names_are_looked_up_by_their_id(sheet, cells):
    names = {1: "=one", 2: "two, too"}
    assert cells(sheet([1, 2, 1], of=names.__getitem__)) == [["'=one"], ["two, too"], ["'=one"]]


def test_what_the_rows_hold_open_is_closed_when_nobody_reads_on():
    ended = []

    def rows():
        try:
            for number in range(10 * BLOCK):
                yield (number,)
        finally:
            ended.append(True)

    pieces = csv_pieces(Sheet(["x"], [Column("Head", Kind.COUNT, 0)], rows, 1))
    next(pieces)
    pieces.close()
    assert ended == [True]
