"""Files of the comparison have every column, or those that they are asked for."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
JANUARY = "start_date=2025-01-01&end_date=2025-01-31"
HEADS = [
    "Profile",
    "Built (ft)",
    "Ice (yd³)",
    "Cost (GD)",
    "Share",
    "Built a day (ft)",
    "Days worked",
    "Of target by 31 Jan 2025",
    "Last record",
]


@pytest.fixture
def ours(build, make_profile, make_section):
    """A profile that built 12.40 ft on two days, of a target of 31 ft."""
    tower = make_section(make_profile("Ours"), target="31.00")
    build(feet="10.00", day=3, on=tower)
    return build(feet="2.40", day=9, on=tower).wall_section.profile


def test_a_file_has_every_measure(ours, saved):
    address = f"/profiles/bulk_cost_overview/?profile_ids={ours.pk}&{JANUARY}"
    heads, row, total = saved(address)
    assert heads == HEADS
    values = ["12.40", "2418.00", "4594200.00", "100.00%", "0.40", "2", "40%", "2025-01-09"]
    assert row == ["Ours", *values]
    assert total == ["Total", *values[:3], "", values[4], "", *values[6:]]


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        ("feet", ["Profile", "Built (ft)"]),
        ("last,feet", ["Profile", "Built (ft)", "Last record"]),
        ("trend,share", ["Profile", "Share"]),
        ("trend", ["Profile"]),
    ],
)
def test_a_file_has_the_columns_asked_for(ours, saved, columns, heads):
    assert saved(f"/profiles/bulk_cost_overview/?group=all&{JANUARY}&columns={columns}")[0] == heads


def test_json_has_its_keys_whatever_the_columns(ours, api):
    address = f"/api/profiles/bulk_cost_overview/?profile_ids={ours.pk}&{JANUARY}"
    plain, asked = (api.get(address + more).json()["results"][0] for more in ("", "&columns=feet"))
    assert list(plain) == list(asked)


def test_a_file_is_known_again_until_a_measure_changes(ours, client, make_section):
    address = f"/profiles/bulk_cost_overview/?profile_ids={ours.pk}&{JANUARY}&format=csv"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    make_section(ours, "Longer", target="5.00")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200
