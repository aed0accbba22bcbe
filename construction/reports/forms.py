"""The parameters of the reports."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .. import parsing
from ..forms import DateField, DateRangeForm, StrictField, StrictForm

MAX_BULK_PROFILES = 1_000


class DayForm(StrictForm):
    """`?date=`"""

    date = DateField(label="Day")


class CostForm(DateRangeForm):
    """`?start_date= &end_date=`"""


class IdsInput(forms.SelectMultiple):
    """Ids given as `name=1&name=2`, `name[]=1&name[]=2` or `name=1,2`."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = [*data.getlist(f"{name}[]"), *data.getlist(name)]
        return [text for item in given for text in item.split(",")]


class IdsField(StrictField, forms.Field):
    """A list of ids, at most `most` of them."""

    widget = IdsInput

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[int]:
        if len(value) > self.most:
            raise ValidationError(f"At most {self.most} ids", code="too_many")
        return [parsing.parse_id(text) for text in value]


class BulkForm(DateRangeForm):
    """`?profile_ids[]= … &start_date= &end_date=`"""

    repeatable = frozenset({"profile_ids", "profile_ids[]"})
    aliases = frozenset({"profile_ids[]"})

    profile_ids = IdsField(most=MAX_BULK_PROFILES, label="Profiles")
