"""Targets are kept or missed, and say so."""

from bench.parts import Outcome, Target


def test_a_ratio_is_missed_from_below():
    assert Target("bulk", 9.9, 10).missed
    assert not Target("bulk", 10, 10).missed


def test_memory_is_missed_from_above():
    assert Target("export", 20.1, 20, at_most=True, unit="MB").missed
    assert not Target("export", 20, 20, at_most=True, unit="MB").missed


def test_what_was_not_measured_is_not_missed():
    assert not Target("bulk", None, 10).missed


def test_a_target_says_what_was_found_and_what_was_wanted():
    assert str(Target("export", 31, 20, at_most=True, unit="MB")) == "export: 31.0 MB, wanted ≤ 20 MB"


def test_a_part_names_its_missed_targets():
    kept, missed = Target("a", 2, 1), Target("b", 0, 1)
    assert list(Outcome(targets=[kept, missed]).missed) == [missed]
