"""When the Wall will stand at the pace of the last 28 days."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from construction.home.forecast import forecast


@pytest.fixture
def long_section(make_section, profile):
    return make_section(profile, "Long", target="1000.00")


def test_what_is_left_is_divided_by_the_pace_and_rounded_up(survey, long_section, report, ago):
    report(long_section, "28.00", ago(1))
    whole = forecast(survey).whole
    assert (whole.left, whole.feet, whole.pace) == (97_200, 2_800, 100)
    assert (whole.day - survey.today).days == 972


def test_a_day_that_is_only_begun_is_one_more_day(survey, make_section, profile, report, ago):
    report(make_section(profile, target="28.01"), "28.00", ago(1))
    assert (forecast(survey).whole.day - survey.today).days == 1


@pytest.mark.parametrize(("days", "counted"), [(0, False), (1, True), (28, True), (29, False)])
def test_the_28_days_end_yesterday(survey, long_section, report, ago, days, counted):
    report(long_section, "1.00", ago(days))
    assert bool(forecast(survey).whole.feet) is counted


def test_what_was_built_beyond_a_target_takes_nothing_off_another(survey, profile, make_section, report, ago):
    make_section(profile, "Left", target="100.00")
    report(make_section(profile, "Over", target="10.00"), "90.00", ago(40))
    whole = forecast(survey).whole
    assert (whole.unfinished, whole.left) == (1, 10_000)


def test_the_pace_counts_what_finished_sections_built(survey, profile, make_section, report, ago):
    make_section(profile, "Left", target="100.00")
    report(make_section(profile, "Done", target="28.00"), "28.00", ago(2))
    assert forecast(survey).whole.feet == 2_800


def test_without_pace_there_is_no_day(survey, long_section):
    whole = forecast(survey).whole
    assert (whole.outlook, whole.day) == ("never", None)


def test_a_wall_at_its_targets_is_finished(survey, section, build, ago):
    build(feet="500.00", day=ago(1))
    assert forecast(survey).whole.outlook == "reached"


def test_without_sections_there_is_nothing_to_forecast(survey, profile):
    assert forecast(survey).whole.outlook == "untargeted"


def test_a_day_after_the_last_of_the_calendar_is_named_so(survey, profile, make_section, report, ago):
    report(make_section(profile, target="99999999.99"), "0.01", ago(1))
    whole = forecast(survey).whole
    assert (whole.outlook, whole.day) == ("beyond", None)


@pytest.fixture
def crews(make_profile, make_section, report, ago):
    """Profiles of so many feet left at so many feet a day."""

    def make(**paces):
        for name, (left, pace) in paces.items():
            section = make_section(make_profile(name), target=f"{left + 28 * pace}.00")
            if pace:
                report(section, f"{28 * pace}.00", ago(3))

    return make


def test_the_profiles_that_finish_last_come_first(survey, crews):
    crews(quick=(10, 1), slow=(300, 1), idle=(5, 0), middling=(90, 1), steady=(20, 1))
    seen = forecast(survey)
    assert [profile.name for profile in seen.latest] == ["idle", "slow", "middling"]
    assert seen.latest[0].finish.outlook == "never"
    assert seen.more == 2


def test_inactive_profiles_are_left_to_a_sentence(survey, make_profile, make_section):
    make_section(make_profile("Resting", is_active=False), target="70.00")
    seen = forecast(survey)
    assert not seen.latest
    assert (seen.resting, seen.resting_left, seen.whole.left) == (1, 7_000, 7_000)


@pytest.mark.django_db
class TestCard:
    @pytest.fixture
    def card(self):
        return lambda: " ".join(Client().get("/dashboard/forecast/").content.decode().split())

    def test_it_says_what_it_is_based_on(self, card, build, section):
        build(feet="28.00", day=timezone.localdate() - timezone.timedelta(days=1))
        assert (
            "472.00 ft are left</a> of the target of 1 unfinished section, at the pace of the last 28 days:"
            in card()
        )
        assert ">28.00 ft</a> to yesterday, 1.00 ft a day." in card()

    def test_it_says_that_there_is_no_pace(self, card, section):
        assert "Not at this pace" in card()

    def test_its_day_is_written_out(self, card, build, section, monkeypatch):
        monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 3, 18))
        build(feet="28.00", day=date(2026, 3, 17))
        assert '<time datetime="2027-07-03">3 July 2027</time>' in card()
