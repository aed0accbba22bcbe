"""What stands on the crews' page, read from its HTML."""

import re
from datetime import date

from construction.models import DailyProgress

TODAY = date(2025, 1, 10)
EVENING = "2025-01-10T18:30:00Z"


def field_of(page, name="feet_built"):
    """The value of the card's own input of that name."""
    return re.search(rf'<input[^>]*type="text" name="{name}" value="([^"]*)"', page)[1]


def total_of(page):
    return re.sub(r"<[^>]+>", "", re.search(r'<p id="day-total".*?</p>', page)[0])


def state_of(page, day):
    return re.search(rf'<span id="state-{day}" class="crew-state crew-state-(\w+)"', page)[1]


def said():
    """What the one record says: feet, reason, notes; None if there is none."""
    rows = [(str(row.feet_built), row.no_work_reason, row.notes) for row in DailyProgress.objects.all()]
    assert len(rows) < 2
    return rows[0] if rows else None


def hidden(page):
    """What the card's form carries unseen."""
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    sent.pop("csrfmiddlewaretoken")
    return sent
