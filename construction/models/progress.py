"""Daily progress: what one section gained on one day."""

from datetime import date as Date
from typing import NamedTuple, TypedDict, cast

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils import timezone

from .. import units
from . import sql
from .fields import HundredthsField
from .listing import ListedQuerySet
from .profiles import Profile
from .reasons import REASON_AND_FEET, NoWork, Reason
from .sections import WallSection
from .text import Amount, DateText, Timestamp, timestamp_text

NOTES_MAX_LENGTH = 4_000
STORED = (
    "pk",
    "wall_section_id",
    Cast("date", models.TextField()),
    "feet_built",
    "notes",
    Cast("created_at", models.TextField()),
    "version",
    Cast("updated_at", models.TextField()),
    "no_work_reason",
)
ALREADY_RECORDED = "This section already has a record for this day."


class ProgressJSON(TypedDict):
    """A day of work on a section as the contract writes it."""

    id: int
    wall_section_id: int
    date: DateText
    feet_built: Amount
    ice_cubic_yards: Amount
    cost_gold_dragons: Amount
    notes: str
    created_at: Timestamp
    version: int
    updated_at: Timestamp
    no_work_reason: Reason


class ProgressRow(NamedTuple):
    """A day of work as tables show it; amounts in hundredths."""

    pk: int
    date: Date
    profile: str
    section_name: str
    feet_built: int
    ice_cubic_yards: int
    cost_gold_dragons: int
    no_work_reason: str
    notes: str


class DailyProgressQuerySet(ListedQuerySet["DailyProgress"]):
    """Chainable questions about days of work."""

    def for_profile(self, profile: Profile) -> "DailyProgressQuerySet":
        """Those of all the profile's sections."""
        return self.filter(wall_section__profile=profile)

    def of_section(self, section: WallSection) -> "DailyProgressQuerySet":
        """Those of one section."""
        return self.filter(wall_section=section)

    def without_work(self, reason: str = "") -> "DailyProgressQuerySet":
        """Those that say why nothing was built; of one reason alone, if it is given."""
        told = self.filter(feet_built=0, no_work_reason__gt="")
        return told.filter(no_work_reason=reason) if reason else told

    def without_reason(self) -> "DailyProgressQuerySet":
        """Those on which nothing was built, and that do not say why."""
        return self.filter(feet_built=0, no_work_reason="")

    def erase(self) -> int:
        """Delete the rows in one statement, once nothing points to them any more; how many there were."""
        return self._raw_delete(self.db)

    def newest_first(self) -> "DailyProgressQuerySet":
        """The latest day first, and of one day what was recorded last."""
        return self.order_by("-date", "-id")

    def to_rows(self) -> list[ProgressRow]:
        """The places' names are looked up afterwards: joined to a million rows they would slow their sorting."""
        stored = self.stored("pk", "wall_section_id", "date", "feet_built", "no_work_reason", "notes")
        names = WallSection.objects.names({section_id for _, section_id, *_ in stored})
        return [
            ProgressRow(
                pk,
                sql.day(day),
                *names[section_id],
                feet,
                units.ice_for(feet),
                units.cost_for(feet),
                reason,
                notes,
            )
            for pk, section_id, day, feet, reason, notes in stored
        ]

    def to_dicts(self) -> "list[ProgressJSON]":
        """Every row as its own `to_dict` writes it, straight from the database: programs read many of them."""
        rows = self.stored(*STORED)
        texts = units.amount_texts(feet for _, _, _, feet, *_ in rows)
        return [
            {
                "id": pk,
                "wall_section_id": section_id,
                "date": day,
                "feet_built": feet,
                "ice_cubic_yards": ice,
                "cost_gold_dragons": cost,
                "notes": notes,
                "created_at": f"{created_at[:10]}T{created_at[11:19]}Z",
                "version": version,
                "updated_at": f"{updated_at[:10]}T{updated_at[11:19]}Z",
                "no_work_reason": reason or None,
            }
            for (pk, section_id, day, _, notes, created_at, version, updated_at, reason), (
                feet,
                ice,
                cost,
            ) in zip(rows, texts, strict=True)
        ]


class DailyProgress(models.Model):
    """What a crew built on a section on a day. Ice and cost always follow from the feet."""

    wall_section = models.ForeignKey(
        WallSection, on_delete=models.CASCADE, related_name="daily_progress", db_index=False
    )
    date = models.DateField()
    feet_built = HundredthsField(max_digits=10)
    ice_cubic_yards = HundredthsField(editable=False)
    cost_gold_dragons = HundredthsField(editable=False)
    notes = models.TextField(blank=True, default="")
    no_work_reason = models.CharField(
        "why nothing was built", max_length=16, choices=NoWork, blank=True, default=""
    )
    version = models.BigIntegerField(default=1, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        db_index=False,
        related_name="recorded_progress",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DailyProgressQuerySet.as_manager()

    class Meta:
        db_table = "daily_progress"
        verbose_name = verbose_name_plural = "daily progress"
        ordering = ["-date", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wall_section", "date"],
                name="daily_progress_section_day_unique",
                violation_error_message=ALREADY_RECORDED,
            ),
            models.CheckConstraint(
                condition=Q(feet_built__range=(0, units.from_hundredths(units.MAX_HUNDREDTHS))),
                name="daily_progress_feet_in_range",
                violation_error_message="Feet built must be from 0 to 99,999,999.99.",
            ),
            models.CheckConstraint(
                condition=Q(ice_cubic_yards=F("feet_built") * units.ICE_CUBIC_YARDS_PER_FOOT),
                name="daily_progress_ice_follows_feet",
                violation_error_message=f"Ice must be {units.ICE_CUBIC_YARDS_PER_FOOT} cubic yards a foot.",
            ),
            models.CheckConstraint(
                condition=Q(cost_gold_dragons=F("ice_cubic_yards") * units.GOLD_DRAGONS_PER_CUBIC_YARD),
                name="daily_progress_cost_follows_ice",
                violation_error_message=(
                    f"Cost must be {units.GOLD_DRAGONS_PER_CUBIC_YARD:,} Gold Dragons a cubic yard."
                ),
            ),
            models.CheckConstraint(
                condition=Q(no_work_reason="") | Q(no_work_reason__in=NoWork.values, feet_built=0),
                name="daily_progress_reason_without_work",
                violation_error_message=REASON_AND_FEET,
            ),
        ]
        indexes = [
            models.Index(fields=["-date", "-id"], name="daily_progress_newest_first"),
            models.Index(fields=["wall_section", "date", "feet_built"], name="daily_progress_covering"),
            models.Index(
                fields=["-date", "-id", "wall_section", "no_work_reason"],
                condition=Q(feet_built=0),
                name="daily_progress_of_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wall_section} on {self.date}"

    def set_feet(self, feet: units.Built) -> None:
        """Set the feet and, with them, ice and cost."""
        self.feet_built, self.ice_cubic_yards, self.cost_gold_dragons = feet.feet, feet.ice, feet.cost

    @property
    def built(self) -> units.Built:
        return units.Built(units.to_hundredths(self.feet_built))

    def to_dict(self) -> ProgressJSON:
        """The record as the contract writes it."""
        return {
            "id": self.pk,
            "wall_section_id": self.wall_section_id,
            "date": self.date.isoformat(),
            "feet_built": str(self.feet_built),
            "ice_cubic_yards": str(self.ice_cubic_yards),
            "cost_gold_dragons": str(self.cost_gold_dragons),
            "notes": self.notes,
            "created_at": timestamp_text(self.created_at),
            "version": self.version,
            "updated_at": timestamp_text(self.updated_at),
            "no_work_reason": cast(Reason, self.no_work_reason or None),
        }
