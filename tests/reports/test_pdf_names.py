"""Names in print: any script, nothing read as markup, no character that the typefaces lack."""

from datetime import date

import pytest

from construction.models import Profile
from construction.reports.costs import CostOverview
from construction.reports.pdf import cost_overview_pdf
from construction.reports.pdf.arabic import joined
from construction.reports.pdf.directions import direction_of, drawn_order
from construction.reports.pdf.lines import is_whole, lines_of, one_line, printable
from construction.reports.pdf.typefaces import REGULAR, is_drawn, width

from .printed import pages_of

DAY = date(2025, 10, 15)
HOSTILE = (
    "<b>Gilly</b> &amp; </para><img src='x'/>",
    "W" * 255,
    "שומרי החומה \u202eללא קץ",
    "حرس الليل على الجدار",
    "🧱🧊 Ülfheðnar Ⅻ \u200d\ufe0f",
    "北境長城 ひらがな 한국어",
    "กำแพง दीवार ግድግዳ",
    "a\u0301\u0327" * 85,
    "\x07\x1b[31m\u2028\U0010ffff\ue000",
    "\U0001f9f1",
    " ",
)


@pytest.fixture
def printed():
    """The texts of a report whose profile and team lead are called so."""

    def make(name):
        profile = Profile(pk=1, name=name, team_lead=name)
        return [
            text for page in pages_of(cost_overview_pdf(CostOverview(profile, DAY, DAY, []))) for text in page
        ]

    return make


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_any_name_can_be_printed(printed, name):
    assert "Page 1 of 1" in printed(name)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_character_is_drawn_that_the_typefaces_lack(name):
    assert all(is_drawn(character) for line in lines_of(name, REGULAR, 10, 200) for character in line)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_line_is_wider_than_its_room(name):
    assert all(width(line, REGULAR, 10) <= 200 for line in lines_of(name, REGULAR, 10, 200))
    assert width(one_line(name, REGULAR, 10, 200), REGULAR, 10) <= 200


def test_markup_is_text(printed):
    assert "Team lead: <b>Gilly</b> &amp; </para>" in printed("<b>Gilly</b> &amp; </para>")


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Ülfheðnar 🧱 Ⅻ", "Ülfheðnar Ⅻ"),
        ("East\x07watch\n by\tthe Sea", "Eastwatch by the Sea"),
        ("กำแพง Wall", "… Wall"),
        ("🧱", "…"),
        ("北境長城 Стена 한국어", "北境長城 Стена 한국어"),
    ],
)
def test_what_the_typefaces_lack_is_left_out(name, drawn):
    assert printable(name) == drawn


def test_letters_left_out_are_told(printed):
    assert not is_whole("กำแพง Wall")
    assert any("stands for letters that cannot be printed here" in text for text in printed("กำแพง Wall"))


def test_an_ellipsis_of_ones_own_is_whole():
    assert is_whole("And so on…")


@pytest.mark.parametrize(
    ("logical", "drawn"),
    [
        ("אבג", "גבא"),
        ("Wall אב גד end", "Wall דג בא end"),
        ("אב 12.50 גד", "דג 12.50 בא"),
        ("אב (12) Wall", "Wall (12) בא"),
        ("אב (גד)", "(דג) בא"),
        ("Wall 12, אב", "Wall 12, בא"),
        ("ב\u05b0א", "אב\u05b0"),
    ],
)
def test_right_to_left_is_drawn_from_the_right(logical, drawn):
    assert drawn_order(logical, direction_of(logical)) == drawn


@pytest.mark.parametrize(
    ("letters", "shapes"),
    [
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("ب\u064eت", "\ufe91\u064e\ufe96"),
        ("Wall", "Wall"),
    ],
)
def test_arabic_letters_join(letters, shapes):
    assert joined(letters) == shapes
