"""What progress exports can be imported as it is, and changes nothing."""

import pytest

from construction.models import DailyProgress, Import
from construction.models.reasons import NoWork
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
    for day, reason in enumerate(NoWork.values, len(NOTES) + 1):
        build("0.00", day=day, no_work_reason=reason, on=other)
    return len(NOTES) * 2 + 1 + len(NoWork)


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


HEAD = "Date,Profile,Section,Feet"
PLACE = "2025-01-01,Northern Watch,Tower 1-2"


@pytest.fixture
def rejects(client, send, section):
    """The file of an upload's wrong rows."""

    def fetch(text):
        send(text.encode())
        return b"".join(client.get(f"/imports/{Import.objects.newest_first()[0].pk}/rejects/")).decode()

    return fetch


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n{PLACE},12,5\n",
        f"{HEAD},Notes\n{PLACE},12,5,Clear\n",
        f"{HEAD},,\n{PLACE},12,,5\n",
        f"{HEAD},,\n{PLACE},12,,5\nx,,,,,,,,\n",
        f"{HEAD},Errors\n{PLACE},12,,5,6\n",
        f"{HEAD}\n{PLACE},-1\n",
        f"{HEAD}\n{PLACE},1\n{PLACE},2\n",
        f"{HEAD};".replace(",", ";") + f"\n{PLACE};12.5;;5\n".replace(",", ";"),
    ],
)
def test_rejects_that_nobody_mended_stay_wrong(rejects, text):
    again = rejects(rejects(text))
    assert [(found.new, found.wrong > 0) for found in Import.objects.all()] == [(0, True)] * 2
    assert again == rejects(again)


@pytest.mark.parametrize("text", [f"{HEAD}\n{PLACE},12,5\n", f"{HEAD}\n2025-02-31,=1,'=2,-1\n"])
def test_rejects_in_a_workbook_stay_wrong(rejects, client, send, text):
    rejects(text)
    address = f"/imports/{Import.objects.get().pk}/rejects/"
    content = b"".join(client.get(address, {"format": "xlsx"}))
    send(content, name="days.xlsx")
    assert (Import.objects.newest_first()[0].new, Import.objects.newest_first()[0].wrong) == (0, 1)


def test_a_blank_heading_stays_in_its_place(rejects, send):
    send(rejects(f"{HEAD},,Notes\n{PLACE},12.345,x,Clear\n").replace("12.345", "12.34").encode())
    assert Import.objects.newest_first()[0].new == 1


def test_rejects_have_points_in_their_feet(rejects):
    text = f"{HEAD}\n2025-02-31,Northern Watch,Tower 1-2,12.5\n".replace(",", ";").replace(".", ",")
    assert ",12.5,Date: " in rejects(text)


def test_rejects_have_one_apostrophe_before_a_formula(rejects):
    text = f"{HEAD}\n2025-02-31,Northern Watch,'=T2,12.5\n"
    assert ",'=T2," in rejects(text)
