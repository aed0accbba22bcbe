"""Workbooks, handed to a process of their own that gives them back as CSV."""

import subprocess
import sys
from pathlib import Path
from typing import IO

from .problems import Unreadable
from .workbook_process import REFUSED

PROCESS = Path(__file__).with_name("workbook_process.py")
PATIENCE_SECONDS = 60
MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def is_workbook(start: bytes) -> bool:
    """Whether a file that begins so is a zip archive (XLSX, ODS) or an OLE file (XLS, or XLSX with a password)."""
    return start.startswith(MAGIC)


def write_as_csv(workbook: IO[bytes], target: IO[bytes]) -> None:
    """The first sheet as CSV in UTF-8; both are files of the system. Unreadable where it cannot be read."""
    command = [sys.executable, "-I", str(PROCESS)]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            stdin=workbook,
            stdout=target,
            stderr=subprocess.PIPE,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("The workbook takes too long to read; save it as CSV.") from None
    if done.returncode == REFUSED:
        raise Unreadable(done.stderr.decode())
    if done.returncode:
        raise Unreadable("The workbook is damaged or too large to read; save it as CSV.")
