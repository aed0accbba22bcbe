"""`manage.py rebuild_totals`: recompute what reports read from the records."""

from typing import Any

from ...tracking.totals import check_totals, rebuild_totals
from ..prepared import PreparedCommand


class Command(PreparedCommand):
    help = "Recompute the kept totals from the daily progress, in one transaction."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild_totals()
        self.stdout.write(f"Totals rebuilt: {check_totals()}.")
