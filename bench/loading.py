"""Fill our database from rows on standard input, as fast as SQLite takes them: `python -m bench.loading S < rows`.

Runs on a migrated, otherwise empty database that nothing else has open. The rows skip the verbs and therefore the
event log; the totals stay empty until `manage.py rebuild_totals`.
"""

import sqlite3
import sys
from collections.abc import Iterable, Iterator

import django
from django.conf import settings

from . import datasets

FOUNDED = "2025-01-01 08:00:00"
ADD_PROFILE = """
    INSERT INTO profiles (id, name, name_key, team_lead, is_active, created_at, updated_at)
    VALUES (?, ?, ?, ?, 1, ?, ?)
"""
ADD_SECTION = """
    INSERT INTO wall_sections
        (id, profile_id, section_name, start_position, target_length_feet, feet_built, days_recorded, created_at)
    VALUES (?, ?, ?, 0, 10000000, 0, 0, ?)
"""
ADD_PROGRESS = """
    INSERT INTO daily_progress
        (wall_section_id, date, feet_built, ice_cubic_yards, cost_gold_dragons, no_work_reason, notes, version,
        created_at, updated_at)
    VALUES (?1, ?2, ?3, ?3 * 195, ?3 * 370500, '', '', 1, ?4, ?4)
"""


def fill(database: sqlite3.Connection, dataset: datasets.DataSet, lines: Iterable[str]) -> None:
    """Write the set's profiles, sections and rows without the safety of a journal."""
    database.execute("PRAGMA journal_mode=DELETE")
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA synchronous=OFF")
    database.execute("BEGIN")
    database.executemany(ADD_PROFILE, _profiles(dataset))
    database.executemany(ADD_SECTION, _sections(dataset))
    database.executemany(ADD_PROGRESS, _records(lines))
    database.execute("COMMIT")


def _profiles(dataset: datasets.DataSet) -> Iterator[tuple]:
    for number in range(1, dataset.profiles + 1):
        yield number, f"Profile {number}", f"profile {number}", f"Lead {number}", FOUNDED, FOUNDED


def _sections(dataset: datasets.DataSet) -> Iterator[tuple]:
    for number in range(1, dataset.profiles * dataset.sections + 1):
        yield number, dataset.profile_of(number), f"Tower {number}", FOUNDED


def _records(lines: Iterable[str]) -> Iterator[tuple]:
    for line in lines:
        _, section, day, feet = line.split(",")
        yield int(section), day, int(feet), f"{day} 14:30:00"


if __name__ == "__main__":
    django.setup()
    connection = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    fill(connection, datasets.named(sys.argv[1]), sys.stdin)
    connection.close()
