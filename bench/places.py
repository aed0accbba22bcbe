"""Where the benchmark finds things and where it keeps its own."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / "bench" / "scratch"
RESULTS = ROOT / "bench" / "results.json"
PARTIAL_RESULTS = SCRATCH / "results.json"
RUNNER = ROOT / "bench" / "worker.py"
CLIENT = ROOT / "bench" / "client.py"
SERVING = ROOT / "bench" / "serving.py"
REFERENCE_REQUIREMENTS = ROOT / "bench" / "requirements-reference.txt"


def reference_folder() -> Path | None:
    """The naive build's folder from `WALL_REFERENCE`, relative to the project; None where there is none."""
    folder = (ROOT / os.environ.get("WALL_REFERENCE", "../shared/reference")).resolve()
    return folder if (folder / "load.py").is_file() else None
