"""Totals by profile and day and by profile and month, written in the transaction of the rows that they sum."""

from collections.abc import Iterable, Sequence
from datetime import date as Date
from itertools import chain
from typing import NamedTuple

from django.db import connections, models

from . import sql
from .fields import HundredthsField
from .months import ALL_MONTHS, month_of, parts_of
from .profiles import Profile
from .tallies import Gain, Tally

DAYS = Tally("profile_days", ("profile_id", "date"), ("feet_built", "records"))
MONTHS = Tally("profile_months", ("profile_id", "month"), ("feet_built", "days", "records"))
FEET_BY_DAY = """
    SELECT profiles.name, CAST(days.date AS text), days.feet_built
    FROM profiles LEFT JOIN profile_days AS days ON days.profile_id = profiles.id AND days.date BETWEEN %s AND %s
    WHERE profiles.id = %s ORDER BY days.date DESC
"""
FEET_BY_PROFILE = """
    SELECT id, name,
        COALESCE((SELECT SUM(feet_built) FROM profile_months
            WHERE profile_id = profiles.id AND month BETWEEN %s AND %s), 0)
        + COALESCE((SELECT SUM(feet_built) FROM profile_days
            WHERE profile_id = profiles.id AND date BETWEEN %s AND %s), 0)
        + COALESCE((SELECT SUM(feet_built) FROM profile_days
            WHERE profile_id = profiles.id AND date BETWEEN %s AND %s), 0)
    FROM profiles WHERE id IN ({places})
"""
COUNT = "SELECT COALESCE(SUM(records), 0) FROM profile_months WHERE month = 0"
COUNT_OF_PROFILE = f"{COUNT} AND profile_id = %s"
WORKED_BY_DAY = """
    SELECT ' ' || name, 0, 0 FROM profiles WHERE id = %s
    UNION ALL SELECT CAST(date AS text), feet_built, 1
    FROM profile_days WHERE profile_id = %s AND date BETWEEN %s AND %s
"""
WORKED_BY_MONTH = """
    SELECT ' ' || name, 0, 0 FROM profiles WHERE id = %s
    UNION ALL SELECT SUBSTR(CAST(month AS text), 1, 4) || '-' || SUBSTR(CAST(month AS text), 5), feet_built, days
    FROM profile_months WHERE profile_id = %s AND month BETWEEN %s AND %s
    UNION ALL SELECT CAST(date AS text), feet_built, 1
    FROM profile_days WHERE profile_id = %s AND date BETWEEN %s AND %s
    UNION ALL SELECT CAST(date AS text), feet_built, 1
    FROM profile_days WHERE profile_id = %s AND date BETWEEN %s AND %s
"""
WORKED_BY_ALL = """
    SELECT CAST(date AS text), CAST(SUM(feet_built) AS bigint), 1 FROM profile_days
    WHERE date BETWEEN %s AND %s GROUP BY date
"""
WORKED_BY_CHOSEN = """
    SELECT ' ' || CAST(id AS text), 0, 0 FROM profiles WHERE id IN ({places})
    UNION ALL SELECT CAST(date AS text), CAST(SUM(feet_built) AS bigint), 1
    FROM profile_days WHERE profile_id IN ({places}) AND date BETWEEN %s AND %s GROUP BY date
"""
Worked = tuple[str, int, int]
"""A day, 2025-10-15, or a whole month, 2025-10, with its feet in hundredths and its days with a record."""


class NamedDays(NamedTuple):
    """A profile and some of its days, each as text, 2025-10-15, with its feet in hundredths."""

    profile: Profile
    feet_by_day: list[tuple[str, int]]


class NamedWork(NamedTuple):
    """A profile and what it worked in some range, oldest first."""

    profile: Profile
    worked: list[Worked]


class DayChange(NamedTuple):
    """What a write adds to one profile's day: feet in hundredths and records, either of them negative."""

    profile_id: int
    date: Date
    feet: int
    records: int


class ProfileDayQuerySet(models.QuerySet["ProfileDay"]):
    """Chainable questions about a profile's days."""

    def for_profile(self, profile: Profile) -> "ProfileDayQuerySet":
        """Those of one profile."""
        return self.filter(profile=profile)

    def between(self, start: Date, end: Date) -> "ProfileDayQuerySet":
        """Both days included."""
        return self.filter(date__range=(start, end))

    def from_to(self, start: Date | None, end: Date | None) -> "ProfileDayQuerySet":
        """Both days included, either of them open."""
        days = self.filter(date__gte=start) if start else self
        return days.filter(date__lte=end) if end else days

    def newest_first(self) -> "ProfileDayQuerySet":
        """The latest day first."""
        return self.order_by("-date")

    def span(self) -> tuple[Date, Date] | None:
        """The first and the last day with a record, None where there is none; from both ends of an index."""
        last = models.Subquery(self.order_by("-date").values("date")[:1])
        return self.order_by("date").values_list("date", last).first()


class ProfileDayManager(models.Manager["ProfileDay"]):
    """Questions over all days, each one statement; a queryset that was narrowed down has none of them."""

    def feet_by_day(self, profile_id: int, start: Date, end: Date) -> NamedDays | None:
        """The profile's days with a record, newest first, both days included; None where there is no such profile."""
        rows = sql.fetch(FEET_BY_DAY, start, end, profile_id, using=self.db)
        if not rows:
            return None
        days = [(day, feet) for _, day, feet in rows] if rows[0][1] else []
        return NamedDays(Profile.named(profile_id, rows[0][0]), days)

    def feet_by_profile(
        self, profile_ids: Sequence[int], start: Date, end: Date
    ) -> list[tuple[int, str, int]]:
        """(profile id, name, feet in hundredths) of those that exist, in no order; both days included.

        Whole months come from their own rows, so that a year costs as little as a few weeks.
        """
        parts = parts_of(start, end)
        query = FEET_BY_PROFILE.format(places=", ".join(["%s"] * len(profile_ids)))
        rows = sql.fetch(query, *parts.months, *parts.before, *parts.after, *profile_ids, using=self.db)
        return [(pk, name, int(feet)) for pk, name, feet in rows]

    def add(self, changes: Iterable[DayChange]) -> None:
        """Add to the totals of days and months; call it inside the transaction that changes the rows they sum."""
        rows = sorted(changes)
        adapt = connections[self.db].ops.adapt_datefield_value
        days = [Gain((row.profile_id, adapt(row.date)), (row.feet, row.records)) for row in rows]
        months: dict[tuple[int, int], tuple[int, int, int]] = {}
        for row, records in zip(rows, DAYS.add(days, using=self.db), strict=True):
            begun = (records > 0) - (records > row.records)
            for key in ((row.profile_id, ALL_MONTHS), (row.profile_id, month_of(row.date))):
                feet, worked, counted = months.get(key, (0, 0, 0))
                months[key] = feet + row.feet, worked + begun, counted + row.records
        MONTHS.add([Gain(key, gained) for key, gained in sorted(months.items())], using=self.db)

    def record_count(self, profile_id: int | None = None) -> int:
        """How many records the profile has, or all of them together."""
        query, asked = (COUNT, ()) if profile_id is None else (COUNT_OF_PROFILE, (profile_id,))
        [(count,)] = sql.fetch(query, *asked, using=self.db)
        return int(count)

    def worked_by_day(self, profile_id: int, start: Date, end: Date) -> NamedWork | None:
        """The profile's days with a record, both days included; None where there is no such profile."""
        return self._worked(WORKED_BY_DAY, profile_id, (start, end))

    def worked_by_month(self, profile_id: int, start: Date, end: Date) -> NamedWork | None:
        """The same with a row for each month that lies in the range as a whole, and for each day before and after."""
        return self._worked(WORKED_BY_MONTH, profile_id, *parts_of(start, end))

    def _worked(self, query: str, profile_id: int, *ranges: tuple) -> NamedWork | None:
        """The blank before the name sorts it before all days."""
        parameters = chain.from_iterable((profile_id, *part) for part in ranges)
        rows = sorted(sql.fetch(query, profile_id, *parameters, using=self.db))
        if not rows:
            return None
        (name, _, _), *worked = rows
        return NamedWork(Profile.named(profile_id, name[1:]), worked)

    def worked_by_all(self, start: Date, end: Date) -> list[Worked]:
        """The days on which any profile has a record, both days included; oldest first."""
        return sorted(sql.fetch(WORKED_BY_ALL, start, end, using=self.db))

    def worked_by_chosen(
        self, profile_ids: Sequence[int], start: Date, end: Date
    ) -> tuple[set[int], list[Worked]]:
        """Those of the profiles that exist, and the days on which any of them has a record, as above."""
        query = WORKED_BY_CHOSEN.format(places=", ".join(["%s"] * len(profile_ids)))
        rows = sorted(sql.fetch(query, *profile_ids, *profile_ids, start, end, using=self.db))
        known = {int(text) for text, _, _ in rows if text[0] == " "}
        return known, rows[len(known) :]


class ProfileDay(models.Model):
    """One day's total of one profile: feet built and how many records they sum. Ice and cost follow from the feet."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="days", db_index=False)
    date = models.DateField()
    feet_built = HundredthsField()
    records = models.BigIntegerField()

    objects = ProfileDayManager.from_queryset(ProfileDayQuerySet)()

    class Meta:
        db_table = "profile_days"
        ordering = ["profile_id", "-date"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "date"], name="profile_days_unique"),
            models.CheckConstraint(
                condition=models.Q(feet_built__gte=0, records__gte=0), name="profile_days_not_negative"
            ),
        ]
        indexes = [
            models.Index(fields=["profile", "date", "feet_built", "records"], name="profile_days_covering"),
            models.Index(fields=["date", "feet_built", "records"], name="profile_days_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.profile_id} on {self.date}"


class ProfileMonth(models.Model):
    """One calendar month's total of one profile: what its days sum up to, and how many days have a record.

    Month 0 is the total of all of them, so that a list need not be counted.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="months", db_index=False)
    month = models.IntegerField(help_text="Year and month, 202510; 0 for all.")
    feet_built = HundredthsField()
    days = models.BigIntegerField()
    records = models.BigIntegerField()

    class Meta:
        db_table = "profile_months"
        ordering = ["profile_id", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "month"], name="profile_months_unique"),
            models.CheckConstraint(
                condition=models.Q(feet_built__gte=0, days__gte=0, records__gte=0),
                name="profile_months_not_negative",
            ),
        ]
        indexes = [
            models.Index(
                fields=["profile", "month", "feet_built", "days", "records"], name="profile_months_covering"
            ),
            models.Index(
                fields=["profile", "records"], condition=models.Q(month=ALL_MONTHS), name="profile_months_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.profile_id} in {self.month}"
