"""The forms of Django's admin: the strict fields of all other forms, checked against the row they edit."""

from django import forms
from django.core.exceptions import ValidationError

from ..fields import DecimalField, FlagField, OptionField, TextField
from ..models import DailyProgress, Profile, WallSection
from ..models.profiles import NAME_TAKEN
from ..models.progress import NOTES_MAX_LENGTH
from ..models.reasons import NoWork
from .days import DayField


class ProfileAdminForm(forms.ModelForm):
    name = TextField(max_length=255)
    team_lead = TextField(max_length=255)
    is_active = FlagField(label="Active", initial=True)

    class Meta:
        model = Profile
        fields = ["name", "team_lead", "is_active"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Profile.objects.named(name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(NAME_TAKEN, code="taken")
        return name


class SectionAdminForm(forms.ModelForm):
    section_name = TextField(max_length=255)
    start_position = DecimalField(label="Start position (ft)")
    target_length_feet = DecimalField(label="Target length (ft)")

    class Meta:
        model = WallSection
        fields = ["profile", "section_name", "start_position", "target_length_feet"]


class ProgressAdminForm(forms.ModelForm):
    date = DayField()
    feet_built = DecimalField(label="Feet built")
    no_work_reason = OptionField(choices=[("", "—"), *NoWork.choices], label="No work")
    notes = TextField(required=False, max_length=NOTES_MAX_LENGTH, widget=forms.Textarea(attrs={"rows": 4}))

    class Meta:
        model = DailyProgress
        fields = ["wall_section", "date", "feet_built", "no_work_reason", "notes"]
