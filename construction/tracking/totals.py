"""Proves the kept totals equal to the records they sum, and makes them equal; set-based, whatever the size."""

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.models import Count, Q

from ..models import DailyProgress, ProfileDay, ProfileMonth, sql
from ..models.months import ALL_MONTHS
from ..units import decimal_text

# COALESCE and + keep SQLite from grouping by way of an index, whose rows it would look up one by one.
SUMMED_DAYS = """
    SELECT s.profile_id, COALESCE(p.date, p.date) AS date, SUM(p.feet_built) AS feet, COUNT(*) AS records
    FROM daily_progress p JOIN wall_sections s ON s.id = p.wall_section_id
    GROUP BY 1, 2
"""
SUMMED_MONTHS = """
    SELECT profile_id, CAST(SUBSTR(CAST(date AS text), 1, 4) AS integer) * 100
            + CAST(SUBSTR(CAST(date AS text), 6, 2) AS integer) AS month,
        SUM(feet_built) AS feet, COUNT(*) AS days, SUM(records) AS records
    FROM profile_days GROUP BY 1, 2
    UNION ALL SELECT profile_id, 0, SUM(feet_built), COUNT(*), SUM(records) FROM profile_days GROUP BY 1
"""
SUMMED_SECTIONS = """
    SELECT s.id, s.profile_id, s.section_name, s.feet_built AS kept_feet, s.days_recorded AS kept_records,
        COALESCE(p.feet, 0) AS feet, COALESCE(p.records, 0) AS records
    FROM wall_sections s LEFT JOIN (
        SELECT +wall_section_id AS section_id, SUM(feet_built) AS feet, COUNT(*) AS records
        FROM daily_progress GROUP BY 1
    ) AS p ON p.section_id = s.id
"""
WRONG_DAYS = f"""
    SELECT profiles.name, wrong.*, COUNT(*) OVER ()
    FROM (
        SELECT profile_id, date, SUM(feet), SUM(records), SUM(kept_feet), SUM(kept_records)
        FROM (
            SELECT profile_id, date, feet, records, 0 AS kept_feet, 0 AS kept_records FROM ({SUMMED_DAYS}) AS days
            UNION ALL
            SELECT profile_id, date, 0, 0, feet_built, records FROM profile_days
        ) AS both_sides
        GROUP BY profile_id, date
        HAVING SUM(feet) <> SUM(kept_feet) OR SUM(records) <> SUM(kept_records) OR SUM(records) = 0
    ) AS wrong JOIN profiles ON profiles.id = profile_id
    ORDER BY profile_id, date LIMIT 1
"""  # noqa: S608
WRONG_MONTHS = f"""
    SELECT profiles.name, wrong.*, COUNT(*) OVER ()
    FROM (
        SELECT profile_id, month, SUM(days), SUM(kept_days),
            SUM(feet), SUM(records), SUM(kept_feet), SUM(kept_records)
        FROM (
            SELECT profile_id, month, feet, days, records, 0 AS kept_feet, 0 AS kept_days, 0 AS kept_records
            FROM ({SUMMED_MONTHS}) AS months
            UNION ALL
            SELECT profile_id, month, 0, 0, 0, feet_built, days, records FROM profile_months
        ) AS both_sides
        GROUP BY profile_id, month
        HAVING SUM(feet) <> SUM(kept_feet) OR SUM(days) <> SUM(kept_days) OR SUM(records) <> SUM(kept_records)
            OR SUM(records) = 0
    ) AS wrong JOIN profiles ON profiles.id = profile_id
    ORDER BY profile_id, month LIMIT 1
"""  # noqa: S608
WRONG_SECTIONS = f"""
    SELECT profiles.name, section_name, feet, records, kept_feet, kept_records, COUNT(*) OVER ()
    FROM ({SUMMED_SECTIONS}) AS sections JOIN profiles ON profiles.id = profile_id
    WHERE feet <> kept_feet OR records <> kept_records
    ORDER BY sections.id LIMIT 1
"""  # noqa: S608
REBUILD_SECTIONS = f"""
    UPDATE wall_sections SET feet_built = sections.feet, days_recorded = sections.records
    FROM ({SUMMED_SECTIONS}) AS sections WHERE wall_sections.id = sections.id
"""  # noqa: S608
REBUILD_DAYS = f"INSERT INTO profile_days (profile_id, date, feet_built, records) {SUMMED_DAYS}"
REBUILD_MONTHS = f"INSERT INTO profile_months (profile_id, month, feet_built, days, records) {SUMMED_MONTHS}"


@dataclass(frozen=True, slots=True)
class Total:
    """Feet in hundredths and the number of records that they sum."""

    feet: int
    records: int

    def __str__(self) -> str:
        return f"{decimal_text(self.feet)} ft in {self.records} records"


@dataclass(frozen=True, slots=True)
class Difference:
    """A kept total that is not what its records sum up to."""

    place: str
    expected: Total
    found: Total

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Check:
    """How much was compared, and where it differs first."""

    records: int
    profile_days: int
    profile_months: int
    all_months: int
    wrong_days: int
    wrong_months: int
    wrong_sections: int
    first: Difference | None

    def __str__(self) -> str:
        return (
            f"{self.records} records, {self.profile_days} profile days, {self.profile_months} profile months "
            f"({self.all_months} of them over all months)"
        )


def check_totals(using: str = DEFAULT_DB_ALIAS) -> Check:
    """Compare every profile's days and sections with the records, and its months with its days; changes nothing."""
    days, months, sections = (_one_row(query, using) for query in (WRONG_DAYS, WRONG_MONTHS, WRONG_SECTIONS))
    first = None
    if sections:
        profile, section, *amounts, _ = sections
        first = _difference(f"Section {section} of {profile}", amounts)
    if months:
        profile, _, month, worked, kept, *amounts, _ = months
        first = _difference(
            f"{profile} in {month or 'all months'} ({worked} days with a record, kept {kept})", amounts
        )
    if days:
        profile, _, day, *amounts, _ = days
        first = _difference(f"{profile} on {day}", amounts)
    return Check(
        records=DailyProgress.objects.using(using).count(),
        profile_days=ProfileDay.objects.using(using).count(),
        **ProfileMonth.objects.using(using).aggregate(
            profile_months=Count("pk"), all_months=Count("pk", filter=Q(month=ALL_MONTHS))
        ),
        wrong_days=days[-1] if days else 0,
        wrong_months=months[-1] if months else 0,
        wrong_sections=sections[-1] if sections else 0,
        first=first,
    )


def rebuild_totals() -> None:
    """Recompute every profile's days and months and every section's totals from the records, while nobody writes."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Every verb holds its section first, so it waits here; on SQLite the transaction is the only writer.
            cursor.execute("LOCK TABLE wall_sections IN EXCLUSIVE MODE")
        cursor.execute(REBUILD_SECTIONS)
        cursor.execute("DELETE FROM profile_days")
        cursor.execute(REBUILD_DAYS)
        cursor.execute("DELETE FROM profile_months")
        cursor.execute(REBUILD_MONTHS)


def _one_row(statement: str, using: str) -> tuple | None:
    return next(iter(sql.fetch(statement, using=using)), None)


def _difference(place: str, amounts: list) -> Difference:
    feet, records, kept_feet, kept_records = map(int, amounts)
    return Difference(place, Total(feet, records), Total(kept_feet, kept_records))
