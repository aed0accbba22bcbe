"""The naive build: its own interpreter, its data sets and the environment it runs in."""

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from . import places

APPLICATION = "refproj.wsgi:application"


@dataclass(frozen=True)
class Reference:
    """A folder that is only read, and the interpreter that runs it."""

    folder: Path
    python: Path

    def load(self, name: str) -> Path:
        """The SQLite file of a data set, made by the reference's own loader unless it is there already."""
        version = sha256((self.folder / "load.py").read_bytes()).hexdigest()[:12]
        path = places.SCRATCH / "sets" / f"reference-{name}-{version}.sqlite3"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".unfinished")
            command = [self.python, "load.py", name, unfinished]
            subprocess.run(command, check=True, cwd=self.folder, env=self.environment(unfinished))
            unfinished.rename(path)
        return path

    def environment(self, database: Path) -> dict[str, str]:
        """What a process of the reference needs; nothing is written beside its sources."""
        return os.environ | {
            "PYTHONPATH": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            "DJANGO_SETTINGS_MODULE": "refproj.settings",
            "REF_DB": str(database),
            "REF_MAX_FIELDS": "2000",
        }


def prepare() -> Reference | None:
    """The reference with its locked packages installed; None where its folder is missing."""
    folder = places.reference_folder()
    if folder is None:
        return None
    home = places.SCRATCH / "reference-venv"
    installed = home / "requirements.txt"
    wanted = places.REFERENCE_REQUIREMENTS.read_text()
    python = home / "bin" / "python"
    if not installed.exists() or installed.read_text() != wanted:
        venv.create(home, clear=True, with_pip=True)
        command = [python, "-m", "pip", "install", "-q", "--require-hashes", "-r"]
        subprocess.run([*command, places.REFERENCE_REQUIREMENTS], check=True, stdout=sys.stderr)
        installed.write_text(wanted)
    return Reference(folder, python)
