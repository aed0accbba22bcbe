"""How much memory the largest bulk report takes."""

from .datasets import SETS, DataSet
from .operations import bulk
from .parts import Target
from .workers import Worker

SET = SETS["B"]
MOST_MB = 40
REPEATED = 5


def bulk_memory(worker: Worker, dataset: DataSet) -> Target:
    """Megabytes that the bulk report over every profile takes at its peak, over the idle process."""
    idle = worker.run({"path": "/healthz", "max_n": 5})["rss_mb"]
    path = bulk("bulk_cost_overview", dataset.profiles)(dataset)
    worker.read(path)
    peak = worker.run({"path": path, "max_n": REPEATED, "seconds": 60})["peak_mb"]
    name = f"bulk over {dataset.profiles:,} profiles, memory over idle"
    return Target(name, round(peak - idle, 1), MOST_MB, at_most=True, unit="MB")
