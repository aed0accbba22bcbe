"""Two tables are alike when every value of every row is."""

import pytest

from construction.models import Profile
from construction.moving.proof import Fingerprint
from construction.moving.tables import Table

ROWS = [(1, "Westwatch", None), (2, "Eastwatch", {"b": 1, "a": 2})]


def fingerprint_of(*rows):
    fingerprint = Fingerprint(Table(Profile))
    fingerprint.take(rows)
    return fingerprint


def test_the_order_of_rows_and_of_keys_in_json_does_not_matter():
    assert fingerprint_of(*ROWS) == fingerprint_of((2, "Eastwatch", {"a": 2, "b": 1}), ROWS[0])


@pytest.mark.parametrize(
    "rows",
    [ROWS[:1], [ROWS[0], ROWS[0]], [ROWS[0], (2, "Eastwatch", {})], [ROWS[0], (2, "eastwatch", ROWS[1][2])]],
)
def test_any_other_value_does(rows):
    assert fingerprint_of(*rows) != fingerprint_of(*ROWS)
