"""What the benchmark's table says."""

import pytest

from bench import report
from bench.measuring import Measurement


@pytest.fixture
def measured():
    taken = {"ours": [1.0, 2.0, 1.0], "reference": [10.0, 30.0, 11.0], "one row": [0.5, 0.5, 0.5]}
    return Measurement("S", "cost overview", 7, "one row", taken | {"constant": [0.25, 0.25, 0.25]})


def test_the_ratio_is_the_median_of_the_rounds_ratios(measured):
    assert measured.ratio("reference", "ours") == 11


def test_a_row_quotes_medians_ratio_and_multiples_of_the_limits(measured):
    expected = ["S", "cost overview", "11.00", "1.00", "11.0 ×", "—", "≥ 7 ×", "2.00", "4.00", ""]
    assert report.measurement_row(measured) == expected


def test_the_processors_time_is_compared_as_well(measured):
    measured.cpu = {"ours": [1.0, 1.0, 1.0], "reference": [8.0, 9.0, 10.0]}
    assert report.measurement_row(measured)[5] == "9.0 ×"


def test_without_a_reference_there_is_no_ratio(measured):
    del measured.taken["reference"]
    assert report.measurement_row(measured)[2:5] == ["—", "1.00", "—"]


def test_a_ratio_below_what_is_expected_says_so(measured):
    measured.expected = 12
    assert report.remark(measured) == "missed"


def test_nothing_is_missed_where_nothing_is_expected(measured):
    measured.expected = None
    assert report.measurement_row(measured)[6] == report.remark(measured) == ""


def test_locked_databases_are_counted(measured):
    measured.locked = {"ours": 0, "reference": 3}
    assert report.remark(measured) == "3 locked in reference"


def test_a_failed_operation_says_why():
    failed = Measurement("S", "progress as a page", 2, "one row", error="the answers of both builds differ")
    assert report.measurement_row(failed)[2:] == ["—", "—", "—", "—", "≥ 2 ×", "—", "—", failed.error]


def test_columns_are_aligned():
    lines = report.table([["S", "long name", "1", "x"]], ["set", "operation", "ms", ""]).splitlines()
    assert lines == ["set  operation  ms", "S    long name   1  x"]
