"""Which section a row means, by name or by id; a place that is none is named."""

import pytest

from .test_checking import line

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["Northern Watch", "NORTHERN WATCH", " northern watch "])
def test_a_profile_is_found_whatever_the_case(check, csv_file, section, name):
    assert check(csv_file(line(profile=name))).days[0].section_id == section.pk


def test_of_two_sections_that_differ_by_case_the_exact_one_counts(check, csv_file, make_section, profile):
    upper, lower = make_section(profile, "EAST"), make_section(profile, "east")
    found = check(csv_file(line(section="EAST"), line(section="east"))).days
    assert [day.section_id for day in found] == [upper.pk, lower.pk]


def test_of_two_sections_that_differ_by_case_neither_may_count(problems, csv_file, make_section, profile):
    make_section(profile, "EAST"), make_section(profile, "east")
    assert problems(csv_file(line(section="East"))) == [(2, "Section", "Which one: EAST, east?")]


@pytest.mark.parametrize(
    ("texts", "column", "sentence"),
    [
        ({"profile": "Nobody"}, "Profile", "There is no profile of this name"),
        ({"section": "Tower 9"}, "Section", "Northern Watch has no section of this name"),
        ({"section": ""}, "Section", "This is required"),
        ({"profile": ""}, "Profile", "Which profile? The row does not say"),
    ],
)
def test_a_place_that_is_none_is_named(problems, csv_file, section, texts, column, sentence):
    assert problems(csv_file(line(**texts))) == [(2, column, sentence)]


def by_id(section_id, profile_id=""):
    return f"Date,profile_id,wall_section_id,Feet\n2025-01-01,{profile_id},{section_id},1\n".encode()


def test_a_section_is_found_by_id(check, section, profile):
    assert check(by_id(section.pk, profile.pk)).days[0].section_id == section.pk


def test_an_id_needs_no_profile(check, section):
    assert check(by_id(section.pk)).days[0].section_id == section.pk


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5"])
def test_a_malformed_id_is_named(problems, section, text):
    assert problems(by_id(text)) == [(2, "wall_section_id", "Must be a positive integer")]


def test_an_id_that_is_too_large_is_named(problems, section):
    assert problems(by_id("9" * 20)) == [(2, "wall_section_id", f"Must be at most {2**63 - 1}")]


def test_an_unknown_id_is_named(problems, section):
    assert problems(by_id(99)) == [(2, "wall_section_id", "There is no section 99")]


def test_a_section_of_another_profile_is_named(problems, section, make_profile):
    other = make_profile("Eastwatch")
    sentence = f"Section {section.pk} is one of another profile, Northern Watch"
    assert problems(by_id(section.pk, other.pk)) == [(2, "wall_section_id", sentence)]


def test_a_profile_can_be_chosen_for_the_file(check, section, profile):
    assert check(b"Date,Section,Feet\n2025-01-01,Tower 1-2,1\n", profile).days[0].section_id == section.pk


def test_a_chosen_profile_may_not_contradict_the_file(problems, csv_file, section, make_profile):
    other = make_profile("Eastwatch")
    assert problems(csv_file(line()), other) == [(2, "Profile", "This is Northern Watch, not Eastwatch")]
