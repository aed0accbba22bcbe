"""What is being typed on a card, before it is a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from uuid import UUID, uuid4

from ..models import DailyProgress
from .writing import Mode


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a card's form, as it was typed, and why it was not taken."""

    feet: str = ""
    read: Decimal | None = None
    """The figure that `feet` was read as, once it could be."""
    notes: str = ""
    reason: str = ""
    mode: Mode = "create"
    version: int | None = None
    """Of the record that is typed over, as it was seen."""
    doubts: Sequence[str] = ()
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    trouble: str = ""
    note: str = ""
    """What was done, where that does not show."""
    request_id: UUID = field(default_factory=uuid4)

    @classmethod
    def of(cls, record: DailyProgress, *, mode: Mode) -> "Draft":
        """What is recorded, to be typed over."""
        feet = "" if record.no_work_reason else str(record.feet_built)
        return cls(
            feet=feet,
            read=record.feet_built,
            notes=record.notes,
            reason=record.no_work_reason,
            mode=mode,
            version=record.version,
        )

    def with_feet(self, feet: Decimal) -> "Draft":
        return replace(self, feet=str(feet), read=feet, reason="")

    @property
    def other_errors(self) -> Sequence[str]:
        """What is wrong beyond the figure."""
        return [
            sentence
            for name, sentences in self.errors.items()
            if name != "feet_built"
            for sentence in sentences
        ]
