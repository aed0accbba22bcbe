"""The parameters of the report of days without work."""

from ..forms import DateRangeForm
from .forms import MAX_BULK_PROFILES, IdsField


class NoWorkForm(DateRangeForm):
    """`?start_date= &end_date= &profile_id= …`"""

    repeatable = frozenset({"profile_id"})

    profile_id = IdsField(
        most=MAX_BULK_PROFILES, label="Profiles", required=False, help_text="All where none is named."
    )

    def clean_profile_id(self) -> list[int]:
        """Each once."""
        return list(dict.fromkeys(self.cleaned_data["profile_id"]))
