"""Reports, lists and recording in-process: how many times as fast as the naive build, how near to the limits."""

from collections.abc import Iterable

from . import memory, report
from .datasets import DataSet, collect_static, load_ours, scratch_copy
from .measuring import Bench, Measurement
from .parts import Outcome, Run, Target
from .workers import limits_worker, our_worker, reference_worker, running


def measure(run: Run) -> Outcome:
    """Every operation on every set, and the memory of the largest bulk report where its set is among them."""
    measured: list[Measurement] = []
    targets: list[Target] = []
    for dataset in run.sets:
        found, more = _measure_set(dataset, run)
        measured += found
        targets += more
        print(tabled(found), end="\n\n", flush=True)
    return Outcome(
        figures={"measurements": [report.measurement_json(one) for one in measured]}
        | {target.name: target.figure for target in targets},
        targets=[one.target for one in measured if one.target] + targets,
        failures=failures(measured),
    )


def tabled(measured: Iterable[Measurement]) -> str:
    return report.table(map(report.measurement_row, measured), report.HEADINGS, texts=2)


def failures(measured: Iterable[Measurement]) -> list[str]:
    """What could not be measured, and why."""
    return [f"{one.operation}, set {one.dataset}: {one.error}" for one in measured if one.error]


def _measure_set(dataset: DataSet, run: Run) -> tuple[list[Measurement], list[Target]]:
    folder = scratch_copy(load_ours(dataset, run.reference))
    collect_static(folder)
    builds = {"ours": our_worker(folder)}
    if run.reference:
        builds["reference"] = reference_worker(run.reference, scratch_copy(run.reference.load(dataset.name)))
    limits = limits_worker(folder)
    with running(limits, *builds.values()):
        memory_first = [memory.bulk_memory(builds["ours"], dataset)] if dataset is memory.SET else []
        return list(Bench(dataset, builds, limits, run.effort).measure()), memory_first
