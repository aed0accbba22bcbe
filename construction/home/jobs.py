"""What is running: imports that are under way."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Import
from .survey import Survey

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Jobs:
    """The newest first; whether there are more than are listed."""

    imports: Sequence[Import]
    more: bool


def jobs(survey: Survey) -> Jobs:
    """Imports that were confirmed and have days left to merge."""
    running = Import.objects.under_way().newest_first()[: SHOWN + 1].to_rows()
    return Jobs(running[:SHOWN], len(running) > SHOWN)
