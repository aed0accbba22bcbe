"""The days on which something may be recorded: one rule for forms, files and the crews' pages."""

from datetime import date as Date
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from ..fields import DateField

TOO_LATE = "Date may be one day ahead at most"


def latest_day() -> Date:
    """The last day that may be recorded: tomorrow, for crews where it has begun already."""
    return timezone.localdate() + timedelta(days=1)


def check_day(day: Date, latest: Date) -> Date:
    """The day; ValidationError if it is after `latest`, which is the `latest_day`."""
    if day > latest:
        raise ValidationError(TOO_LATE, code="out_of_bounds")
    return day


class DayField(DateField):
    """A day on which something may be recorded."""

    def to_python(self, value: Any) -> Date | None:
        day = super().to_python(value)
        return None if day is None else check_day(day, latest_day())
