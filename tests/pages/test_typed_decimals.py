"""Feet as people type them: a comma does as well as a point; nobody guesses what may be thousands."""

import pytest

from construction.models import DailyProgress, WallSection
from construction.parsing import parse_typed_decimal

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(client, at):
    """Type feet into the form for 1 February 2025."""

    def send(feet):
        fields = {
            "wall_section_id": at("{section}"),
            "date": "2025-02-01",
            "feet_built": feet,
            "confirmed_feet": "1250",
        }
        return client.post(at("/profiles/{profile}/progress/"), fields)

    return send


@pytest.mark.parametrize(
    ("typed", "feet"),
    [("12,5", "12.50"), ("12,50", "12.50"), ("0,05", "0.05"), ("12.5", "12.50"), ("1250", "1250.00")],
)
def test_a_comma_is_a_decimal_point(section, post, typed, feet):
    assert post(typed).status_code == 303
    assert str(DailyProgress.objects.latest("pk").feet_built) == feet


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("1,250", "1250"), ("1,250.50", "1250.50"), ("1.250,50", "1250.50"), ("12,345,678", "12345678")],
)
def test_what_may_be_thousands_is_refused_with_the_reason(section, post, typed, plain):
    response = post(typed)
    assert response.status_code == 422
    sentence = f"Write {plain} without separators; a comma is read as a decimal point"
    assert sentence in response.content.decode()
    assert f'value="{typed}"' in response.content.decode()


@pytest.mark.parametrize("typed", ["12,", ",5", "1,2,3", "12,345678", "١٢,٥", "-1,5", "1 250"])
def test_what_is_no_number_is_refused(section, post, typed):
    assert post(typed).status_code == 422


def test_lengths_of_sections_are_typed_alike(client, at):
    fields = {"section_name": "Keep", "start_position": "0,5", "target_length_feet": "99,99"}
    client.post(at("/profiles/{profile}/sections/"), fields)
    assert str(WallSection.objects.get(section_name="Keep").target_length_feet) == "99.99"


def test_programs_write_points(api, profile, section):
    body = {"wall_section_id": section.pk, "date": "2025-01-01", "feet_built": "12,5"}
    details = api.post(f"/api/profiles/{profile.pk}/progress/", body).json()["details"]
    assert details == {"feet_built": ["Must be a decimal number such as 12.50"]}


@pytest.mark.parametrize("typed", ["1,25", "1.25"])
def test_it_is_read_as_every_amount(typed):
    assert str(parse_typed_decimal(typed)) == "1.25"
