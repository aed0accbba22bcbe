"""What people send: a file, and what to do with what was checked of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..fields import ChoiceField, FlagField, IdField
from ..forms import StrictForm
from ..models import Profile, prepared
from ..widgets import Select
from .reading import UPLOAD

CUT_OFF = "The file did not arrive whole; send it again"


class UploadForm(StrictForm):
    """A file; the profile that its rows are about, if they name none. `whole` is sent behind the file."""

    file = forms.FileField(
        label="File",
        max_length=255,
        allow_empty_file=True,
        help_text=f"CSV, XLSX, XLS or ODS, up to {UPLOAD.bytes // 1024 // 1024} MB and {UPLOAD.rows:,} rows.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,text/csv"}),
        error_messages={"required": "Choose a file"},
    )
    profile_id = IdField(
        label="Profile",
        required=False,
        widget=Select,
        help_text="Only for a file that has no column Profile.",
    )
    whole = FlagField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Profile.objects.by_name().values_list("pk", "name")
        self.fields["profile_id"].widget.choices = lambda: [("", "As the file says"), *choices]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if sum(len(files) for _, files in self.files.lists()) > 1:
            raise ValidationError("Send one file at a time")
        return file

    def clean_profile_id(self) -> Profile | None:
        pk = self.cleaned_data["profile_id"]
        profile = prepared.find(Profile, id=pk) if pk is not None else None
        if pk is not None and profile is None:
            raise ValidationError(f"Profile {pk} does not exist", code="unknown_profile")
        return profile

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("whole"):
            self.add_error("file", ValidationError(CUT_OFF))
        return cleaned


class ActionForm(StrictForm):
    """What to do with an import."""

    action = ChoiceField(
        choices=[
            ("import", "Import all"),
            ("good_rows", "Import the good rows"),
            ("continue", "Continue"),
            ("cancel", "Cancel"),
        ]
    )
