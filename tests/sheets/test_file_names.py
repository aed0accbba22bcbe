"""Names of files: of the report, the profile and the days, harmless in any script."""

from datetime import date

import pytest

from construction.downloads import disposition, file_name


def test_a_name_tells_report_profile_and_days():
    parts = ["cost-overview", "Northern Watch", date(2025, 10, 1), date(2025, 10, 15)]
    assert file_name(parts, "csv") == "cost-overview_northern-watch_2025-10-01_2025-10-15.csv"


def test_what_is_not_there_leaves_no_gap():
    assert file_name(["progress", None, date(2025, 10, 1), None], "xlsx") == "progress_2025-10-01.xlsx"


@pytest.mark.parametrize(
    "name", ['a"b', "a\r\nSet-Cookie: x", "../../etc/passwd", "a/b\\c", "a;b", "CON:", "a\u202egpj.exe"]
)
def test_only_words_and_dashes_are_left(name):
    made = file_name([name], "csv")
    assert all(character.isalnum() or character in "-_." for character in made)
    assert made.count(".") == 1


@pytest.mark.parametrize("name", ["", "...", "🏰", "\u202e"])
def test_a_name_without_words_is_an_export(name):
    assert file_name([name], "csv") == "export.csv"


DAYS = [date(2025, 1, 1), date(2025, 1, 31)]


@pytest.mark.parametrize("letter", ["a", "雪", "\U00010330"])
def test_a_very_long_name_fits_a_file_system(letter):
    assert len(file_name(["progress-series", letter * 255, *DAYS, "month"], "xlsx").encode()) < 255


@pytest.mark.parametrize("letter", ["a", "雪", "\U00010330"])
def test_a_very_long_name_leaves_room_for_the_days(letter):
    assert file_name(["cost-overview", letter * 255, *DAYS], "csv").endswith("_2025-01-01_2025-01-31.csv")


def test_other_scripts_come_encoded_beside_what_is_ascii():
    header = disposition(file_name(["progress", "Wächter der Mauer", "Стена"], "csv"))
    assert 'filename="progress_wachter-der-mauer.csv"' in header
    assert "filename*=UTF-8''progress_w%C3%A4chter-der-mauer_%D1%81" in header


@pytest.mark.parametrize("name", ["a\r\nb", 'a"b', "雪\n", "é" * 300])
def test_a_header_is_one_line_of_ascii(name):
    header = disposition(file_name([name], "csv"))
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
