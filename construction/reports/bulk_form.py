"""What pages and files of the comparison may be asked for, beside what programs ask."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..fields import ChoiceField, DateField, StrictField
from ..lists import MAX_PAGE, CountField
from .bulk_table import COLUMNS
from .forms import GRANULARITIES, MAX_BULK_PROFILES, BulkForm, ChartField, IdsField, ListInput

ALL_PAGES = 0
"""In place of a page's number: every row on one page."""


class HiddenListInput(ListInput):
    """Values that no field of the page shows; the page says elsewhere what is wrong with them."""

    input_type = "hidden"


class ColumnsField(StrictField, forms.Field):
    """Names of columns, `feet,ice` or repeated, each counted once and in the order of the table."""

    widget = HiddenListInput

    def to_python(self, value: Any) -> list[str]:
        unknown = [name for name in value if name and name not in COLUMNS]
        if unknown:
            raise ValidationError(f"Must be some of {', '.join(COLUMNS)}", code="invalid_choice")
        return [name for name in COLUMNS if name in value]


class PageField(CountField):
    """A page's number, or `all`."""

    def to_python(self, value: Any) -> int | None:
        return ALL_PAGES if value == "all" else super().to_python(value)


class BulkPageForm(BulkForm):
    """`?columns= &compare= &page=` beside the rest; heads of the table and its box say the order, the last one counts.

    `from`, `to`, `granularity` and `chart` are those of the series that it was reached from, and leads back to.
    """

    repeatable = BulkForm.repeatable | {"columns", "compare", "ordering"}
    for_pages = frozenset({"from", "to", "granularity", "chart"})

    columns = ColumnsField(required=False)
    compare = IdsField(most=MAX_BULK_PROFILES, required=False, widget=HiddenListInput)
    page = PageField(most=MAX_PAGE)
    vars()["from"] = DateField(required=False, widget=forms.HiddenInput)
    to = DateField(required=False, widget=forms.HiddenInput)
    granularity = ChoiceField(required=False, widget=forms.HiddenInput, choices=GRANULARITIES)
    chart = ChartField()
