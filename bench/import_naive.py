"""`import_naive.py FILE PROFILES SECTIONS [--one-transaction]`: the naive build's import, with its own interpreter.

Imports the file twice into an empty database and prints rows a second of both, as JSON.
"""

import csv
import json
import sys
import time
from contextlib import nullcontext
from datetime import date
from decimal import Decimal

import django
from django.core.management import call_command
from django.db import transaction

ICE_A_FOOT, GOLD_A_YARD = 195, 1900


def found(profiles, sections):
    from wall.models import Profile, WallSection

    for number in range(profiles):
        profile = Profile.objects.create(name=f"Profile {number + 1}", team_lead="Lead")
        for section in range(number * sections + 1, (number + 1) * sections + 1):
            WallSection.objects.create(
                profile=profile, section_name=f"Tower {section}", start_position=0, target_length_feet=0
            )


def load(file, around):
    from wall.models import DailyProgress, WallSection

    start, rows = time.perf_counter(), 0
    sections = {
        (section.profile.name, section.section_name): section
        for section in WallSection.objects.select_related("profile")
    }
    with open(file, newline="") as lines, around():
        for row in csv.DictReader(lines):
            feet = Decimal(row["Feet"])
            ice = feet * ICE_A_FOOT
            DailyProgress.objects.update_or_create(
                wall_section=sections[row["Profile"], row["Section"]],
                date=date.fromisoformat(row["Date"]),
                defaults={
                    "feet_built": feet,
                    "ice_cubic_yards": ice,
                    "cost_gold_dragons": ice * GOLD_A_YARD,
                    "notes": row["Notes"],
                },
            )
            rows += 1
    return rows / (time.perf_counter() - start)


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    found(int(sys.argv[2]), int(sys.argv[3]))
    around = transaction.atomic if "--one-transaction" in sys.argv else nullcontext
    print(json.dumps([load(sys.argv[1], around) for _ in range(2)]))
