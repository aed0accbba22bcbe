"""Choose a SQLite library that keeps every committed page, and tune the connection to it.

In WAL mode SQLite up to 3.51.2 can lose committed pages when a checkpoint races a write; 3.50.7 and 3.44.6 carry the
fix as well. Where the interpreter's library is affected the one from `pysqlite3` takes its place; where that is
missing too, the journal mode falls back to DELETE, which the defect does not touch.
"""

import sqlite3
import sys
from typing import Any

FIRST_FIXED = (3, 51, 3)
FIXED_EARLIER = ((3, 50, 7), (3, 44, 6))
BUSY_TIMEOUT_SECONDS = 20


def keeps_committed_pages(version: tuple[int, ...]) -> bool:
    """Whether this SQLite version is free of the WAL checkpoint defect."""
    return version >= FIRST_FIXED or any(
        version[:2] == fixed[:2] and version >= fixed for fixed in FIXED_EARLIER
    )


def use_fixed_library() -> None:
    """Put pysqlite3 in the place of an affected `sqlite3`; call it before Django opens its backend."""
    if keeps_committed_pages(sqlite3.sqlite_version_info):
        return
    try:
        import pysqlite3
    except ImportError:
        return
    if keeps_committed_pages(pysqlite3.sqlite_version_info):
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def library_version() -> tuple[int, ...]:
    """The version of the SQLite library that Django will open."""
    return sys.modules["sqlite3"].sqlite_version_info


def journal_mode() -> str:
    """`WAL` where it is safe, else `DELETE`."""
    return "WAL" if keeps_committed_pages(library_version()) else "DELETE"


def connection_options() -> dict[str, Any]:
    """Django's `OPTIONS` for a durable connection on which writers queue rather than fail."""
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": BUSY_TIMEOUT_SECONDS,
        "init_command": (
            f"PRAGMA journal_mode={journal_mode()};"
            "PRAGMA synchronous=FULL;"
            "PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-4096;"
            "PRAGMA temp_store=MEMORY;"
        ),
    }
