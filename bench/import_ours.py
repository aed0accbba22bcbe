"""`python -m bench.import_ours FILE PROFILES SECTIONS`: import the file twice into an empty database.

Prints rows a second of both, as JSON; the file's reading and checks, totals and events are in it.
"""

import json
import sys
import time
from decimal import Decimal
from pathlib import Path

import django
from django.core.management import call_command


def found(profiles: int, sections: int) -> None:
    """Profiles and their sections, numbered through."""
    from construction.models.events import Origin
    from construction.tracking.roster import create_profile, create_section

    by, zero = Origin("command"), Decimal(0)
    for number in range(profiles):
        profile = create_profile(name=f"Profile {number + 1}", team_lead="Lead", is_active=True, by=by)
        for section in range(number * sections + 1, (number + 1) * sections + 1):
            create_section(
                profile, section_name=f"Tower {section}", start_position=zero, target_length_feet=zero, by=by
            )


def load(file: Path) -> float:
    """Rows a second."""
    from construction.imports.checking import check_table
    from construction.imports.reading import COMMAND, open_table
    from construction.models.events import Origin
    from construction.tracking.merging import merge_in_batches

    start = time.perf_counter()
    with file.open("rb") as content, open_table(content, COMMAND) as table:
        check = check_table(table)
    assert not check.problems
    days = sum(merged.days for merged in merge_in_batches(check.days, by=Origin("import")))
    return days / (time.perf_counter() - start)


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    found(int(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps([load(Path(sys.argv[1])) for _ in range(2)]))
