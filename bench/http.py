"""Requests a second of both builds behind the same server, as many clients keep connections open."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from . import places, report
from .datasets import SETS, collect_static, load_ours, scratch_copy
from .operations import cost_overview
from .parts import Outcome, Run, Target
from .servers import HOST, Server, limits_server, our_server, reference_server, serving
from .workers import WorkerFailed

SET = SETS["M"]
CONNECTIONS = 32
BUSIEST_CLIENT = 0.8
FEWEST_ROUNDS = 3
HEADINGS = ("address", "build", "requests/s", "p50 ms", "p99 ms", "ratio", "wanted", "client busy", "")
FIGURES = ("requests_per_second", "p50_ms", "p99_ms", "client_busy")
PAGE = "/progress/?page_size=25"


@dataclass
class Load:
    """One address of some servers under load: what the client saw of each, round by round."""

    name: str
    path: str
    expected: float | None = None
    seen: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def median(self, build: str, figure: str) -> float:
        return median(one[figure] for one in self.seen[build])

    @property
    def ratio(self) -> float | None:
        """The median of the rounds' ratios: how many times as many requests ours answers as the naive build."""
        if "reference" not in self.seen:
            return None
        rounds = zip(self.seen["ours"], self.seen["reference"], strict=True)
        return median(ours["requests_per_second"] / naive["requests_per_second"] for ours, naive in rounds)

    @property
    def target(self) -> Target | None:
        name = f"{self.name} over HTTP, requests a second"
        return Target(name, self.ratio, self.expected) if self.expected else None

    def drive(self, servers: dict[str, Server], rounds: int, seconds: float) -> None:
        """Rounds of every server in changing order, after one request to each."""
        for server in servers.values():
            load(server, self.path, connections=1, seconds=0.1)
        for number in range(rounds):
            for build in list(servers)[:: 1 if number % 2 else -1]:
                found = load(servers[build], self.path, connections=CONNECTIONS, seconds=seconds)
                self.seen.setdefault(build, []).append(found)


def measure(run: Run) -> Outcome:
    """The cost overview against the naive build; a page and a view that does nothing for comparison."""
    overview = Load("cost overview, 15 days", cost_overview(15)(SET), expected=6)
    page = Load("progress as a page, 25 rows", PAGE)
    constant = Load("constant view", "/api/constant/")
    folder = scratch_copy(load_ours(SET, run.reference))
    collect_static(folder)
    builds = {"ours": our_server(folder)}
    if run.reference:
        builds["reference"] = reference_server(run.reference, scratch_copy(run.reference.load(SET.name)))
    rounds, seconds = max(FEWEST_ROUNDS, run.effort.rounds // 2), run.effort.load_seconds
    limits = limits_server(folder)
    with serving(limits, *builds.values()):
        overview.drive(builds, rounds, seconds)
        page.drive(builds, FEWEST_ROUNDS, seconds)
        constant.drive({"limits": limits}, FEWEST_ROUNDS, seconds)
    loads = [overview, page, constant]
    print(
        report.table([row for one in loads for row in _rows(one)], HEADINGS, texts=2), end="\n\n", flush=True
    )
    return Outcome(
        figures={one.name: _figures(one) for one in loads},
        targets=[one.target for one in loads if one.target],
    )


def load(server: Server, path: str, *, connections: int, seconds: float) -> dict[str, Any]:
    """What the client saw; WorkerFailed where anything but 200 was among the answers, or none."""
    command = [sys.executable, "-I", places.CLIENT, f"{HOST}:{server.port}", path, connections, seconds]
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    if "error" in found:
        raise WorkerFailed(f"{server.name}: {found['error']}")
    if set(found["statuses"]) - {"200"}:
        raise WorkerFailed(f"{server.name} answers {found['statuses']} to {path}")
    return found


def _rows(one: Load) -> list[list[str]]:
    return [
        [
            one.name if build == next(iter(one.seen)) else "",
            build,
            f"{one.median(build, 'requests_per_second'):,.0f}",
            report.number(one.median(build, "p50_ms")),
            report.number(one.median(build, "p99_ms")),
            report.times(one.ratio) if build == "ours" else "",
            one.target.wanted if one.target and build == "ours" else "",
            f"{one.median(build, 'client_busy'):.0%}",
            _remark(one, build),
        ]
        for build in one.seen
    ]


def _remark(one: Load, build: str) -> str:
    missed = ["missed"] if build == "ours" and one.target and one.target.missed else []
    busy = ["the client is the bottleneck"] if one.median(build, "client_busy") > BUSIEST_CLIENT else []
    return ", ".join(missed + busy)


def _figures(one: Load) -> dict[str, Any]:
    seen = {build: {name: one.median(build, name) for name in FIGURES} for build in one.seen}
    return seen | {"ratio": one.ratio, "expected_ratio": one.expected}
