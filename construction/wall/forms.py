"""The parameters of the drawings."""

from datetime import date as Date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ..fields import ChoiceField, DateField, IdField
from ..forms import StrictForm
from ..spans import day_words
from .plot import ACROSS


class PictureForm(StrictForm):
    """`?as_of=`, today at the latest: how the Wall will stand nobody knows."""

    as_of = DateField(label="As of", required=False)

    def clean_as_of(self) -> Date | None:
        day: Date | None = self.cleaned_data["as_of"]
        today = timezone.localdate()
        if day and day > today:
            raise ValidationError(f"Must not be after today, {day_words(today)}", code="future")
        return day


class AsOfForm(PictureForm):
    """`?as_of= &section=`"""

    section = IdField(required=False, widget=forms.HiddenInput)


class MarchForm(StrictForm):
    """`?from= &to=`, as far as there are records where either is missing; `scale` for pages."""

    for_pages = frozenset({"scale"})

    vars()["from"] = DateField(label="From", required=False)  # a word of Python's own
    to = DateField(label="To", required=False)
    scale = ChoiceField(label="Across", choices=ACROSS, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("from"), cleaned.get("to")
        if start and end and end < start:
            self.add_error("to", ValidationError("End date is before start date", code="contradictory"))
        return cleaned
