"""Totals by profile and day, kept in step with the rows they sum inside every write's transaction."""

from collections.abc import Iterable, Sequence
from datetime import date as Date
from typing import Any, NamedTuple

from django.db import connections, models

from . import sql
from .fields import HundredthsField
from .profiles import Profile

FEET_BY_DAY = """
    SELECT CAST(date AS text), feet_built FROM profile_days
    WHERE profile_id = %s AND date BETWEEN %s AND %s ORDER BY date DESC
"""
FEET_BY_PROFILE = """
    SELECT id, name, COALESCE(
        (SELECT SUM(feet_built) FROM profile_days WHERE profile_id = profiles.id AND date BETWEEN %s AND %s), 0)
    FROM profiles WHERE id IN ({places})
"""
ADD = """
    INSERT INTO profile_days (profile_id, date, feet_built, records) VALUES (%s, %s, %s, %s)
    ON CONFLICT (profile_id, date) DO UPDATE SET
        feet_built = profile_days.feet_built + %s,
        records = profile_days.records + %s
"""


class DayChange(NamedTuple):
    """What a write adds to one profile's day: feet in hundredths and records, either of them negative."""

    profile_id: int
    date: Date
    feet: int
    records: int

    def parameters(self, date: Any) -> tuple[Any, ...]:
        """For `ADD`: what a new row starts with, which may not be negative, then what an old one gains."""
        return (self.profile_id, date, max(self.feet, 0), max(self.records, 0), self.feet, self.records)


class ProfileDayQuerySet(models.QuerySet["ProfileDay"]):
    """Chainable questions about a profile's days; every report starts here."""

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

    def last_day(self) -> Date | None:
        """The latest day with a record."""
        return self.aggregate(last=models.Max("date"))["last"]

    def feet_by_day(self, profile: Profile, start: Date, end: Date) -> list[tuple[Date, int]]:
        """(day, feet in hundredths) of the profile, newest first; both days included."""
        rows = sql.fetch(FEET_BY_DAY, profile.pk, start, end, using=self.db)
        return [(Date.fromisoformat(day), feet) for day, feet in rows]

    def feet_by_profile(
        self, profile_ids: Sequence[int], start: Date, end: Date
    ) -> list[tuple[int, str, int]]:
        """(profile id, name, feet in hundredths) of those that exist, in no order; both days included."""
        places = ", ".join(["%s"] * len(profile_ids))
        query = FEET_BY_PROFILE.format(places=places)
        rows = sql.fetch(query, start, end, *profile_ids, using=self.db)
        return [(pk, name, int(feet)) for pk, name, feet in rows]

    def add(self, changes: Iterable[DayChange]) -> None:
        """Add to the days' totals; call it inside the transaction that changes the rows they sum.

        The additions happen in the database, so that two writers on one day both count, and in the order of
        profile and day, so that two writers on several days cannot wait for each other.
        """
        rows = sorted(changes)
        adapt = connections[self.db].ops.adapt_datefield_value
        with connections[self.db].cursor() as cursor:
            cursor.executemany(ADD, [row.parameters(adapt(row.date)) for row in rows])
        emptied = [row for row in rows if row.records < 0]
        if emptied:
            days = [row.date for row in emptied]
            profiles = {row.profile_id for row in emptied}
            self.filter(profile_id__in=profiles, records=0).between(min(days), max(days)).delete()


class ProfileDay(models.Model):
    """One day's total of one profile: feet built and how many records they sum. Ice and cost follow from the feet."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="days", db_index=False)
    date = models.DateField()
    feet_built = HundredthsField()
    records = models.BigIntegerField()

    objects = ProfileDayQuerySet.as_manager()

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
