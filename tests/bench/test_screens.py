"""What is measured of drawings, and what it has to keep to."""

import sqlite3

from bench.screens import DRAWINGS, LONG, Screen, lined_up


def test_a_drawing_is_compared_round_by_round():
    screen = Screen(DRAWINGS[0], taken=[2, 30, 4], loop=[1, 10, 1], kilobytes=59.9)
    assert screen.ratio == 3
    assert not [target for target in screen.targets if target.missed]


def test_a_drawing_misses_what_it_takes_too_long_or_too_much_for():
    screen = Screen(DRAWINGS[0], taken=[3.1], loop=[1], kilobytes=60.1)
    assert [target.unit for target in screen.targets if target.missed] == ["×", "kB"]


def test_the_long_set_is_what_is_promised():
    assert (LONG.sections, LONG.days, LONG.rows) == (300, 400, 120_000)


def test_sections_are_lined_up_along_the_wall(tmp_path):
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        database.execute("CREATE TABLE wall_sections (id, start_position, target_length_feet)")
        database.executemany("INSERT INTO wall_sections VALUES (?, 0, 0)", [(1,), (2,)])
    lined_up(tmp_path)
    rows = (
        sqlite3.connect(tmp_path / "db.sqlite3").execute("SELECT * FROM wall_sections ORDER BY id").fetchall()
    )
    assert rows == [(1, 0, 1_200_000), (2, 1_200_000, 1_200_000)]
