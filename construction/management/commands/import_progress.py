"""`manage.py import_progress FILE`: days of work from a CSV file or a workbook."""

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import CommandError, CommandParser
from django.db import DatabaseError
from rich.console import Console
from rich.table import Table as Grid

from ... import parsing
from ...imports.applying import SECTION_GONE
from ...imports.checking import Check, check_table, refused_heads, refused_rows
from ...imports.differences import Difference, comparisons, differences, staged
from ...imports.files import DIFFERENCE_COLUMNS, rejects_sheet
from ...imports.headings import MOST_NAMED, named
from ...imports.problems import NoProfile, Unreadable, on_one_line, shortened
from ...imports.reading import COMMAND, Table, open_table
from ...models import Profile, WallSection
from ...models.events import Origin
from ...models.reasons import reason_text
from ...sheets.csv import csv_pieces
from ...tracking.merging import Merged, merge_in_batches
from ...units import decimal_text
from ..prepared import PreparedCommand
from ..steps import Steps

MOST_SHOWN = 50
WIDTH = 120
NOTHING = "Nothing was imported."
BY = Origin("import", actor="import_progress")


class Command(PreparedCommand):
    help = (
        "Import days of work from CSV, XLSX, XLS or ODS. All rows are checked first; if any is wrong nothing is written "
        "and the exit code is 1. Importing a file again changes nothing, and finishes an import that was cut short."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--profile", metavar="NAME|ID", help="for a file that names no profile")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")
        parser.add_argument("--good-rows", action="store_true", help="import the rows that are right")
        parser.add_argument("--rejects", type=Path, metavar="FILE", help="write the wrong rows there, as CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        profile = _profile(options["profile"])
        _refuse_rejects(options["file"], options["rejects"])
        try:
            with options["file"].open("rb") as file, open_table(file, COMMAND) as table:
                check = check_table(table, profile)
                self._tell(table, check)
                if check.problems and options["rejects"]:
                    self._write_rejects(table, check, options["rejects"])
        except NoProfile as error:
            raise CommandError(f"{NOTHING} {error} Add it, or name the profile with --profile.") from error
        except Unreadable as error:
            raise CommandError(f"{NOTHING} {error}") from error
        except OSError as error:
            at = error.filename or options["file"]
            raise CommandError(f"{NOTHING} {at}: {error.strerror or error}.") from error
        if options["dry_run"]:
            self._compare(check)
        elif not check.problems or options["good_rows"]:
            self._merge(check)
        if check.problems and not options["good_rows"]:
            raise CommandError(
                "Nothing was imported: mend the rows above, or import the others with --good-rows."
            )

    def _tell(self, table: Table, check: Check) -> None:
        """What was read, what was not, and what is wrong."""
        self.stdout.write(f"{check.rows:,} rows read, {len(check.problems):,} of them wrong.")
        if table.headings.unread:
            self.stdout.write(f"Columns not read: {named(table.headings.unread)}.")
        if check.totals:
            rows = ", ".join(f"{row:,}" for row in check.totals[:MOST_NAMED])
            more = " and more" if len(check.totals) > MOST_NAMED else ""
            self.stdout.write(f"Totals that were not read: {len(check.totals):,}, in row {rows}{more}.")
        if check.problems:
            self._list_problems(check)

    def _list_problems(self, check: Check) -> None:
        grid = _grid("Row", "Column", "Text", "Error")
        shown = list(check.problems.items())[:MOST_SHOWN]
        for number, problems in shown:
            for problem in problems:
                grid.add_row(str(number), problem.column, problem.text, problem.sentence)
        self._print(grid)
        self._add_more(len(check.problems) - len(shown), "wrong rows; --rejects writes them all to a file")

    def _write_rejects(self, table: Table, check: Check, path: Path) -> None:
        def refused() -> Any:
            return ((cells, problems) for (_, cells), problems in refused_rows(table, check))

        sheet = rejects_sheet(path.stem, refused_heads(table, check), refused, len(check.problems))
        _write_whole(path, csv_pieces(sheet, marked=True))
        self.stdout.write(f"The wrong rows are in {path}.")

    def _compare(self, check: Check) -> None:
        """What would change, the first days of it in full."""
        total, shown = Merged(), list[Difference]()
        for found in comparisons(check.days):
            total += found.counts()
            if len(shown) < MOST_SHOWN:
                changed = (day for day in staged(found) if day.feet_before is not None)
                shown += islice(differences(changed), MOST_SHOWN - len(shown))
        self.stdout.write(
            f"Would record {total.new:,} new days, change {total.changed:,} and leave {total.same:,}."
        )
        if shown:
            lines = [[column.head for column in DIFFERENCE_COLUMNS], *map(_texts, shown)]
            told = [at for at, _ in enumerate(DIFFERENCE_COLUMNS) if any(line[at] for line in lines[1:])]
            heads, *texts = ([line[at] for at in told] for line in lines)
            grid = _grid(*heads)
            for line in texts:
                grid.add_row(*line)
            self._print(grid)
            self._add_more(total.changed - len(shown), "days that would change")

    def _merge(self, check: Check) -> None:
        merged, total = Merged(), len(check.days)
        try:
            with Steps(self.stdout) as steps:
                for batch in merge_in_batches(check.days, by=BY):
                    merged += batch
                    steps.advance("Importing", merged.days, total)
        except (DatabaseError, WallSection.DoesNotExist, KeyboardInterrupt) as error:
            why = SECTION_GONE if isinstance(error, WallSection.DoesNotExist) else error
            kept = f"Stopped after {merged.days:,} of {total:,} days, which are kept."
            raise CommandError(f"{kept} Run it again to import the rest. {why}") from error
        self.stdout.write(
            f"Imported: {merged.new:,} new days, {merged.changed:,} changed, {merged.same:,} the same already."
        )

    def _print(self, grid: Grid) -> None:
        console = Console(width=None if self.stdout.isatty() else WIDTH)
        with console.capture() as captured:
            console.print(grid, markup=False)
        self.stdout.write("\n".join(line.rstrip() for line in captured.get().splitlines()))

    def _add_more(self, count: int, what: str) -> None:
        if count > 0:
            self.stdout.write(f"And {count:,} more {what}.")


def _texts(day: Difference) -> list[str]:
    feet = ["" if amount is None else decimal_text(amount) for amount in (day.feet_before, day.feet)]
    reasons = map(reason_text, (day.no_work_reason_before or "", day.no_work_reason))
    notes = map(on_one_line, (day.notes_before or "", day.notes))
    return [str(day.date), day.profile, day.section, *feet, *reasons, *notes]


def _grid(*heads: str) -> Grid:
    grid = Grid(box=None, pad_edge=False)
    for head in heads:
        grid.add_column(head, overflow="fold")
    return grid


def _profile(asked: str | None) -> Profile | None:
    """By name, else by id."""
    if asked is None:
        return None
    found = Profile.objects.named(asked).first()
    if found is None:
        with suppress(ValidationError):
            found = Profile.objects.filter(pk=parsing.parse_id(asked)).first()
    if found is None:
        raise CommandError(f"There is no profile {shortened(asked)}.")
    return found


def _refuse_rejects(file: Path, rejects: Path | None) -> None:
    """What is there already may be replaced, unless it is the file itself or none at all."""
    if rejects is None or not rejects.exists():
        return
    if file.exists() and rejects.samefile(file):
        raise CommandError("--rejects would write over the file itself; name another.")
    if not rejects.is_file():
        raise CommandError(f"--rejects has to name a file; {rejects} is none.")


def _write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """The file is there as a whole or not at all; what stood there before goes only then."""
    path = path.resolve()
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as target:
            target.writelines(pieces)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
