"""`python -m bench`: measure the Wall against the naive build of its contract and against the limits of its own stack.

The parts, each of which prints its tables:
  reports   reports, lists and recording in-process: ratio to the naive build, multiple of a one-row query
  http      requests a second of both builds behind the shipped server, 32 connections kept open
  curves    reports over 10 to 1,000 sections and 1 to 30 years: what they cost must not grow with sections
  exports   CSV and XLSX of whole tables: rows a second, time to the first byte, memory over idle
  imports   days of work from a file, for the first time and again, against `update_or_create` row by row
  screens   the drawings of the Wall against a bare template loop of as many rectangles, and their bytes; a crew's
            recording on a phone over a slow network, which fails where it takes too many taps or bytes
  postgres  the reports with our build on PostgreSQL; only where a server is named

Ratios are medians over rounds in which every build takes its turn, so that the machine's noise hits all alike. Both
builds' answers are compared before they are timed. At the end come the targets that were missed.
Only a whole run (every part and the default sets, not quick) replaces bench/results.json.
Exit code 1 where something could not be measured.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from . import curves, exports, http, imports, places, postgres, reference, report, reports, screens
from .datasets import SETS, DataSet
from .parts import QUICK, THOROUGH, Outcome, Run
from .workers import WorkerFailed

DEFAULT_SETS = "S,M,B"
PARTS: dict[str, Callable[[Run], Outcome]] = {
    "reports": reports.measure,
    "http": http.measure,
    "curves": curves.measure,
    "exports": exports.measure,
    "imports": imports.measure,
    "screens": screens.measure,
    "postgres": postgres.measure,
}


def main() -> int:
    """0 if everything could be measured, 1 if not."""
    options = _options()
    run = Run(
        reference=reference.prepare(),
        sets=options.sets,
        effort=QUICK if options.quick else THOROUGH,
        quick=options.quick,
        postgres=options.postgres,
    )
    if run.reference is None:
        print("No naive build: only our side is measured. WALL_REFERENCE names its folder.")
    conditions = report.environment()
    if conditions["load_average"] > conditions["cores"] / 2:
        print(
            f"The machine is busy (load {conditions['load_average']}), which makes long answers longer than short ones."
        )
    found = {name: _measure(name, run) for name in options.only}
    whole = not options.quick and options.only == list(PARTS) and options.sets == _sets(DEFAULT_SETS)
    _keep(conditions, found, whole=whole)
    return _conclude(found)


def _measure(name: str, run: Run) -> Outcome:
    print(f"— {name} —", file=sys.stderr, flush=True)
    start = time.monotonic()
    try:
        outcome = PARTS[name](run)
    except WorkerFailed as error:
        outcome = Outcome(failures=[f"{name}: {error}"])
    print(f"({name} took {time.monotonic() - start:.0f} s)", file=sys.stderr, flush=True)
    return outcome


def _keep(conditions: dict[str, Any], found: dict[str, Outcome], *, whole: bool) -> None:
    path = places.RESULTS if whole else places.PARTIAL_RESULTS
    results = conditions | {name: one.figures for name, one in found.items()}
    path.write_text(json.dumps(results, indent=1) + "\n")
    print(f"Figures in {path.relative_to(places.ROOT)}")


def _conclude(found: dict[str, Outcome]) -> int:
    missed = [target for outcome in found.values() for target in outcome.missed]
    failures = [failure for outcome in found.values() for failure in outcome.failures]
    print(f"{len(missed)} of {sum(len(one.targets) for one in found.values())} targets missed")
    for line in [f"  missed: {target}" for target in missed] + [f"  failed: {one}" for one in failures]:
        print(line)
    return int(bool(failures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", type=_parts, default=list(PARTS), help=f"parts, of {','.join(PARTS)}")
    parser.add_argument(
        "--sets",
        type=_sets,
        default=_sets(DEFAULT_SETS),
        help="data sets of the reports, of "
        + ", ".join(f"{one.name} ({one.rows:,} rows)" for one in SETS.values()),
    )
    parser.add_argument("--quick", action="store_true", help="few and short rounds, small exports")
    parser.add_argument(
        "--postgres",
        default=os.environ.get("BENCH_POSTGRES_URL", ""),
        metavar="URL",
        help="a server on which databases may be made, as postgresql://user@host/; or BENCH_POSTGRES_URL",
    )
    return parser.parse_args()


def _parts(names: str) -> list[str]:
    chosen = names.split(",")
    for name in chosen:
        if name not in PARTS:
            raise argparse.ArgumentTypeError(f"there is no part {name!r}")
    return chosen


def _sets(names: str) -> list[DataSet]:
    try:
        return [SETS[name] for name in names.split(",")]
    except KeyError as error:
        raise argparse.ArgumentTypeError(f"there is no set {error}") from None


if __name__ == "__main__":
    sys.exit(main())
