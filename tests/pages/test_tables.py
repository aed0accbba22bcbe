"""Tables draw their rows as text, whatever people have typed."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import set_script_prefix

from construction.columns import AmountColumn, DateColumn, NameColumn, NotesColumn, ShareColumn, StatusColumn
from construction.tables import Head, WallTable
from construction.tracking.tables import ProfileTable, ProgressTable, SectionTable

from .test_hostile_names import HOSTILE


class CrewTable(WallTable):
    """One column of each kind."""

    name = NameColumn("Crew", page="profile_detail")
    since = DateColumn("Since")
    feet = AmountColumn("Feet")
    share = ShareColumn("Of target", accessor="feet", target="target")
    notes = NotesColumn("Notes", most=9)
    is_active = StatusColumn("Status")


@pytest.fixture
def crew():
    def make(**changes):
        plain = {"pk": 7, "name": "Nights", "since": date(2025, 10, 5), "feet": 123456, "target": 200000}
        return SimpleNamespace(**plain | {"notes": "", "is_active": True} | changes)

    return make


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("column", ["name", "notes"])
def test_what_people_typed_is_text(crew, column, name):
    drawn = CrewTable([crew(**{column: name})]).body()
    assert drawn.count("<") == CrewTable([crew(**{column: "plain"})]).body().count("<")


def test_a_head_is_text_where_cells_repeat_it(crew):
    class Hostile(WallTable):
        name = NameColumn("Crew")
        notes = NotesColumn('"><b>')

    assert 'data-label="&quot;&gt;&lt;b&gt;"' in Hostile([crew()]).body()


def test_a_row_is_headed_by_its_first_cell(crew):
    drawn = CrewTable([crew()]).body()
    assert '<th class="name" scope="row"><a href="/profiles/7/">Nights</a></th>' in drawn


def test_amounts_are_in_hundredths_and_grouped(crew):
    assert '<td class="num" data-label="Feet">1,234.56</td>' in CrewTable([crew()]).body()


def test_a_day_is_read_as_one(crew):
    assert ">5 Oct 2025</td>" in CrewTable([crew()]).body()


@pytest.mark.parametrize(("target", "share"), [(200000, "61 %"), (100, "&gt; 999 %")])
def test_a_share_is_a_bar_with_its_percentage(crew, target, share):
    assert f"<span>{share}</span>" in CrewTable([crew(target=target)]).body()


@pytest.mark.parametrize("target", [None, 0])
def test_without_a_target_there_is_no_share(crew, target):
    assert 'class="share blank" data-label="Of target">—</td>' in CrewTable([crew(target=target)]).body()


def test_zero_feet_are_not_nothing(crew):
    drawn = CrewTable([crew(feet=0)]).body()
    assert 'data-label="Feet">0.00</td>' in drawn


def test_long_notes_are_cut(crew):
    assert ">Snow and…</td>" in CrewTable([crew(notes="Snow and more snow")]).body()


def test_a_total_leaves_empty_what_it_lacks(crew):
    drawn = CrewTable([], total=crew(name=None, since=None)).foot()
    assert drawn.startswith('<tr><th scope="row">Total</th><td class="day blank" data-label="Since"></td>')


def test_columns_tell_what_they_hold():
    assert CrewTable.heads()[:3] == [
        Head("name", "Crew", "text"),
        Head("since", "Since", "date"),
        Head("feet", "Feet", "amount"),
    ]


@pytest.mark.parametrize("table", [ProfileTable, SectionTable, ProgressTable])
def test_every_list_names_its_columns(table):
    assert all(head.title and head.kind for head in table.heads())


def test_an_address_below_a_prefix_is_found(crew):
    set_script_prefix("/wall0/")
    try:
        assert 'href="/wall0/profiles/7/"' in CrewTable([crew()]).body()
    finally:
        set_script_prefix("/")


def test_a_column_without_a_value_is_left_out_of_the_page_alone(crew):
    class Quiet(CrewTable):
        left_out_if_empty = ("notes",)

    assert [column.name for column in Quiet([crew()]).columns][-2:] == ["share", "is_active"]
    assert "notes" in [column.name for column in Quiet([crew(notes="Ice"), crew()]).columns]
    assert "notes" in [head.name for head in Quiet.heads()]
