"""When the Wall will stand at the pace of the last 28 days."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from construction.home.forecast import forecast
from construction.home.survey import Survey


@pytest.fixture
def begun(make_section, profile, report, ago):
    """A section with its first record long ago, which took nothing off its target."""

    def make(name="Long", target="1000.00", owner=profile):
        section = make_section(owner, name, target=target)
        report(section, "0.00", ago(40))
        return section

    return make


@pytest.fixture
def long_section(begun):
    return begun()


def only(survey):
    """The finish of the one profile at work."""
    [profile] = forecast(survey).profiles
    return profile.finish


def test_what_is_left_is_divided_by_the_pace_and_rounded_up(survey, long_section, report, ago):
    report(long_section, "28.00", ago(1))
    finish = only(survey)
    assert (finish.left, finish.feet, finish.days, finish.pace) == (97_200, 2_800, 28, 100)
    assert (forecast(survey).whole.day - survey.today).days == 972


def test_a_day_that_is_only_begun_is_one_more_day(survey, begun, report, ago):
    report(begun(target="28.01"), "28.00", ago(1))
    assert (forecast(survey).whole.day - survey.today).days == 1


def test_the_wall_stands_when_the_last_profile_at_work_has_finished(survey, crews):
    crews(quick=(10, 1), slow=(300, 1), middling=(90, 1))
    seen = forecast(survey)
    assert seen.whole.day == seen.profiles[0].finish.day
    assert (seen.whole.last.name, (seen.whole.day - survey.today).days) == ("slow", 300)


def test_a_profile_that_builds_nothing_leaves_the_wall_without_a_day(survey, crews):
    crews(quick=(10, 1), idle=(5, 0))
    whole = forecast(survey).whole
    assert (whole.outlook, whole.last.name, whole.without_day) == ("never", "idle", 1)
    assert (whole.day - survey.today).days == 10


def test_a_young_profile_goes_at_the_pace_of_its_own_days(survey, make_profile, make_section, report, ago):
    report(make_section(make_profile("Young"), target="110.00"), "10.00", ago(10))
    finish = only(survey)
    assert (finish.days, finish.pace, (finish.day - survey.today).days) == (10, 100, 100)


@pytest.mark.parametrize(("days", "outlook"), [(0, "early"), (1, "early"), (6, "early"), (7, "dated")])
def test_under_a_week_it_is_too_early_to_tell(survey, section, report, ago, days, outlook):
    report(section, "10.00", ago(days))
    assert only(survey).outlook == forecast(survey).whole.outlook == outlook


def test_what_never_began_has_no_pace(survey, section):
    assert only(survey).outlook == "never"


def test_every_profile_stands_on_the_page_of_the_card_alone(crews, today, client, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: today)
    crews(**{f"Crew{number}": (10 + number, 1) for number in range(5)})
    assert len(forecast(Survey(today)).profiles) == 3
    assert len(forecast(Survey(today, page=1)).profiles) == 5
    page = client.get("/dashboard/forecast/").content.decode()
    assert all(f">Crew{number}</a>" in page for number in range(5))
    assert '<a href="/dashboard/forecast/">60.00 ft are left</a>' in page


@pytest.mark.parametrize(("days", "counted"), [(0, False), (1, True), (28, True), (29, False)])
def test_the_28_days_end_yesterday(survey, long_section, report, ago, days, counted):
    report(long_section, "1.00", ago(days))
    assert bool(only(survey).feet) is counted


def test_what_was_built_beyond_a_target_takes_nothing_off_another(survey, profile, make_section, report, ago):
    make_section(profile, "Left", target="100.00")
    report(make_section(profile, "Over", target="10.00"), "90.00", ago(40))
    whole = forecast(survey).whole
    assert (whole.unfinished, whole.left) == (1, 10_000)


def test_the_pace_of_finished_sections_builds_nothing_of_others(survey, begun, report, ago):
    report(begun("Left", "100.00"), "14.00", ago(2))
    report(begun("Done", "28.00"), "28.00", ago(2))
    assert only(survey).feet == 1_400


def test_without_pace_there_is_no_day(survey, long_section):
    whole = forecast(survey).whole
    assert (whole.outlook, whole.day) == ("never", None)


def test_a_wall_at_its_targets_is_finished(survey, section, build, ago):
    build(feet="500.00", day=ago(1))
    assert forecast(survey).whole.outlook == "reached"


def test_without_sections_there_is_nothing_to_forecast(survey, profile):
    assert forecast(survey).whole.outlook == "untargeted"


def test_a_day_after_the_last_of_the_calendar_is_named_so(survey, begun, report, ago):
    report(begun(target="99999999.99"), "0.01", ago(1))
    whole = forecast(survey).whole
    assert (whole.outlook, whole.day) == ("beyond", None)


@pytest.fixture
def crews(make_profile, make_section, report, ago):
    """Profiles of so many feet left at so many feet a day."""

    def make(**paces):
        for name, (left, pace) in paces.items():
            section = make_section(make_profile(name), target=f"{left + 28 * pace}.00")
            report(section, "0.00", ago(40))
            if pace:
                report(section, f"{28 * pace}.00", ago(3))

    return make


def test_the_profiles_that_finish_last_come_first(survey, crews):
    crews(quick=(10, 1), slow=(300, 1), idle=(5, 0), middling=(90, 1), steady=(20, 1))
    seen = forecast(survey)
    assert [profile.name for profile in seen.profiles] == ["idle", "slow", "middling"]
    assert seen.profiles[0].finish.outlook == "never"
    assert seen.more == 2


def test_inactive_profiles_are_left_out_and_said_so(survey, make_profile, make_section, section):
    make_section(make_profile("Resting", is_active=False), target="70.00")
    seen = forecast(survey)
    assert [profile.name for profile in seen.profiles] == ["Northern Watch"]
    assert (seen.resting, seen.resting_left, seen.whole.left) == (1, 7_000, 50_000)


@pytest.mark.django_db
class TestCard:
    @pytest.fixture
    def card(self):
        return lambda: " ".join(Client().get("/dashboard/forecast/").content.decode().split())

    def test_it_says_what_it_is_based_on(self, card, long_section, report, make_profile, make_section):
        yesterday = timezone.localdate() - timezone.timedelta(days=1)
        report(long_section, "28.00", yesterday)
        make_section(make_profile("Resting", is_active=False), target="70.00")
        assert "972.00 ft are left</a> of the target of 1 unfinished section." in card()
        assert "in the 28 days to yesterday" in card()
        assert "Northern Watch</a> finishes last." in card()
        assert "Not counted: 70.00 ft of 1 inactive profile." in card()

    def test_it_says_that_there_is_no_pace(self, card, section):
        assert "Not at this pace" in card()

    def test_its_day_is_written_out(self, card, build, section, monkeypatch):
        monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 3, 18))
        build(feet="0.00", day=date(2026, 1, 17))
        build(feet="28.00", day=date(2026, 3, 17))
        assert '<time datetime="2027-07-03">3 July 2027</time>' in card()
