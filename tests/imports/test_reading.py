"""Which files can be read, and what is said of those that cannot; nothing that anybody sends is an error of ours."""

import io
import zipfile
from datetime import date, datetime
from subprocess import TimeoutExpired

import pytest
from xlsxwriter import Workbook

from construction.imports import reading, workbooks
from construction.imports.problems import Unreadable
from construction.imports.reading import UPLOAD, Limits, open_table

LINES = "Date,Section,Feet,Notes\n2025-01-01,Tower 1-2,12.50,Clear\n"


def read(content, limits=UPLOAD):
    """(headings by field, rows) of a file."""
    content = content.encode() if isinstance(content, str) else content
    with open_table(io.BytesIO(content), limits) as table:
        return dict(table.headings.places), [cells for _, cells in table.rows()]


def workbook(*rows, formats=None):
    """An XLSX file with these rows in its first sheet."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return target.getvalue()


def test_an_error_of_a_workbook_is_read_as_it_is_shown():
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Date", "Section", "Feet"])
        sheet.write_row(1, 0, ["2025-01-01", "Tower 1-2"])
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    assert read(target.getvalue())[1] == [["2025-01-01", "Tower 1-2", "#DIV/0!"]]


@pytest.mark.parametrize(
    "content",
    [
        LINES,
        LINES.replace(",", ";"),
        LINES.replace(",", "\t"),
        LINES.replace("\n", "\r\n"),
        LINES.replace("\n", "\r"),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        "\ufeff".encode("utf-16-be") + LINES.encode("utf-16-be"),
        LINES.rstrip("\n"),
        "\n\n" + LINES,
        LINES.replace("Date,Section", '"Date","Section"'),
        LINES.replace(",", '";"').replace("\n", '"\n').replace("Date", '"Date').replace("2025", '"2025'),
    ],
)
def test_csv_in_every_common_shape(content):
    assert read(content)[1] == [["2025-01-01", "Tower 1-2", "12.50", "Clear"]]


@pytest.mark.parametrize(
    "heads",
    [
        "date,section,feet,notes",
        "DATE,Section Name,Feet built (ft),Note",
        " Date , wall_section_id , feet_built , notes ",
    ],
)
def test_headings_in_any_case_and_in_several_words(heads):
    assert set(read(f"{heads}\n")[0]) in (
        {"date", "section", "feet", "notes"},
        {"date", "section_id", "feet", "notes"},
    )


def test_columns_in_any_order():
    assert read("Feet,Date,Section\n1,2025-01-01,A\n")[0] == {"feet": 0, "date": 1, "section": 2}


def test_a_title_may_stand_above_the_headings():
    assert read(f"Days of work\n\n{LINES}")[1] == [["2025-01-01", "Tower 1-2", "12.50", "Clear"]]


def test_a_workbook_gives_dates_and_numbers_as_text():
    content = workbook(
        ["Date", "Section", "Feet", "Notes"],
        [date(2025, 1, 1), "Tower 1-2", 12.5, "Clear"],
        [datetime(2025, 1, 2), "Tower 1-2", 12.499999999999998, 7],  # noqa: DTZ001
        [45_945, "Tower 1-2", 0.005, True],
        [45_945, "Tower 1-2", 12_345_678.905, True],
    )
    assert read(content)[1] == [
        ["2025-01-01", "Tower 1-2", "12.5", "Clear"],
        ["2025-01-02", "Tower 1-2", "12.5", "7"],
        ["45945", "Tower 1-2", "0.005", "True"],
        ["45945", "Tower 1-2", "12345678.905", "True"],
    ]


def test_a_workbook_gives_what_a_formula_came_to():
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Date", "Section", "Feet"])
        sheet.write_row(1, 0, ["2025-01-01", "A"])
        sheet.write_formula(1, 2, "=1+1", None, 2)
    assert read(target.getvalue())[1] == [["2025-01-01", "A", "2"]]


def locked_workbook():
    """The beginning of an XLSX file with a password: an OLE file."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)


def far_cell():
    """Two cells, the second in the last row and column that there are."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Date")
        sheet.write(1_048_575, 16_383, "far")
    return target.getvalue()


def zip_bomb():
    """An archive that says it unfolds to two gigabytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2):
            archive.writestr(f"xl/{number}.xml", bytes(50_000_000))
    content = target.getvalue()
    size = (50_000_000).to_bytes(4, "little")
    return content.replace(size, (1_000_000_000).to_bytes(4, "little"))


def one_text_in_many_cells():
    """A file of some kilobytes that unfolds to 300 MB."""
    return workbook(*[["x" * 30_000] * 10] * 1_000)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "The file is empty."),
        ("\n\n\n", "No headings found"),
        ("just a line of text", "No headings found"),
        ("Date,Section\n", "Missing columns: Feet. Row 1 has: Date, Section."),
        ("Date;Section\n", "Missing columns: Feet. Row 1 has: Date, Section."),
        ("Notes\n", "Missing columns: Date, Section, Feet."),
        ("Date,Section,Feet,a\x00b\n", "There are NUL characters in the headings."),
        ("Date,Day,Section,Feet\n", "Two columns say the same: Date and Day."),
        (bytes(range(256)) * 8, "neither a workbook nor UTF-8"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "neither a workbook nor UTF-8"),
        ("Date,Section,Feet\n2025-01-01,Tür,1".encode("latin-1"), "neither a workbook nor UTF-8"),
        ('Date,Section,Feet\n2025-01-01,"Tower,1\n', "Row 2 is no CSV: a quotation mark is never closed"),
        ('Date,Section,Feet\n"2025-01-01"x,Tower,1\n', "Row 2 is no CSV: there is text behind"),
        ("Date,Section,Feet\n" + "x" * 200_000, "Row 2 is no CSV"),
        (b"PK\x03\x04" + bytes(100), "damaged or incomplete"),
        (workbook(["Date", "Section", "Feet"])[:-200], "damaged or incomplete"),
        (locked_workbook(), "damaged or incomplete"),
        (workbook(["Nothing"]), "No headings found"),
        (workbook(), "No headings found"),
        (far_cell(), "too large to read"),
        (zip_bomb(), "too large to read"),
        (one_text_in_many_cells(), "^The workbook is too large to read.$"),
        (",".join(f"c{number}" for number in range(501)) + "\n", "Row 1 has 501 cells; 500 are the most."),
        ("Date;Section;Feet" + ";" * 500 + "\n", "Row 1 has 503 cells"),
        (LINES + "," * 300_000, "Row 3 has 300,001 cells"),
        (LINES + "," * 1_000_001, "A row is longer than 1,000,000 characters."),
        (LINES + '"\n",' * 400_000, "A row is longer than 1,000,000 characters."),
        (LINES + "x" * 32_768, "Row 3 is no CSV: .* longer than 32,767 characters"),
    ],
)
def test_what_cannot_be_read_is_said(content, sentence):
    with pytest.raises(Unreadable, match=sentence.replace("(", r"\(")):
        read(content)


def test_a_file_may_have_five_hundred_columns():
    heads = ["Date", "Section", *(f"c{number}" for number in range(497)), "Feet"]
    assert len(read(",".join(heads) + "\n2025-01-01,A\n")[1][0]) == 500


def test_a_text_of_many_commas_does_not_make_a_row_wide():
    line = f"2025-01-01;A;1;{',' * 600}"
    assert len(read(f"Date;Section;Feet;Notes\n{line}\n")[1]) == 1


def test_a_file_has_so_many_bytes_at_most():
    with pytest.raises(Unreadable, match="larger than 0 MB"):
        read(LINES, Limits(bytes=10, rows=10))


def test_a_file_has_so_many_rows_at_most():
    with pytest.raises(Unreadable, match="more than 1 rows"):
        read(LINES + "2025-01-02,A,1,\n", Limits(bytes=1000, rows=1))


def test_a_workbook_that_takes_too_long_is_given_up(monkeypatch):
    def never(*args, **kwargs):
        raise TimeoutExpired("python", 30)

    monkeypatch.setattr(workbooks.subprocess, "run", never)
    with pytest.raises(Unreadable, match="too long"):
        read(workbook(["Date", "Section", "Feet"]))


def test_a_table_can_be_read_again():
    with open_table(io.BytesIO(LINES.encode()), reading.UPLOAD) as table:
        assert list(table.rows()) == list(table.rows())
