"""Profiles: the crews' stretches of the Wall."""

import unicodedata
from typing import Any, NamedTuple, TypedDict

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.functions import Cast, NullIf
from django.utils import timezone

from .listing import ListedQuerySet
from .text import Timestamp, timestamp_text

DIVISIONS, DIGITS = 5, 10**6
NAME_TAKEN = "A profile with this name already exists."


def name_key(name: str) -> str:
    """What two names share when they differ by case or Unicode composition alone."""
    # Folding may take composed letters apart: ΐ and its capital would differ.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


class ProfileJSON(TypedDict):
    """A profile as the contract writes it."""

    id: int
    name: str
    team_lead: str
    is_active: bool
    created_at: Timestamp
    updated_at: Timestamp


class ProfileRow(NamedTuple):
    """A profile as tables show it; lengths over its sections, in hundredths of a foot, None where it has none."""

    pk: int
    name: str
    team_lead: str
    is_active: bool
    section_count: int
    feet_built: int | None
    target_feet: int | None


class ProfileQuerySet(ListedQuerySet["Profile"]):
    """Chainable questions about profiles."""

    def named(self, name: str) -> "ProfileQuerySet":
        """Those whose name is `name`, whatever the case: one at most."""
        return self.filter(name_key=name_key(name))

    def active(self) -> "ProfileQuerySet":
        """Those whose crews still work."""
        return self.filter(is_active=True)

    def by_name(self) -> "ProfileQuerySet":
        """By name, whatever the case."""
        return self.order_by("name_key")

    def names(self) -> "models.QuerySet[Any, Any]":
        """(pk, name, is_active) of each, by name: what there is to choose from."""
        return self.by_name().values_list("pk", "name", "is_active", named=True)

    def ids_in(self, group: str, most: int) -> list[int]:
        """Ids of the first `most` by name of those that are `active`, `inactive`, or of `all`."""
        profiles = self if group == "all" else self.filter(is_active=group == "active")
        return list(profiles.by_name().values_list("pk", flat=True)[:most])

    def newest_first(self) -> "ProfileQuerySet":
        """Those added last come first."""
        return self.order_by("-created_at", "-id")

    def with_section_totals(self) -> "ProfileQuerySet":
        """Adds `section_count`, `feet_built` and `target_feet` over the profile's sections."""
        return self.annotate(
            section_count=models.Count("wall_sections"),
            feet_built=models.Sum("wall_sections__feet_built"),
            target_feet=models.Sum("wall_sections__target_length_feet"),
        )

    def to_rows(self) -> list[ProfileRow]:
        """Every row as tables show it; of profiles `with_section_totals`."""
        stored = self.stored(*ProfileRow._fields)
        return [
            ProfileRow(pk, name, lead, bool(active), sections, _whole(built), _whole(target))
            for pk, name, lead, active, sections, built, target in stored
        ]


def quotient_keys(built: str, target: str) -> list[Any]:
    """Exact keys to order rows by `built` / `target`, two whole numbers: one after the other, none as a float.

    Long division, six digits at a time; two quotients of numbers below 10^12 are never taken for one another.
    """
    whole = models.BigIntegerField()
    divisor = NullIf(Cast(models.F(target), whole), models.Value(0))
    rest: Any = Cast(models.F(built), whole)
    keys = []
    for _ in range(DIVISIONS):
        keys.append(rest / divisor)
        rest = (rest % divisor) * DIGITS
    return keys


def _whole(total: Any) -> int | None:
    """A sum of whole numbers, which PostgreSQL gives as a Decimal."""
    return None if total is None else int(total)


class Profile(models.Model):
    """A stretch of the Wall with its own crew and lead."""

    name = models.CharField(max_length=255)
    name_key = models.CharField(max_length=1024, unique=True, editable=False)
    team_lead = models.CharField(max_length=255)
    is_active = models.BooleanField("active", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        db_table = "profiles"
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="profiles_newest_first")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def named(cls, pk: int, name: str) -> "Profile":
        """A profile of which a report has read no more than the name; the rest is read when it is asked for."""
        return cls.from_db(DEFAULT_DB_ALIAS, ["id", "name"], [pk, name])

    def to_dict(self) -> ProfileJSON:
        """The profile as the contract writes it."""
        return {
            "id": self.pk,
            "name": self.name,
            "team_lead": self.team_lead,
            "is_active": self.is_active,
            "created_at": timestamp_text(self.created_at),
            "updated_at": timestamp_text(self.updated_at),
        }
