"""What progress exports can be imported as it is, and changes nothing."""

import pytest

from construction.models import DailyProgress, Import
from construction.tracking.recording import remove_progress
from construction.tracking.totals import check_totals

pytestmark = pytest.mark.django_db(transaction=True)
NOTES = [
    "",
    "Clear",
    "=1+1",
    "'=1+1",
    "''-2",
    "@all: beware",
    "a, b; c",
    'said "no"',
    "two\nlines",
    "two\r\nlines\r\n=3",
    "tab\there",
    "Ünïcödé ☃ ١٢",
    "Total",
    "n" * 4000,
]
FORMATS = ["format=csv", "format=csv&bom=1", "format=xlsx"]


@pytest.fixture
def wall(build, make_section, profile):
    """A day with each of the notes, on sections whose names are hard to write down."""
    other = make_section(profile, "=Gate, “the” 'old'; one")
    for day, notes in enumerate(NOTES, 1):
        build(f"{day}.{day:02}", day=day, notes=notes)
        build("0.00", day=day, notes=notes, on=other)
    build("99999999.99", day=31)
    return len(NOTES) * 2 + 1


@pytest.fixture
def exported(client, profile):
    def fetch(address, form):
        return b"".join(client.get(f"{address.format(profile=profile.pk)}?{form}"))

    return fetch


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("address", ["/progress/", "/profiles/{profile}/progress/"])
def test_an_export_comes_back_the_same(wall, exported, send, address, form):
    send(exported(address, form))
    found = Import.objects.get()
    assert (found.new, found.changed, found.same, found.wrong) == (0, 0, wall, 0)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_restores_what_was_lost(wall, exported, send, act, recorded, by, form):
    before, content = recorded(), exported("/progress/", form)
    for record in DailyProgress.objects.all():
        remove_progress(record, by=by)
    send(content)
    act(Import.objects.get(), "import")
    assert sorted(recorded()) == sorted(before)
    assert check_totals().first is None
