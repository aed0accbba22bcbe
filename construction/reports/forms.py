"""The parameters of the reports."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .. import parsing
from ..fields import ChoiceField, DateField, StrictField
from ..forms import DateRangeForm, StrictForm
from .bulk import ORDERS
from .periods import count_periods

MAX_BULK_PROFILES = 1_000
MAX_PERIODS = 4_000
BARS, CUMULATIVE = "bars", "cumulative"
CHARTS = ((BARS, "Bars"), (CUMULATIVE, "Cumulative"))
GROUPS = (("active", "Active"), ("inactive", "Inactive"), ("all", "All"))
GRANULARITIES = (("day", "Day"), ("week", "Week"), ("month", "Month"))


class ChartField(ChoiceField):
    """Which drawing a page shows; bars unless said otherwise."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            widget=forms.HiddenInput,
            choices=CHARTS,
            error_messages={"invalid_choice": "Must be bars or cumulative"},
        )


class DayForm(StrictForm):
    """`?date=`; a page also takes the range that it was reached from, and leads back to it"""

    for_pages = frozenset({"start_date", "end_date", "from", "to", "chart"})

    date = DateField(label="Day")
    start_date = DateField(required=False, widget=forms.HiddenInput)
    end_date = DateField(required=False, widget=forms.HiddenInput)
    vars()["from"] = DateField(required=False, widget=forms.HiddenInput)
    to = DateField(required=False, widget=forms.HiddenInput)
    chart = ChartField()


class CostForm(DateRangeForm):
    """`?start_date= &end_date=`, and `chart` for pages"""

    for_pages = frozenset({"chart"})

    chart = ChartField()


class ListInput(forms.SelectMultiple):
    """Values given as `name=1&name=2`, `name[]=1&name[]=2` or `name=1,2`."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = [*data.getlist(f"{name}[]"), *data.getlist(name)]
        return [text for item in given for text in item.split(",")]


class IdsField(StrictField, forms.Field):
    """A list of ids, at most `most` of them."""

    widget = ListInput

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[int]:
        if value == [""] and not self.required:
            return []
        if len(value) > self.most:
            raise ValidationError(f"At most {self.most} ids", code="too_many")
        return [parsing.parse_id(text) for text in value]


class BulkForm(DateRangeForm):
    """`?profile_ids[]= … &start_date= &end_date= &ordering=`; what pages add to it, programs need not know."""

    repeatable = frozenset({"profile_ids", "profile_ids[]"})
    aliases = frozenset({"profile_ids[]", "columns"})
    undescribed = frozenset({"group"})

    profile_ids = IdsField(
        most=MAX_BULK_PROFILES,
        label="Profiles",
        error_messages={"required": "Choose at least one profile"},
    )
    group = ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=GROUPS,
        help_text="In place of ids: all profiles that are active, or inactive, or all there are, by name.",
        error_messages={"invalid_choice": "Must be active, inactive or all"},
    )
    ordering = ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(sign + name, name) for name in ORDERS for sign in ("", "-")],
        help_text="The order of the rows; that of the ids unless said otherwise. Rows with an error come last.",
        error_messages={"invalid_choice": f"Must be one of {', '.join(ORDERS)}, after a - for the reverse"},
    )

    def clean(self) -> dict[str, Any]:
        """A group, which the links of a page name, stands in place of the ids."""
        cleaned = super().clean()
        if not cleaned.get("group"):
            return cleaned
        if cleaned.get("profile_ids"):
            self.add_error("group", ValidationError("Give profile_ids or group, not both", code="both"))
        elif self.has_error("profile_ids", code="required"):
            del self.errors["profile_ids"]
            cleaned["profile_ids"] = []
        return cleaned


class SeriesForm(StrictForm):
    """`?from= &to= &granularity=`, and `chart` for pages"""

    for_pages = frozenset({"chart"})

    chart = ChartField()
    vars()["from"] = DateField(label="From")  # a word of Python's own
    to = DateField(label="To", help_text=f"The last day, included; at most {MAX_PERIODS:,} periods.")
    granularity = ChoiceField(
        label="By",
        help_text="Weeks begin on Monday.",
        choices=GRANULARITIES,
        error_messages={"invalid_choice": "Must be day, week or month"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end, granularity = (cleaned.get(name) for name in ("from", "to", "granularity"))
        if start and end and end < start:
            self.add_error("to", ValidationError("End date is before start date", code="contradictory"))
        elif start and end and granularity:
            self._limit(count_periods(start, end, granularity), granularity)
        return cleaned

    def _limit(self, periods: int, granularity: str) -> None:
        if periods > MAX_PERIODS:
            wider = "" if granularity == "month" else " or longer periods"
            sentence = (
                f"This would be {periods:,} {granularity}s, of {MAX_PERIODS:,} at most: "
                f"choose a shorter range{wider}"
            )
            self.add_error("to", ValidationError(sentence, code="too_many"))


class WallSeriesForm(SeriesForm):
    """`?profile_id= … &from= &to= &granularity=`"""

    repeatable = frozenset({"profile_id"})

    profile_id = IdsField(
        most=MAX_BULK_PROFILES, label="Profiles", required=False, help_text="All where none is named."
    )

    def clean_profile_id(self) -> list[int]:
        """Each once."""
        return list(dict.fromkeys(self.cleaned_data["profile_id"]))
