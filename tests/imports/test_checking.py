"""Every row is read strictly, and everything that is wrong is named by row and column."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

pytestmark = pytest.mark.django_db
ROW = "2025-01-01,Northern Watch,Tower 1-2,12.50,Clear"


def line(date="2025-01-01", profile="Northern Watch", section="Tower 1-2", feet="12.50", notes="Clear"):
    return ",".join((date, profile, section, feet, notes))


def test_a_right_row_is_a_day(check, csv_file, section):
    [day] = check(csv_file(line())).days
    assert (day.section_id, str(day.date), day.feet, day.notes) == (section.pk, "2025-01-01", 1250, "Clear")


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("", "This is required"),
        ("2025-02-31", "2025-02-31 is not a day of the calendar"),
        ("31.01.2025", "Date must be in YYYY-MM-DD format"),
        ("2025-1-1", "Date must be in YYYY-MM-DD format"),
        ("٢٠٢٥-٠١-٠١", "Date must be in YYYY-MM-DD format"),
        ("2025-01-01 14:30:00", "Date must be in YYYY-MM-DD format"),
        ("1899-12-31", "Date must be from 1900-01-01 to 9999-12-31"),
        ("9999-12-31", "Date may be one day ahead at most"),
        ("45945", "45945 is no date; format the column as dates, or write YYYY-MM-DD"),
    ],
)
def test_a_wrong_date_is_named(problems, csv_file, date, sentence):
    assert problems(csv_file(line(date=date))) == [(2, "Date", sentence)]


@pytest.mark.parametrize(
    ("feet", "sentence"),
    [
        ("", "This is required"),
        ("-1", "Must be 0 or more"),
        ("1.234", "Must have at most two decimal places"),
        ("100000000", "Must be at most 99999999.99"),
        ("1" * 40, "Must be at most 99999999.99"),
        ("1e5", "Must be a decimal number such as 12.50"),
        ("١٢", "Must be a decimal number such as 12.50"),
        ('"12,5"', "Must be a decimal number such as 12.50"),
        ("NaN", "Must be a decimal number such as 12.50"),
        ("True", "Must be a decimal number such as 12.50"),
    ],
)
def test_wrong_feet_are_named(problems, csv_file, feet, sentence):
    assert problems(csv_file(line(feet=feet))) == [(2, "Feet", sentence)]


@pytest.mark.parametrize("feet", ["12.5", "12.50", " 12.50 ", "0012.5"])
def test_feet_in_every_way_they_are_written(check, csv_file, feet):
    assert check(csv_file(line(feet=feet))).days[0].feet == 1250


@pytest.mark.parametrize("feet", ["12,5", "12.50"])
def test_a_comma_is_a_point_where_it_parts_no_cells(check, csv_file, feet):
    content = f"Date;Profile;Section;Feet\n2025-01-01;Northern Watch;Tower 1-2;{feet}\n"
    assert check(content.encode()).days[0].feet == 1250


@pytest.mark.parametrize("feet", ["1,234.50", "1.234,50", "1,234", "1,2,3"])
def test_thousands_are_not_parted(check, feet):
    content = f"Date;Profile;Section;Feet\n2025-01-01;Northern Watch;Tower 1-2;{feet}\n"
    assert check(content.encode()).problems


def test_tomorrow_may_be_recorded_and_no_later_day(check, csv_file, section):
    today = timezone.localdate()
    found = check(csv_file(*(line(date=str(today + timedelta(days=ahead))) for ahead in (1, 2))))
    assert (len(found.days), list(found.problems)) == (1, [3])


def test_the_same_section_and_day_twice_is_named_on_both_rows(problems, csv_file, section):
    sentence = "The same section and day stand in row {}, too"
    assert problems(csv_file(line(feet="1"), line(date="2025-01-02"), line(feet="2"))) == [
        (2, "Date", sentence.format(4)),
        (4, "Date", sentence.format(2)),
    ]


def test_none_of_the_rows_that_are_there_twice_is_a_day(check, csv_file, section):
    assert len(check(csv_file(line(), line(), line(), line(date="2025-01-02"))).days) == 1


def test_everything_wrong_with_a_row_is_named(problems, csv_file, section):
    found = problems(csv_file(line("x", "Nobody", "y", "z", "n" * 4001)))
    assert [column for _, column, _ in found] == ["Profile", "Date", "Feet", "Notes"]


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        ("n" * 4001, "Must be at most 4,000 characters; these are 4,001"),
        ("a\x00b", "NUL characters are not allowed"),
    ],
)
def test_wrong_notes_are_named(problems, csv_file, section, notes, sentence):
    assert problems(csv_file(line(notes=notes))) == [(2, "Notes", sentence)]


def test_without_a_column_of_notes_there_are_none(check, section):
    assert check(b"Date,Profile,Section,Feet\n2025-01-01,Northern Watch,Tower 1-2,1\n").days[0].notes is None


def test_the_apostrophe_before_a_formula_is_not_read(check, csv_file, section):
    assert check(csv_file(line(notes="'=1+1"))).days[0].notes == "=1+1"


def test_a_row_longer_than_its_headings_is_named(problems, csv_file, section):
    assert problems(csv_file(line() + ",x")) == [(2, "", "There are 6 cells where the headings are 5")]


def test_empty_cells_behind_the_headings_do_not_matter(check, csv_file, section):
    assert len(check(csv_file(line() + ",,,")).days) == 1


def test_a_row_may_end_early(check, csv_file, section):
    assert check(csv_file("2025-01-01,Northern Watch,Tower 1-2,1")).days[0].notes == ""


@pytest.mark.parametrize("blank", ["", ",,,,", " , ,,,"])
def test_empty_rows_are_passed_over(check, csv_file, section, blank):
    found = check(csv_file(blank, line(), blank))
    assert (len(found.days), found.problems) == (1, {})


def test_a_row_of_totals_is_passed_over_and_said(check, csv_file, section):
    found = check(csv_file(line(), "Total,,,12.50,"))
    assert (found.totals, found.problems) == ([3], {})


@pytest.mark.parametrize(
    "content",
    [
        b"Profile,Date,Section,Feet\nTotal,2025-02-31,,1\n",
        b"Section,Date,Profile,Feet\nTotal,2025-02-31,,1\n",
        b"Section,Profile,Date,Feet\nTotal,Northern Watch,,1\n",
    ],
)
def test_a_place_called_total_is_no_total(check, section, content):
    assert check(content).totals == []


def test_a_section_called_total_is_no_total(check, profile, make_section):
    make_section(profile, "Total")
    assert check(b"Section,Date,Feet\nTotal,,1\n", profile).totals == []


def test_rows_are_counted_as_a_spreadsheet_counts_them(problems, section):
    content = b'Title\n\nDate,Profile,Section,Feet,Notes\n2025-01-01,Northern Watch,Tower 1-2,1,"two\nlines"\nx,,,,\n'
    assert {row for row, _, _ in problems(content)} == {5}


def test_a_check_costs_the_same_queries_for_one_row_and_for_many(check, csv_file, section):
    with CaptureQueriesContext(connection) as captured:
        check(csv_file(*(line(date=f"2025-01-{day:02}") for day in range(1, 29))))
    assert len(captured) == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x1b[31mb", "a\ufffd[31mb"), ("two\nlines", "two lines"), ("x" * 30_000, "x" * 59 + "…")],
)
def test_a_wrong_text_is_shown_on_one_line(check, csv_file, section, text, shown):
    [[problem]] = check(csv_file(line(feet=f'"{text}"'))).problems.values()
    assert problem.text == shown


def test_a_heading_is_shown_on_one_line(problems, csv_file, section):
    head = "Date,Profile,Section,Feet (\x1b[31m),Notes\n"
    assert problems(csv_file(line(feet="x"), head=head))[0][1] == "Feet (\ufffd[31m)"


def test_a_sentence_quotes_no_long_text(problems, csv_file, section):
    [(_, _, sentence)] = problems(csv_file(line(date="45945." + "1" * 30_000)))
    assert len(sentence) < 150


@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#NAME?"])
def test_an_error_of_a_spreadsheet_is_named_as_such(problems, csv_file, section, text):
    assert problems(csv_file(line(feet=text))) == [(2, "Feet", "The cell holds an error, no value")]
