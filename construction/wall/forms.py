"""The parameters of the drawings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..fields import DateField, IdField
from ..forms import StrictForm


class AsOfForm(StrictForm):
    """`?as_of= &section=`"""

    as_of = DateField(label="As of", required=False)
    section = IdField(required=False, widget=forms.HiddenInput)


class PictureForm(StrictForm):
    """`?as_of=`"""

    as_of = DateField(label="As of", required=False)


class MarchForm(StrictForm):
    """`?from= &to=`; as far as there are records where either is missing."""

    vars()["from"] = DateField(label="From", required=False)  # a word of Python's own
    to = DateField(label="To", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("from"), cleaned.get("to")
        if start and end and end < start:
            self.add_error("to", ValidationError("End date is before start date", code="contradictory"))
        return cleaned
