"""The reports with our build on PostgreSQL, beside it on SQLite and the naive build on SQLite."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from . import report, reports
from .datasets import SETS, collect_static, load_ours, manage, our_environment, scratch_copy
from .measuring import Bench, Measurement
from .parts import Outcome, Run
from .workers import limits_worker, our_worker, reference_worker, running

TABLES = ("profiles", "wall_sections", "daily_progress", "profile_days", "profile_months")
HEADINGS = ("set", "operation", "naive ms", "SQLite ms", "PostgreSQL ms", "naive ratio", "of SQLite", "")


def measure(run: Run) -> Outcome:
    """Every operation on set M, or S where it has to be quick; nothing where no server is named."""
    if not run.postgres:
        print("PostgreSQL is not measured: neither --postgres nor BENCH_POSTGRES_URL names a server.\n")
        return Outcome()
    dataset = SETS["S"] if run.quick else SETS["M"]
    folder = scratch_copy(load_ours(dataset, run.reference))
    collect_static(folder)
    with database(run.postgres) as url:
        manage("migrate", our_environment(folder, url))
        copy_rows(folder / "db.sqlite3", url)
        builds = {"postgres": our_worker(folder, url), "sqlite": our_worker(folder)}
        if run.reference:
            naive = scratch_copy(run.reference.load(dataset.name))
            builds["reference"] = reference_worker(run.reference, naive)
        limits = limits_worker(folder, url)
        with running(limits, *builds.values()):
            measured = list(Bench(dataset, builds, limits, run.effort).measure())
    print(report.table(map(_row, measured), HEADINGS, texts=2), end="\n\n", flush=True)
    return Outcome(figures=list(map(report.measurement_json, measured)), failures=reports.failures(measured))


@contextmanager
def database(server: str) -> Iterator[str]:
    """The URL of an empty database on the server, dropped with the block."""
    name = f"wall_bench_{os.getpid()}"
    quoted = sql.Identifier(name)
    with psycopg.connect(server, dbname="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))


def copy_rows(source: Path, url: str) -> None:
    """Copy a loaded SQLite file's rows and totals into a migrated, empty database."""
    with closing(sqlite3.connect(source)) as loaded, psycopg.connect(url) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        for table in TABLES:
            _copy_table(table, loaded, connection)
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE")


def _copy_table(table: str, loaded: sqlite3.Connection, connection: psycopg.Connection) -> None:
    rows = loaded.execute(f"SELECT * FROM {table}")
    columns = sql.SQL(", ").join(sql.Identifier(column[0]) for column in rows.description)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)
    connection.execute(
        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table} HAVING max(id) > 0"
    )


def _row(found: Measurement) -> list[str]:
    return [
        found.dataset,
        found.operation,
        *(report.number(found.median(build)) for build in ("reference", "sqlite", "postgres")),
        report.times(found.ratio("reference", "postgres")),
        report.times(found.ratio("postgres", "sqlite")),
        report.remark(found),
    ]
