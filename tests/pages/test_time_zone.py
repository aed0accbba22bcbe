"""The site's days are those of its own time zone; programs read and write UTC."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from construction.models import DailyProgress, Event, Import, WallSection
from construction.models.crew_days import crew_days
from construction.models.imports import State

EVENING = datetime(2026, 11, 21, 1, 32, tzinfo=UTC)
"""20:32 of 20 November at UTC-5."""
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def evening(settings, monkeypatch):
    """The evening of a site five hours behind UTC, where tomorrow has begun."""
    settings.TIME_ZONE = "America/New_York"
    monkeypatch.setattr(timezone, "now", lambda: EVENING)
    with timezone.override(ZoneInfo("America/New_York")):
        yield


@pytest.fixture
def text_of_page(client, text_of):
    return lambda address: text_of(client.get(address))


def test_the_crews_record_onto_the_day_that_they_have(client, section):
    page = client.get(f"/profiles/{section.profile_id}/progress/record/").context["page"]
    assert page.date == page.today == TODAY


def test_a_section_made_this_evening_has_begun_today(section):
    WallSection.objects.update(created_at=EVENING)
    assert crew_days(section.profile_id, [TODAY]).begun == TODAY


def test_the_dashboard_shows_the_day_that_the_site_has(text_of_page, section):
    assert "The Wall on Friday, 20 November 2026" in text_of_page("/")


@pytest.mark.parametrize(("day", "status"), [("2026-11-21", 201), ("2026-11-22", 400)])
def test_one_day_ahead_is_counted_from_there(client, section, day, status):
    answer = client.post(
        f"/api/profiles/{section.profile_id}/progress/",
        {"wall_section_id": section.pk, "date": day, "feet_built": "1.00"},
        content_type="application/json",
    )
    assert answer.status_code == status


def test_a_card_tells_when_it_was_saved_by_the_clock_of_the_site(text_of_page, build, section):
    build(day=TODAY)
    DailyProgress.objects.update(updated_at=EVENING)
    assert "Saved 20:32" in text_of_page(f"/sections/{section.pk}/days/{TODAY}/")


def test_a_record_tells_in_which_zone_it_was_written_down(text_of_page, build):
    record = build(day=TODAY)
    DailyProgress.objects.update(created_at=EVENING)
    assert "Written down 20 November 2026, 20:32 EST" in text_of_page(f"/progress/{record.pk}/")


def test_a_change_of_this_evening_is_of_today(text_of_page, build):
    build(day=TODAY)
    Event.objects.update(at=EVENING)
    assert re.search(r"Today, 20:32 EST</time>", text_of_page("/dashboard/changes/"))


def test_paper_says_when_it_was_printed_there(text_of_page, profile):
    printed = r'Printed <span data-printed-at="-1(?:80|44)00">[\d-]{10}, [\d:]{5}</span> E[SD]T by'
    assert re.search(printed, text_of_page("/profiles/"))


def test_imports_were_checked_by_the_clock_of_the_site(client, text_of_page, db):
    Import.objects.create(file_name="days.csv", state=State.EMPTY, created_at=EVENING)
    assert "2026-11-20 20:32" in text_of_page("/imports/")
    assert "2026-11-20 20:32" in client.get("/imports/?format=csv").getvalue().decode()


def test_programs_read_utc(client, build):
    record = build(day=TODAY)
    DailyProgress.objects.update(created_at=EVENING)
    for address in (f"/api/progress/{record.pk}/", "/api/progress/"):
        assert '"created_at":"2026-11-21T01:32:00Z"' in client.get(address).content.decode()
