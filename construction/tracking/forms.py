"""The forms that write profiles, sections and progress; JSON bodies bind to the same ones."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from ..fields import (
    ChoiceField,
    DecimalField,
    FlagField,
    IdField,
    OptionField,
    TextField,
    UUIDField,
)
from ..forms import StrictForm
from ..models import DailyProgress, Profile, WallSection, prepared
from ..models.progress import NOTES_MAX_LENGTH
from ..models.reasons import REASON_AND_FEET, NoWork
from ..widgets import Select
from .days import DayField
from .doubts import doubts


class ProfileForm(StrictForm):
    """A profile's own fields."""

    read_only = frozenset({"id", "created_at", "updated_at"})

    name = TextField(max_length=255, help_text="Unique, whatever the case.")
    team_lead = TextField(max_length=255)
    is_active = FlagField(
        initial=True,
        label="Active",
        help_text="Inactive profiles are left out of comparisons by default.",
    )


class SectionForm(StrictForm):
    """A section's own fields, and the profile it belongs to."""

    read_only = frozenset({"id", "created_at"})
    verb_names = {"profile_id": "profile"}

    profile_id = IdField(label="Profile", widget=Select)
    section_name = TextField(max_length=255, help_text="Unique in its profile.")
    start_position = DecimalField(
        label="Start position (ft)", help_text="Feet along the Wall where it begins."
    )
    target_length_feet = DecimalField(label="Target length (ft)")

    def __init__(self, *args: Any, profile: Profile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile
        if profile is not None:
            self.fields["profile_id"].required = False
            self.fields["profile_id"].widget = forms.HiddenInput()
        else:
            choices = Profile.objects.by_name().values_list("pk", "name")
            self.fields["profile_id"].widget.choices = lambda: choices

    def clean_profile_id(self) -> Profile:
        profile_id = self.cleaned_data["profile_id"]
        if self.profile is None:
            profile = prepared.find(Profile, id=profile_id)
            if profile is None:
                raise ValidationError(f"Profile {profile_id} does not exist", code="unknown_profile")
            return profile
        if profile_id not in (None, self.profile.pk):
            raise ValidationError("This address is another profile's", code="contradictory")
        return self.profile


class ProgressForm(StrictForm):
    """A day of work on one of a profile's sections."""

    read_only = frozenset(
        {"id", "ice_cubic_yards", "cost_gold_dragons", "created_at", "updated_at", "version"}
    )
    verb_names = {"wall_section_id": "section", "feet_built": "feet"}

    wall_section_id = IdField(label="Section", widget=Select)
    date = DayField(initial=timezone.localdate)
    feet_built = DecimalField(label="Feet built", help_text="0 for a day without work.")
    no_work_reason = OptionField(
        choices=[("", "—"), *NoWork.choices], label="No work", help_text="Why, where 0 ft were built."
    )
    notes = TextField(
        required=False, max_length=NOTES_MAX_LENGTH, initial="", widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile
        self.fields["wall_section_id"].widget.choices = lambda: self.sections

    @cached_property
    def sections(self) -> "QuerySet[WallSection, tuple[int, str]]":
        """(id, name) to choose from, asked for only where the form is drawn."""
        sections = WallSection.objects.of_profile(self.profile).along_the_wall()
        return sections.values_list("pk", "section_name")

    def clean_wall_section_id(self) -> WallSection:
        section_id = self.cleaned_data["wall_section_id"]
        section = prepared.find(WallSection, id=section_id, profile_id=self.profile.pk)
        if section is None:
            raise ValidationError(f"This profile has no section {section_id}", code="unknown_section")
        return section

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_given = cleaned.get("no_work_reason") and "no_work_reason" not in self.kept
        if is_given and cleaned.get("feet_built"):
            self.add_error("no_work_reason", ValidationError(REASON_AND_FEET, code="contradictory"))
        return cleaned


class RecordForm(ProgressForm):
    """A new day of work, and what to do if the section has a record for it."""

    not_written = frozenset({"confirmed"})

    MODES = [
        ("create", "Leave it and tell me"),
        ("replace", "Replace what is recorded"),
        ("add", "Add to what is recorded"),
    ]

    mode = ChoiceField(
        choices=MODES,
        required=False,
        initial="create",
        widget=forms.RadioSelect,
        label="What to do then",
    )

    request_id = UUIDField(required=False, help_text="The client's own id of this request: it is taken once.")
    confirmed = FlagField(
        initial=True,
        widget=forms.HiddenInput,
        help_text="Whether implausible feet are meant so; if not, they are refused with the reason.",
    )

    def clean_mode(self) -> str:
        return self.cleaned_data["mode"] or "create"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.is_confirmed:
            for sentence in self._doubts():
                self.add_error("feet_built", ValidationError(sentence, code="unusual"))
        return cleaned

    @property
    def is_confirmed(self) -> bool:
        """Whether the figure is meant as it is, however implausible."""
        return bool(self.cleaned_data["confirmed"])

    def _doubts(self) -> list[str]:
        section, feet = self.cleaned_data["wall_section_id"], self.cleaned_data["feet_built"]
        mode, day = self.cleaned_data["mode"], self.cleaned_data["date"]
        existing = prepared.find(DailyProgress, wall_section_id=section.pk, date=day)
        if existing is None:
            return doubts(section, feet, None, day=day)
        if mode == "create":
            return []
        return doubts(section, feet if mode == "replace" else existing.feet_built + feet, existing)

    @property
    def is_taken(self) -> bool:
        """Whether it was refused because the section has a record for the day."""
        return self._has("date", "taken")

    @property
    def is_unusual(self) -> bool:
        """Whether it was refused until somebody confirms feet that look implausible, and for nothing else."""
        return set(self.errors) == {"feet_built"} and self._has("feet_built", "unusual")

    def _has(self, field: str, code: str) -> bool:
        return any(error.code == code for error in self.errors.as_data().get(field, ()))
