"""Reasons for no work in files."""

import pytest

from construction.imports.applying import merge_for_a_moment
from construction.models import DailyProgress, Import, ImportBatch

HEAD = "Date,Profile,Section,Feet,No work\n"
PLACE = "Northern Watch,Tower 1-2"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def upload(send, csv_file, section):
    """The import that a file with reasons makes."""

    def make(*lines, head=HEAD):
        assert send(csv_file(*lines, head=head)).status_code == 303
        return Import.objects.latest("pk")

    return make


@pytest.fixture
def said():
    """(feet, reason) of every record, by day."""
    return lambda: [
        (str(each.feet_built), each.no_work_reason) for each in DailyProgress.objects.order_by("date")
    ]


@pytest.mark.parametrize("text", ["Weather", "weather", "WEATHER", " Weather "])
def test_a_reason_is_read_in_any_case(upload, act, said, text):
    act(upload(f"2025-01-01,{PLACE},0,{text}"), "import")
    assert said() == [("0.00", "weather")]


@pytest.mark.parametrize("head", ["No work", "no_work_reason", "NO WORK REASON"])
def test_its_column_has_several_names(upload, act, said, head):
    act(upload(f"2025-01-01,{PLACE},0,crew", head=f"Date,Profile,Section,Feet,{head}\n"), "import")
    assert said() == [("0.00", "crew")]


@pytest.mark.parametrize(
    ("feet", "reason", "sentence"),
    [
        ("0", "Laziness", "Must be one of Weather, Material, Crew, Other, or nothing"),
        ("1", "Weather", "Only a day of 0 ft has a reason for no work."),
    ],
)
def test_a_reason_that_does_not_fit_is_refused(problems, csv_file, feet, reason, sentence):
    found = problems(csv_file(f"2025-01-01,{PLACE},{feet},{reason}", head=HEAD))
    assert found == [(2, "No work", sentence)]


def test_feet_that_are_wrong_are_all_that_is_wrong(problems, csv_file):
    found = problems(csv_file(f"2025-01-01,{PLACE},x,Weather", head=HEAD))
    assert [column for _, column, _ in found] == ["Feet"]


def test_a_file_without_the_column_leaves_reasons_but_for_feet(upload, act, said, build):
    build("0.00", day=1, no_work_reason="weather")
    build("0.00", day=2, no_work_reason="crew")
    lines = (f"2025-01-01,{PLACE},0", f"2025-01-02,{PLACE},2")
    act(upload(*lines, head="Date,Profile,Section,Feet\n"), "import")
    assert said() == [("0.00", "weather"), ("2.00", "")]


def test_an_empty_cell_takes_the_reason_away(upload, act, said, build):
    build("0.00", day=1, no_work_reason="weather")
    act(upload(f"2025-01-01,{PLACE},0,"), "import")
    assert said() == [("0.00", "")]


def test_another_reason_is_a_change_and_shown_as_one(upload, build, client):
    build("0.00", day=1, no_work_reason="weather")
    found = upload(f"2025-01-01,{PLACE},0,Material")
    page = client.get(f"/imports/{found.pk}/").content.decode()
    assert found.changed == 1
    assert page.index("No work before") < page.index("Weather") < page.index("Material")


def test_a_reason_given_after_the_check_is_not_overwritten(upload, act, said, build):
    build("0.00", day=1, no_work_reason="weather")
    found = upload(f"2025-01-01,{PLACE},0,Material")
    build("0.00", day=1, no_work_reason="crew", mode="replace")
    act(found, "import")
    assert said() == [("0.00", "crew")]


def test_a_page_without_reasons_has_no_column_for_them(upload, client):
    found = upload(f"2025-01-01,{PLACE},2,")
    assert "No work" not in client.get(f"/imports/{found.pk}/").content.decode()


def test_what_was_checked_before_there_were_reasons_can_still_be_merged(upload, said, build, by):
    build("0.00", day=1, notes="Snow")
    found = upload(f"2025-01-01,{PLACE},3,")
    ImportBatch.objects.update(
        rows=f'[[{DailyProgress.objects.get().wall_section_id},"2025-01-01",300,"Snow",0,"Snow"]]'
    )
    Import.objects.update(state="applying")
    merge_for_a_moment(found, by=by)
    assert said() == [("3.00", "")]
