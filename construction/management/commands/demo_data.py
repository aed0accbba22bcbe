"""`manage.py demo_data`: eight crews, the whole Wall, four hundred days."""

from datetime import timedelta
from typing import Any

from django.core.management import CommandError, CommandParser
from django.utils import timezone

from ...demo.loading import DEFAULT_SEED, NotEmpty, load_demo
from ..prepared import PreparedCommand


class Command(PreparedCommand):
    help = "Load demo data up to yesterday into an empty database. The same seed makes the same data on the same day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--force",
            action="store_true",
            help="Load it beside what is there; nothing there is changed, and names that clash are refused.",
        )
        parser.add_argument(
            "--seed", type=int, default=DEFAULT_SEED, metavar="N", help=f"default {DEFAULT_SEED}"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        try:
            loaded = load_demo(until=yesterday, seed=options["seed"], beside=options["force"])
        except NotEmpty as error:
            hint = "" if options["force"] else " Use --force to load it beside them."
            raise CommandError(f"{error}{hint}") from error
        self.stdout.write(
            f"Demo data loaded: {loaded.profiles} profiles, {loaded.sections} sections, "
            f"{loaded.records:,} records over {loaded.days} days up to {yesterday}."
        )
