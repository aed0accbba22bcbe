"""Records written straight from the database's values are the ones that instances write."""

from construction.models import DailyProgress
from construction.tracking.recording import correct_progress


def test_stored_rows_are_written_as_instances_are(build, by, section):
    build(feet="0.00", day=1)
    record = build(feet="99999999.99", day=2, notes="Überhang, “cold”")
    correct_progress(record, section=section, date=record.date, feet=record.feet_built, notes="", by=by)
    records = DailyProgress.objects.newest_first()
    assert records.to_dicts() == [record.to_dict() for record in records]


def test_no_rows_are_written_where_the_filter_lets_none_through(db):
    assert DailyProgress.objects.filter(pk__in=[]).to_dicts() == []
