"""`manage.py import_progress`: checks all, writes what is right, says what is not, and can be run again."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from construction.models import Event
from construction.tracking import merging

pytestmark = pytest.mark.django_db
GOOD = "2025-01-01,Northern Watch,Tower 1-2,12.50,Clear"
WRONG = "2025-02-31,Northern Watch,Tower 1-2,12.50,Clear"


@pytest.fixture
def run(tmp_path, csv_file, section):
    """Import a file of these lines; what the command prints."""

    def call(*lines, content=None, **options):
        path, output = tmp_path / "days.csv", io.StringIO()
        path.write_bytes(csv_file(*lines) if content is None else content)
        call_command("import_progress", path, stdout=output, **options)
        return output.getvalue()

    return call


def test_a_file_is_imported(run, recorded):
    assert "Imported: 1 new days, 0 changed, 0 the same already." in run(GOOD)
    assert recorded() == [("2025-01-01", "12.50", "Clear")]


def test_the_same_file_again_changes_nothing(run):
    run(GOOD)
    assert "0 new days, 0 changed, 1 the same" in run(GOOD)


def test_nothing_is_written_while_a_row_is_wrong(run, recorded):
    with pytest.raises(CommandError, match="Nothing was imported"):
        run(GOOD, WRONG)
    assert recorded() == []


def test_the_good_rows_can_be_imported_alone(run, recorded):
    run(GOOD, WRONG, good_rows=True)
    assert len(recorded()) == 1


def test_errors_are_listed_by_row_and_column(run):
    printed = run(GOOD, WRONG, good_rows=True)
    assert "3    Date    2025-02-31  2025-02-31 is not a day of the calendar" in printed


def test_the_first_fifty_wrong_rows_are_shown(run):
    printed = run(*[WRONG] * 60, good_rows=True)
    assert printed.count("not a day") == 50
    assert "And 10 more wrong rows" in printed


def test_wrong_rows_go_into_a_file_to_mend(run, tmp_path):
    rejects = tmp_path / "wrong.csv"
    run(GOOD, WRONG, *[WRONG.replace("02-31", "13-01")] * 59, good_rows=True, rejects=rejects)
    assert len(rejects.read_text().splitlines()) == 61
    assert rejects.read_text().splitlines()[1].endswith(",Date: 2025-02-31 is not a day of the calendar")


def test_a_mended_file_of_rejects_can_be_imported(run, tmp_path, recorded):
    rejects = tmp_path / "wrong.csv"
    run(GOOD, WRONG, good_rows=True, rejects=rejects)
    printed = run(content=rejects.read_bytes().replace(b"2025-02-31", b"2025-02-28"))
    assert "Columns not read: Errors." in printed
    assert len(recorded()) == 2


def test_a_dry_run_says_what_would_change_and_writes_nothing(run, build, recorded):
    build("3.00", day=1, notes="Snow")
    before = recorded()
    printed = run(GOOD, GOOD.replace("01-01", "01-02"), dry_run=True)
    assert "Would record 1 new days, change 1 and leave 0." in printed
    [line] = [line for line in printed.splitlines() if line.startswith("2025-01-01")]
    assert re.split(" {2,}", line) == [
        *("2025-01-01", "Northern Watch", "Tower 1-2"),
        *("3.00", "12.50", "Snow", "Clear"),
    ]
    assert recorded() == before


def test_a_profile_can_be_given_by_name_or_id(run, profile, recorded):
    content = b"Date,Section,Feet\n2025-01-01,Tower 1-2,1\n"
    run(content=content, profile="northern watch")
    assert "1 the same" in run(content=content, profile=str(profile.pk))


@pytest.mark.parametrize("name", ["Nobody", "99", "9" * 30, "0"])
def test_a_profile_that_is_none_is_named(run, name):
    with pytest.raises(CommandError, match=f"There is no profile {name}"):
        run(GOOD, profile=name)


def test_a_very_long_profile_is_none(run):
    with pytest.raises(CommandError, match="There is no profile 9"):
        run(GOOD, profile="9" * 5_000)


def test_rejects_never_write_over_the_file(run, tmp_path):
    with pytest.raises(CommandError, match="name another"):
        run(WRONG, rejects=tmp_path / "days.csv")
    assert WRONG in (tmp_path / "days.csv").read_text()


def test_rejects_by_another_name_never_write_over_the_file(run, tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "days.csv")
    with pytest.raises(CommandError, match="name another"):
        run(WRONG, rejects=tmp_path / "link.csv")


def test_rejects_are_written_to_a_file(run, tmp_path):
    with pytest.raises(CommandError, match="has to name a file"):
        run(WRONG, rejects=tmp_path)


def test_rejects_that_cannot_be_written_leave_what_was_there(run, tmp_path, monkeypatch):
    def full(*args, **kwargs):
        yield b"begun"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("construction.management.commands.import_progress.csv_pieces", full)
    rejects = tmp_path / "wrong.csv"
    rejects.write_text("before")
    with pytest.raises(CommandError, match="No space left"):
        run(WRONG, rejects=rejects)
    assert rejects.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["days.csv", "wrong.csv"]


def test_a_file_that_is_none_is_named(tmp_path, db):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_progress", tmp_path / "none.csv")


def test_columns_and_totals_that_are_not_read_are_said(run):
    rows = b"2025-01-01,Northern Watch,Tower 1-2,1,grim\nTotal,,,1,\n"
    printed = run(content=b"Date,Profile,Section,Feet,Mood\n" + rows)
    assert "Columns not read: Mood." in printed
    assert "Totals that were not read: 1, in row 3." in printed


def test_events_say_that_an_import_did_it(run):
    run(GOOD)
    assert (Event.objects.first().door, Event.objects.first().actor) == ("import", "import_progress")


def test_an_interrupted_import_says_how_far_it_came(run, monkeypatch, recorded):
    def interrupted(days, by):
        yield merging.merge_progress(days[:1], by=by)
        raise KeyboardInterrupt

    monkeypatch.setattr("construction.management.commands.import_progress.merge_in_batches", interrupted)
    with pytest.raises(CommandError, match="Stopped after 1 of 2 days, which are kept"):
        run(GOOD, GOOD.replace("01-01", "01-02"))


def test_a_section_that_goes_meanwhile_stops_it(run, monkeypatch, section):
    def gone(days, by):
        section.delete()
        return iter([merging.merge_progress(days, by=by)])

    monkeypatch.setattr("construction.management.commands.import_progress.merge_in_batches", gone)
    with pytest.raises(CommandError, match=r"Stopped after 0 of 1 days.*A section was deleted"):
        run(GOOD)


def test_a_file_without_profiles_asks_for_one_in_its_own_words(run):
    with pytest.raises(CommandError, match=r"no column Profile\. Add it, or name the profile with --profile"):
        run(content=b"Date,Section,Feet\n2025-01-01,Tower 1-2,1\n")


def test_a_file_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match=r"nowhere\.csv: No such file or directory\."):
        call_command("import_progress", "nowhere.csv")
