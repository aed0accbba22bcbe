"""What an export of one build says beside the other's."""

import pytest

from bench import exports
from bench.exports import Export, Taken


@pytest.fixture
def csv():
    return Taken(Export("CSV", "/progress/?format=csv", 1000, most_mb=20), "ours", 0.5, 0.01, 1 << 20, 21.0)


def test_rows_a_second_are_compared_with_the_naive_builds(csv):
    naive = Taken(Export("CSV", "/export.csv", 1000), "reference", 5.0, 5.0, 1 << 20, 300.0)
    assert exports._ratio(csv, [csv, naive]) == 10
    assert exports._ratio(naive, [csv, naive]) is None


def test_a_file_that_takes_too_much_memory_is_missed(csv):
    assert csv.target.missed
    assert exports._row(csv, None)[-2:] == ["21 (≤ 20 MB)", "missed"]
