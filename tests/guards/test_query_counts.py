"""What each address costs in queries, in every shape that it answers in, whatever the size of the data."""

import io
import re
import uuid
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from django.db.backends.utils import CursorWrapper

from construction.imports.checking import check_table
from construction.imports.reading import UPLOAD, open_table
from construction.imports.staging import stage
from construction.models import Import
from construction.tracking.recording import record_many
from construction.tracking.writing import DayOfWork
from construction.units import Built

from .routes import ROUTES, address, query


class Queries(NamedTuple):
    """How many the page, its fragment, the JSON, the CSV or XLSX file and the PDF take; None where there is none."""

    page: int | None
    fragment: int | None
    json: int | None
    file: int | None = None
    pdf: int | None = None


# route: page, fragment, JSON, file, PDF
QUERIES = {
    "help_keyboard": Queries(0, 0, None),
    "home": Queries(15, 15, 2),
    "dashboard_card": Queries(3, 3, None),
    "demo_load": Queries(0, 0, None),
    "profile_list": Queries(2, 2, 2, 2),
    "profile_new": Queries(0, 0, None),
    "profile_detail": Queries(4, 4, 1),
    "profile_edit": Queries(1, 1, None),
    "profile_delete": Queries(2, 2, None),
    "profile_sections": Queries(3, 3, 3, 3),
    "section_new": Queries(1, 1, None),
    "section_list": Queries(3, 2, 2, 2),
    "section_detail": Queries(3, 3, 1),
    "section_edit": Queries(3, 3, None),
    "section_delete": Queries(2, 2, None),
    "profile_progress": Queries(5, 4, 3, 4),
    "record": Queries(1, 1, None),
    "progress_record": Queries(5, 5, None),
    "section_day": Queries(6, 2, None),
    "progress_undo": Queries(7, 3, None),
    "progress_list": Queries(4, 3, 2, 3),
    "progress_detail": Queries(3, 3, 1),
    "progress_edit": Queries(4, 4, None),
    "progress_delete": Queries(3, 3, None),
    "profile_daily_ice_usage": Queries(3, 3, 1, 1),
    "profile_cost_overview": Queries(2, 2, 1, 1, 2),
    "profile_progress_series": Queries(2, 2, 1, 1),
    "progress_series": Queries(3, 3, 1, 1),
    "profile_bulk_cost_overview": Queries(4, 3, 1, 1),
    "reports": Queries(2, 2, 1),
    "last_costs": Queries(0, 0, 0, 0, 0),
    "no_work": Queries(3, 2, 1, 1),
    "no_work_svg": Queries(1, 1, None),
    "profile_cost_overview_svg": Queries(1, 1, None),
    "profile_progress_series_svg": Queries(1, 1, None),
    "progress_series_svg": Queries(1, 1, None),
    "wall": Queries(2, 2, 2, 2),
    "wall_svg": Queries(2, 2, None),
    "profile_march": Queries(4, 4, 4, 4),
    "profile_march_svg": Queries(4, 4, None),
    "import_list": Queries(2, 2, 2, 2),
    "import_new": Queries(1, 1, None),
    "import_detail": Queries(6, 6, 1),
    "import_rejects": Queries(4, 4, None, 4),
    "import_differences": Queries(4, 4, None, 4),
    "api_root": Queries(0, 0, 0),
    "api_docs": Queries(0, 0, 0, 0, 0),
    "openapi": Queries(0, 0, 0),
    "healthz": Queries(0, 0, 0, 0, 0),
    "readyz": Queries(3, 3, 3, 3, 3),
}
SHAPES = ("page", "fragment", "json", "csv", "xlsx", "pdf")
HTMX = {"HX-Request": "true"}
COLUMN = {"csv": "file", "xlsx": "file"}
OWN = [route for route in ROUTES if not route[0].startswith("api:")]
API = [route for route in ROUTES if route[0].startswith("api:")]


@pytest.fixture
def record(build):
    return build()


@pytest.fixture
def upload(record, by):
    """A checked file: a day that changes, a new one and a wrong one."""
    place = "Northern Watch,Tower 1-2"
    lines = f"Date,Profile,Section,Feet\n2025-01-01,{place},9\n2025-01-31,{place},9\n2025-02-31,{place},9\n"
    with open_table(io.BytesIO(lines.encode()), UPLOAD) as table:
        return stage("days.csv", table, check_table(table), by=by)


@pytest.fixture
def grow(make_profile, make_section, section, by):
    """Several times as much: of profiles, of sections and days in each, of days of the section at hand, of imports."""

    def add():
        Import.objects.bulk_create([Import(file_name="more.csv") for _ in range(4)])
        profiles = [make_profile(f"Profile {number}") for number in range(4)]
        towers = [make_section(one, f"Tower {n}") for one in (section.profile, *profiles) for n in range(4)]
        days = [date(2025, 1, 2) + timedelta(days=number) for number in range(6)]
        record_many(
            [DayOfWork(tower, day, Built(100)) for tower in (section, *towers) for day in days], by=by
        )

    return add


@pytest.fixture
def count(client, monkeypatch):
    """How many queries an address takes on all connections together; None if it does not answer in that shape."""
    asked = []
    execute = CursorWrapper._execute

    def counting(cursor, sql, *arguments):
        if re.match(r"\s*(SELECT|WITH)\b", sql):
            asked.append(sql)
        return execute(cursor, sql, *arguments)

    monkeypatch.setattr(CursorWrapper, "_execute", counting)

    def run(url, parameters, shape):
        asked.clear()
        wanted = {} if shape in ("page", "fragment") else {"format": shape}
        answer = client.get(url, parameters | wanted, headers=HTMX if shape == "fragment" else {})
        b"".join(answer)
        assert answer.status_code in (200, 302, 406)
        return len(asked) if answer.status_code != 406 else None

    return run


@pytest.fixture
def measured(profile, section, record, upload, count, grow):
    """What a route takes in each of the shapes named, for a small Wall and for a larger one."""

    def measure(name, parameters, shapes):
        url = address(name, parameters, profile=profile, section=section, record=record, upload=upload)

        def all_shapes():
            return {shape: count(url, query(name, profile), shape) for shape in shapes}

        few = all_shapes()
        grow()
        return few, all_shapes()

    return measure


@pytest.mark.parametrize(("name", "parameters"), OWN, ids=[name for name, _ in OWN])
@pytest.mark.django_db(transaction=True)
def test_an_address_takes_as_many_queries_as_are_written_down(measured, name, parameters):
    few, many = measured(name, parameters, SHAPES)
    expected = QUERIES[name]._asdict()
    assert few == many == {shape: expected[COLUMN.get(shape, shape)] for shape in SHAPES}


@pytest.mark.parametrize(("name", "parameters"), API, ids=[name for name, _ in API])
@pytest.mark.django_db(transaction=True)
def test_the_same_address_of_the_api_takes_what_the_json_of_the_page_takes(measured, name, parameters):
    few, many = measured(name, parameters, ["page"])
    assert few == many == {"page": QUERIES[name.removeprefix("api:")].json}


def test_no_address_is_written_down_that_is_not_there():
    assert set(QUERIES) == {name for name, _ in OWN}


def test_recording_a_day_costs_eight_statements(api, profile, section, django_assert_num_queries):
    body = {"wall_section_id": section.pk, "date": "2025-01-01", "feet_built": "12.50"}
    savepoint_of_the_test = 2
    with django_assert_num_queries(8 + savepoint_of_the_test):
        api.post(f"/api/profiles/{profile.pk}/progress/", body)


def test_an_id_of_the_request_costs_two_more(api, profile, section, django_assert_num_queries):
    body = {"wall_section_id": section.pk, "date": "2025-01-01", "feet_built": "12.50"}
    savepoint_of_the_test = 2
    with django_assert_num_queries(10 + savepoint_of_the_test):
        api.post(f"/api/profiles/{profile.pk}/progress/", body | {"request_id": str(uuid.uuid4())})
