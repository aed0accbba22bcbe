"""`manage.py check_totals`: do the totals that reports read equal the records?"""

from typing import Any

from django.core.management import CommandError

from ...tracking.totals import check_totals
from ..prepared import PreparedCommand


class Command(PreparedCommand):
    help = "Prove that the kept totals equal the daily progress they sum; exit code 1 where they do not."

    def handle(self, *args: Any, **options: Any) -> None:
        check = check_totals()
        if check.first is not None:
            raise CommandError(
                f"Totals differ. {check.first}. Profile days that differ: {check.wrong_days}, months: "
                f"{check.wrong_months}, sections: {check.wrong_sections}. `manage.py rebuild_totals` recomputes them."
            )
        self.stdout.write(f"Totals agree: {check}.")
