"""Sections: the pieces of a profile that are measured day by day."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple, TypedDict

from django.db import connections, models
from django.utils import timezone

from .. import units
from . import sql
from .fields import HundredthsField
from .listing import ListedQuerySet
from .profiles import Profile
from .text import Amount, Timestamp, timestamp_text

NAMES = """
    SELECT section.id, profiles.name, section.section_name
    FROM wall_sections AS section JOIN profiles ON profiles.id = section.profile_id
    WHERE section.id IN ({places})
"""
NAME_TAKEN = "This profile already has a section with this name."


class SectionJSON(TypedDict):
    """A section as the contract writes it."""

    id: int
    profile_id: int
    section_name: str
    start_position: Amount
    target_length_feet: Amount
    created_at: Timestamp


class SectionRow(NamedTuple):
    """A section as tables show it; lengths in hundredths of a foot."""

    pk: int
    section_name: str
    profile_id: int
    profile: str
    start_position: int
    target_length_feet: int
    feet_built: int

    @property
    def end_position(self) -> int:
        return self.start_position + self.target_length_feet


class WallSectionQuerySet(ListedQuerySet["WallSection"]):
    """Chainable questions about sections."""

    def of_profile(self, profile: Profile) -> "WallSectionQuerySet":
        """Those of one profile."""
        return self.filter(profile=profile)

    def along_the_wall(self) -> "WallSectionQuerySet":
        """By profile, then start position, then name."""
        return self.order_by("profile_id", "start_position", "section_name", "id")

    def held(self, ids: Collection[int]) -> "WallSectionQuerySet":
        """Those with these ids, locked until the transaction ends.

        Every writer holds the sections of its records before it touches anything else, and takes them by id, so that
        no two writers can wait for each other.
        """
        return self.filter(pk__in=ids).order_by("pk").select_for_update()

    def names(self, ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """The names of the profile and of the section, by section id."""
        places = ", ".join(["%s"] * len(ids)) or "NULL"
        rows = sql.fetch(NAMES.format(places=places), *ids, using=self.db)
        return {pk: (profile, section) for pk, profile, section in rows}

    def to_rows(self) -> list[SectionRow]:
        """Every row as tables show it, with the profile's name."""
        columns = ("profile__name" if name == "profile" else name for name in SectionRow._fields)
        return [SectionRow._make(row) for row in self.stored(*columns)]

    def add_built(self, changes: Mapping[int, tuple[int, int]]) -> None:
        """Add feet (in hundredths) and records, by section id, to the totals that each section keeps."""
        with connections[self.db].cursor() as cursor:
            cursor.executemany(
                "UPDATE wall_sections SET feet_built = feet_built + %s, days_recorded = days_recorded + %s WHERE id = %s",
                [(feet, records, pk) for pk, (feet, records) in sorted(changes.items())],
            )


class WallSection(models.Model):
    """A piece of Wall. `feet_built` and `days_recorded` are totals of its records, written with them."""

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="wall_sections", db_index=False
    )
    section_name = models.CharField(max_length=255)
    start_position = HundredthsField("start position (ft)", max_digits=10)
    target_length_feet = HundredthsField("target length (ft)", max_digits=10)
    feet_built = HundredthsField("feet built", default=Decimal("0.00"), editable=False)
    days_recorded = models.BigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = WallSectionQuerySet.as_manager()

    class Meta:
        db_table = "wall_sections"
        ordering = ["profile_id", "start_position", "section_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "section_name"],
                name="wall_sections_name_unique",
                violation_error_message=NAME_TAKEN,
            ),
            models.CheckConstraint(
                condition=models.Q(
                    start_position__range=(Decimal(0), units.from_hundredths(units.MAX_HUNDREDTHS))
                ),
                name="wall_sections_start_in_range",
                violation_error_message="The start position must be from 0 to 99,999,999.99 ft.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    target_length_feet__range=(Decimal(0), units.from_hundredths(units.MAX_HUNDREDTHS))
                ),
                name="wall_sections_target_in_range",
                violation_error_message="The target length must be from 0 to 99,999,999.99 ft.",
            ),
        ]

    def __str__(self) -> str:
        """Names repeat from profile to profile; join the profile where many are shown."""
        return f"{self.section_name} ({self.profile})"

    @property
    def end_position(self) -> Decimal:
        """Where the section ends along the Wall, in feet."""
        return self.start_position + self.target_length_feet

    def to_dict(self) -> SectionJSON:
        """The section as the contract writes it."""
        return {
            "id": self.pk,
            "profile_id": self.profile_id,
            "section_name": self.section_name,
            "start_position": str(self.start_position),
            "target_length_feet": str(self.target_length_feet),
            "created_at": timestamp_text(self.created_at),
        }
