"""`python -m bench [--sets S,M] [--quick]`: measure, print a table, keep the figures.

Only a whole run (the default sets, not quick) replaces `bench/results.json`; others write `bench/scratch/results.json`.
"""

import argparse
import json
import sys
from typing import Any

from . import places, reference, report
from .datasets import SETS, DataSet, collect_static, load_ours, scratch_copy
from .measuring import QUICK, THOROUGH, Bench, Effort, Measurement
from .memory import LIMIT_MB, bulk_memory
from .reference import Reference
from .workers import limits_worker, our_worker, reference_worker, running

DEFAULT_SETS = "S,M"
MEMORY_SET = SETS["B"]


def main() -> int:
    """0 if everything could be measured, 1 if not."""
    options = _options()
    found = reference.prepare()
    if found is None:
        print("No reference build: only our side is measured. WALL_REFERENCE names its folder.")
    effort = QUICK if options.quick else THOROUGH
    results: dict[str, Any] = report.environment() | {"measurements": []}
    for dataset in options.sets:
        measured = _measure_set(dataset, found, effort)
        results["measurements"] += map(report.measurement_json, measured)
    if not options.quick:
        results["bulk_1000_profiles_mb"] = _measure_memory(found)
    _keep(results, whole=not options.quick and options.sets == _sets(DEFAULT_SETS))
    return int(any(one["error"] for one in results["measurements"]))


def _measure_set(dataset: DataSet, found: Reference | None, effort: Effort) -> list[Measurement]:
    _say(f"Loading set {dataset.name}: {dataset.rows:,} rows")
    folder = scratch_copy(load_ours(dataset, found))
    collect_static(folder)
    ours, limiting = our_worker(folder), limits_worker(folder)
    theirs = reference_worker(found, scratch_copy(found.load(dataset.name))) if found else None
    with running(*filter(None, [ours, limiting, theirs])):
        _say(f"Measuring set {dataset.name}")
        measured = list(Bench(dataset, ours, limiting, theirs, effort).measure())
    print(report.table(map(report.measurement_row, measured)), end="\n\n", flush=True)
    return measured


def _measure_memory(found: Reference | None) -> float:
    _say(f"Loading set {MEMORY_SET.name}: {MEMORY_SET.rows:,} rows")
    worker = our_worker(scratch_copy(load_ours(MEMORY_SET, found)))
    with running(worker):
        taken = bulk_memory(worker, MEMORY_SET)
    print(f"bulk over {MEMORY_SET.profiles:,} profiles: {taken:.1f} MB over idle, expected ≤ {LIMIT_MB}")
    return round(taken, 1)


def _keep(results: dict[str, Any], *, whole: bool) -> None:
    path = places.RESULTS if whole else places.PARTIAL_RESULTS
    path.write_text(json.dumps(results, indent=1) + "\n")
    print(f"Figures in {path.relative_to(places.ROOT)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sets", type=_sets, default=_sets(DEFAULT_SETS), help=f"of {', '.join(SETS)}")
    parser.add_argument("--quick", action="store_true", help="few rounds, no memory test")
    return parser.parse_args()


def _sets(names: str) -> list[DataSet]:
    try:
        return [SETS[name] for name in names.split(",")]
    except KeyError as error:
        raise argparse.ArgumentTypeError(f"there is no set {error}") from None


def _say(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
