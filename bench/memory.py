"""How much memory the largest bulk report takes."""

from .datasets import DataSet
from .operations import LAST_DAY
from .workers import Worker

LIMIT_MB = 40
REPEATED = 5


def bulk_memory(worker: Worker, dataset: DataSet) -> float:
    """Megabytes that the bulk report over every profile takes at its peak, over the idle process."""
    idle = worker.run({"path": "/healthz", "max_n": 5})["rss_mb"]
    ids = "&".join(f"profile_ids[]={number}" for number in range(1, dataset.profiles + 1))
    path = f"/api/profiles/bulk_cost_overview/?{ids}&start_date={dataset.first_day}&end_date={LAST_DAY}"
    worker.read(path)
    return worker.run({"path": path, "max_n": REPEATED, "seconds": 60})["peak_mb"] - idle
