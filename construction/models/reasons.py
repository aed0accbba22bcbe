"""Why nothing was built on a day: the reasons as they are stored, and as people read them."""

from typing import Literal

from django.db import models

Reason = Literal["weather", "material", "crew", "other"] | None
"""As JSON writes it."""
REASON_AND_FEET = "Only a day of 0 ft has a reason for no work."


class NoWork(models.TextChoices):
    """Why nothing was built on a day."""

    WEATHER = "weather", "Weather"
    MATERIAL = "material", "Material"
    CREW = "crew", "Crew"
    OTHER = "other", "Other"


REASONS = {"": ""} | {reason.value: str(reason.label) for reason in NoWork}


def reason_text(reason: str) -> str:
    """A reason as people read it: Weather for `weather`; nothing for none."""
    return REASONS[reason]
