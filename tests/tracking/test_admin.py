"""Django's admin: it reads every table, and writes through the verbs alone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from construction.models import DailyProgress, Event, Profile, ProfileDay, WallSection
from construction.tracking import recording
from construction.tracking.totals import check_totals

PLURALS = ["profile", "wallsection", "dailyprogress", "profileday", "import", "event"]


@pytest.fixture
def day(build):
    """A day of work of 12.50 ft on 1 January 2025."""
    return build(feet="12.50", notes="Clear weather")


@pytest.fixture
def send(admin_client):
    """Post a form of the admin; returns the answer, and raises on a 500."""

    def post(path, **values):
        return admin_client.post(f"/admin/construction/{path}", values)

    return post


@pytest.fixture
def progress_form(section):
    """What the form of a day of work sends, with changes."""

    def values(**changes):
        plain = {"wall_section": section.pk, "date": "2025-01-01", "feet_built": "12.50", "notes": ""}
        return plain | changes

    return values


def errors(response):
    assert response.status_code == 200
    return dict(response.context["adminform"].form.errors)


@pytest.mark.parametrize("model", PLURALS)
def test_every_table_is_listed(admin_client, day, model):
    assert admin_client.get(f"/admin/construction/{model}/").status_code == 200


@pytest.mark.parametrize("model", PLURALS)
def test_every_table_can_be_searched(admin_client, day, model):
    assert admin_client.get(f"/admin/construction/{model}/?q=Tower").status_code == 200


@pytest.mark.parametrize("model", ["profile", "wallsection", "dailyprogress"])
def test_forms_open_empty(admin_client, day, model):
    assert admin_client.get(f"/admin/construction/{model}/add/").status_code == 200


@pytest.mark.parametrize(
    "model", [Profile, WallSection, DailyProgress, ProfileDay, Event], ids=lambda model: model.__name__
)
def test_every_row_opens(admin_client, day, model):
    row = model.objects.first()
    address = f"/admin/construction/{model._meta.model_name}/{row.pk}/change/"
    assert admin_client.get(address).status_code == 200


def test_lists_show_amounts_with_separators(admin_client, build):
    build(feet="1234.50")
    page = admin_client.get("/admin/construction/dailyprogress/").content.decode()
    assert "1,234.50" in page
    assert "457,382,250.00" in page


@pytest.mark.parametrize("column", [3, 4, 5])
def test_amounts_can_be_ordered(admin_client, build, column):
    build(feet="2.00", day=1)
    build(feet="100.00", day=2)
    response = admin_client.get(f"/admin/construction/dailyprogress/?o=-{column}")
    assert response.context["cl"].result_list[0].feet_built == Decimal("100.00")


def test_amounts_can_be_filtered_by_address(admin_client, build):
    build(feet="2.00", day=1)
    build(feet="100.00", day=2)
    response = admin_client.get("/admin/construction/dailyprogress/?feet_built__gt=99.99")
    assert [row.feet_built for row in response.context["cl"].result_list] == [Decimal("100.00")]


@pytest.mark.parametrize("amount", ["abc", "1.234", "1e40", "99999999999999999999", "NaN"])
def test_amounts_that_no_row_can_have_are_no_server_error(admin_client, day, amount):
    response = admin_client.get("/admin/construction/dailyprogress/", {"feet_built__gt": amount})
    assert response.status_code == 302


def test_a_list_costs_the_same_whatever_its_length(
    admin_client, build, make_section, profile, django_assert_num_queries
):
    for number in range(12):
        build(on=make_section(profile, name=f"Tower {number}"))
    with django_assert_num_queries(6):
        admin_client.get("/admin/construction/dailyprogress/")


def test_an_empty_form_asks_for_nothing_the_application_writes(admin_client, section):
    page = admin_client.get("/admin/construction/dailyprogress/add/").content.decode()
    assert "Ice cubic yards" not in page


def test_a_profile_is_created_by_the_verb(send):
    send("profile/add/", name=" Eastwatch ", team_lead="Cotter Pyke", is_active="on")
    event = Event.objects.get(kind="profile.created")
    assert (event.door, event.actor, event.after["name"]) == ("admin", "admin", "Eastwatch")


def test_a_profile_is_changed_by_the_verb(send, profile):
    send(f"profile/{profile.pk}/change/", name="Castle Black", team_lead="Bowen Marsh")
    event = Event.objects.get(kind="profile.changed")
    assert (event.before["name"], event.after["name"]) == ("Northern Watch", "Castle Black")


def test_a_taken_name_is_an_error_of_the_form_whatever_the_case(send, profile):
    response = send("profile/add/", name="NORTHERN watch", team_lead="Cotter Pyke")
    assert errors(response) == {"name": ["A profile with this name already exists."]}


def test_a_profile_keeps_its_own_name(send, profile):
    response = send(f"profile/{profile.pk}/change/", name="NORTHERN WATCH", team_lead="Jon Snow")
    assert response.status_code == 302


def test_a_profile_goes_with_everything(send, profile, day):
    send(f"profile/{profile.pk}/delete/", post="yes")
    assert not Profile.objects.exists()
    assert Event.objects.filter(kind="profile.removed", door="admin").count() == 1


def test_the_question_before_a_removal_counts_what_goes_along(admin_client, profile, build):
    build(day=1)
    build(day=2)
    page = admin_client.get(f"/admin/construction/profile/{profile.pk}/delete/")
    assert dict(page.context["model_count"]) == {"sections": 1, "days of work": 2}


def test_a_section_is_created_by_the_verb(send, profile):
    send(
        "wallsection/add/",
        profile=profile.pk,
        section_name="Sea Tower",
        start_position="10.5",
        target_length_feet="99999999.99",
    )
    assert WallSection.objects.get().target_length_feet == Decimal("99999999.99")
    assert Event.objects.get(kind="section.created").door == "admin"


def test_a_section_moves_with_its_totals(send, section, day, make_profile):
    eastwatch = make_profile("Eastwatch")
    send(
        f"wallsection/{section.pk}/change/",
        profile=eastwatch.pk,
        section_name="Tower 1-2",
        start_position="0",
        target_length_feet="500",
    )
    assert ProfileDay.objects.get().profile == eastwatch
    assert check_totals().first is None


def test_a_taken_section_name_is_an_error_of_the_form(send, section, profile):
    response = send(
        "wallsection/add/",
        profile=profile.pk,
        section_name="Tower 1-2",
        start_position="0",
        target_length_feet="1",
    )
    assert errors(response) == {"__all__": ["This profile already has a section with this name."]}


def test_a_section_goes_with_its_totals(send, section, day):
    send(f"wallsection/{section.pk}/delete/", post="yes")
    assert not ProfileDay.objects.exists()


def test_sections_are_found_by_profile_for_the_form_of_a_day(admin_client, section):
    answer = admin_client.get(
        "/admin/autocomplete/",
        {
            "app_label": "construction",
            "model_name": "dailyprogress",
            "field_name": "wall_section",
            "term": "north",
        },
    ).json()
    assert answer["results"] == [{"id": str(section.pk), "text": "Tower 1-2 (Northern Watch)"}]


def test_a_day_is_recorded_by_the_verb(send, progress_form, admin_user):
    send("dailyprogress/add/", **progress_form(feet_built="12.5"))
    record = DailyProgress.objects.get()
    assert (record.cost_gold_dragons, record.recorded_by) == (Decimal("4631250.00"), admin_user)
    assert check_totals().first is None


def test_a_day_is_corrected_by_the_verb(send, progress_form, day, make_section, profile):
    other = make_section(profile, name="Tower 2-3")
    changes = progress_form(wall_section=other.pk, date="2025-01-02", feet_built="20")
    send(f"dailyprogress/{day.pk}/change/", **changes)
    event = Event.objects.get(kind="progress.corrected")
    assert (event.before["feet_built"], event.after["feet_built"], event.door) == ("12.50", "20.00", "admin")
    assert check_totals().first is None


def test_a_day_is_removed_by_the_verb(send, day):
    send(f"dailyprogress/{day.pk}/delete/", post="yes")
    assert Event.objects.get(kind="progress.removed").before["feet_built"] == "12.50"


def test_chosen_days_are_removed_by_the_verb(send, build):
    chosen = [build(day=number).pk for number in (1, 2)]
    kept = build(day=3)
    send("dailyprogress/", action="delete_selected", _selected_action=chosen, post="yes")
    assert DailyProgress.objects.get() == kept
    assert Event.objects.filter(kind="progress.removed").count() == 2


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("feet_built", "100000000", "Must be at most 99999999.99"),
        ("feet_built", "-1", "Must be 0 or more"),
        ("feet_built", "1.234", "Must have at most two decimal places"),
        ("feet_built", "1e3", "Must be a decimal number such as 12.50"),
        ("date", "2025-02-30", "2025-02-30 is not a day of the calendar"),
        ("date", "01/02/2025", "Date must be in YYYY-MM-DD format"),
        ("notes", "a\x00b", "NUL characters are not allowed"),
    ],
)
def test_bad_input_is_an_error_of_the_form(send, progress_form, field, value, sentence):
    response = send("dailyprogress/add/", **progress_form(**{field: value}))
    assert errors(response) == {field: [sentence]}


def test_a_day_far_ahead_is_an_error_of_the_form(send, progress_form):
    ahead = timezone.localdate() + timedelta(days=2)
    response = send("dailyprogress/add/", **progress_form(date=ahead.isoformat()))
    assert errors(response) == {"date": ["Date may be one day ahead at most"]}


def test_a_second_record_is_an_error_of_the_form(send, progress_form, day):
    response = send("dailyprogress/add/", **progress_form())
    assert errors(response) == {"__all__": ["This section already has a record for this day."]}


def test_a_lost_race_is_told_on_the_page(admin_client, progress_form, section, by, monkeypatch):
    """Somebody else records between the form's check and the verb."""
    record = recording.record_progress

    def record_late(section, **values):
        record(section, date=date(2025, 1, 1), feet=Decimal("1.00"), by=by)
        return record(section, **values)

    monkeypatch.setattr(recording, "record_progress", record_late)
    response = admin_client.post("/admin/construction/dailyprogress/add/", progress_form(), follow=True)
    assert "This section already has a record for this day." in response.content.decode()


@pytest.mark.parametrize("model", ["profileday", "event"])
def test_what_verbs_alone_write_cannot_be_added(admin_client, db, model):
    assert admin_client.get(f"/admin/construction/{model}/add/").status_code == 403


@pytest.mark.parametrize("action", ["change", "delete"])
def test_events_stay_as_they_are(admin_client, day, action):
    event = Event.objects.first()
    response = admin_client.post(f"/admin/construction/event/{event.pk}/{action}/", {"post": "yes"})
    assert response.status_code == 403
