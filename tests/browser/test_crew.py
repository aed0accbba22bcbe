"""A crew's evening: what recording a section takes of its phone and of its patience."""

import pytest

from bench.crew import MOST_KILOBYTES, MOST_TAPS, record_on_a_phone

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def recording(chromium, wall):
    """One section recorded on a phone with an empty cache, on a network without delay."""
    return record_on_a_phone(chromium, wall.url, None, profile_id=3)


def test_a_section_is_recorded_with_few_taps(recording):
    assert recording.taps <= MOST_TAPS
    assert recording.digits == len("12.5")


def test_a_section_is_recorded_with_few_bytes(recording):
    assert 0 < recording.page_bytes <= recording.bytes <= MOST_KILOBYTES * 1000
