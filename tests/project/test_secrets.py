"""The development key is made once, whole, whoever asks for it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from wallproject.secrets import MIN_KEY_LENGTH, development_key

STARTS = 8


@pytest.fixture
def half_made(tmp_path):
    """A data directory whose key was created but never written."""
    (tmp_path / "secret_key").touch(0o600)
    return tmp_path


def keys_of_simultaneous_starts(folder):
    together = Barrier(STARTS)

    def start():
        together.wait()
        return development_key(folder)

    with ThreadPoolExecutor(STARTS) as starts:
        return {future.result() for future in [starts.submit(start) for _ in range(STARTS)]}


def test_an_empty_file_counts_as_no_key(half_made):
    assert len(development_key(half_made)) >= MIN_KEY_LENGTH


def test_simultaneous_first_starts_agree_on_one_key(tmp_path):
    [key] = keys_of_simultaneous_starts(tmp_path / "data")
    assert len(key) >= MIN_KEY_LENGTH


def test_simultaneous_starts_on_an_empty_file_agree_on_one_key(half_made):
    [key] = keys_of_simultaneous_starts(half_made)
    assert len(key) >= MIN_KEY_LENGTH
