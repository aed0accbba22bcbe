"""The list of imports says how far each has come, and what was written."""

from datetime import timedelta

import pytest
from django.utils import timezone

from construction.models import Import

from .conftest import FIVE_DAYS, GOOD

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(client):
    """State, new, changed, same and wrong of the newest import, as its list writes them to a file."""

    def look():
        lines = b"".join(client.get("/imports/", {"format": "csv"})).decode().splitlines()
        return lines[1].split(",", 2)[2]

    return look


@pytest.fixture
def half_done(slowly, sent, act):
    """Two days of five are merged."""
    found = sent(*FIVE_DAYS)
    act(found, "import")
    return found


@pytest.fixture
def left_alone(half_done):
    """Nothing was merged of it for some time."""
    Import.objects.update(merged_at=timezone.now() - timedelta(seconds=11))
    return half_done


def test_imports_are_listed(sent, client):
    sent(GOOD)
    assert "days.csv" in client.get("/imports/").content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_list_is_a_file_too(sent, client, form):
    sent(GOOD)
    assert client.get("/imports/", {"format": form}).status_code == 200


def test_one_that_waits_says_what_it_would_write(sent, listed):
    sent(*FIVE_DAYS)
    assert listed() == "Waits for confirmation,5,0,0,0"


def test_one_that_goes_on_says_how_far_it_is(half_done, listed):
    assert listed() == "Under way at 2 of 5,2,0,0,0"


def test_one_that_nobody_goes_on_with_is_paused(left_alone, listed):
    assert listed() == "Paused at 2 of 5,2,0,0,0"


def test_a_paused_one_can_be_continued_from_the_list(left_alone, client):
    page = client.get("/imports/").content.decode()
    assert f'href="/imports/{left_alone.pk}/">Continue</a>' in page


def test_a_cancelled_one_says_what_was_written(half_done, act, listed):
    act(half_done, "cancel")
    assert listed() == "Cancelled at 2 of 5,2,0,0,0"


def test_one_that_was_cancelled_at_once_has_written_nothing(sent, act, listed):
    act(sent(*FIVE_DAYS), "cancel")
    assert listed() == "Cancelled,0,0,0,0"


def test_one_that_is_done_says_what_was_written(sent, act, listed, build):
    build("9.00", day=2)
    build("3.00", day=3)
    act(sent(*FIVE_DAYS), "import")
    assert listed() == "Imported,3,1,1,0"


def test_one_of_nothing_new_says_so(sent, listed, build):
    build("12.50", day=1, notes="Clear")
    sent(GOOD)
    assert listed() == "Nothing to import,0,0,1,0"


def test_the_list_says_what_it_leaves_out(client, db):
    assert "import_progress" in client.get("/imports/").content.decode()
