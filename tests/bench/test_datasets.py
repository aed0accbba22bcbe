"""The data sets are what their names say, and always the same."""

from datetime import date
from itertools import islice

from bench.datasets import LAST_DAY, SETS, generated
from bench.operations import batch, new_days


def test_every_section_has_a_row_on_every_day():
    rows = list(generated(SETS["T"]))
    assert len(rows) == len({tuple(row.split(",")[1:3]) for row in rows}) == SETS["T"].rows


def test_the_same_set_is_generated_every_time():
    assert list(generated(SETS["T"])) == list(generated(SETS["T"]))


def test_a_set_ends_on_the_last_day():
    assert SETS["S"].first_day == date(2024, 10, 16)


def test_new_days_are_none_of_the_sets_and_never_repeat():
    days = [(body["wall_section_id"], body["date"]) for _, body in batch(new_days(SETS["T"]), 30)]
    assert len(set(days)) == 30
    assert min(day for _, day in days) > LAST_DAY.isoformat()


def test_new_days_go_to_their_sections_profile():
    paths = [path for path, _ in islice(new_days(SETS["T"]), 12)]
    assert paths[0] == "/api/profiles/1/progress/"
    assert paths[11] == "/api/profiles/4/progress/"
