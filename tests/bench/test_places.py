"""What the benchmark leaves on the disk."""

import pytest

from bench import places
from bench.datasets import scratch_copy


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "SCRATCH", tmp_path)
    return tmp_path


def loaded(scratch, name):
    folder = scratch / "sets" / name
    folder.mkdir(parents=True)
    (folder / "db.sqlite3").write_text(name)
    return folder


def test_a_copy_is_measured_and_not_the_set(scratch):
    copy = scratch_copy(loaded(scratch, "M-reference-1"))
    (copy / "db.sqlite3").write_text("changed")
    assert (scratch / "sets/M-reference-1/db.sqlite3").read_text() == "M-reference-1"


def test_a_copy_takes_the_place_of_those_in_older_schemas(scratch):
    scratch_copy(loaded(scratch, "M-reference-1"))
    scratch_copy(loaded(scratch, "M-reference-2"))
    assert [copy.name for copy in (scratch / "run").iterdir()] == ["M-reference-2"]


def test_other_sets_copies_stay(scratch):
    scratch_copy(loaded(scratch, "S-reference-1"))
    scratch_copy(loaded(scratch, "M-reference-1"))
    assert len(list((scratch / "run").iterdir())) == 2
