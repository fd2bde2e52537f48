"""Files read into ledgers, one after the other, with the options that all commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duixian.cli.localised import F, Refused, option

if TYPE_CHECKING:
    from duixian.errors import DuixianError
    from duixian.ledger.model import Ledger
    from duixian.reading.options import ReadingOptions

TABLE_NAMES = ("statements", "commitments", "projects", "outline", "findings")
_POSITIVE = click.IntRange(min=1)

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    option("--place", metavar="NAME", help="Administrative division, where the text does not tell it."),
    option(
        "--year",
        type=click.IntRange(1949, 2100),
        metavar="YEAR",
        help="Year of delivery, where the text does not tell it.",
    ),
    option(
        "--any-text",
        "require_report",
        flag_value=False,
        default=True,
        help="Read texts that do not look like a work report as well.",
    ),
    option(
        "--ocr",
        type=click.Choice(["auto", "never", "always"]),
        default="auto",
        show_default=True,
        help="Read pictures and pages without text through OCR (needs duixian[ocr]).",
    ),
    option("--max-bytes", type=_POSITIVE, metavar="N", help="Largest file that is opened, in bytes (50 MB)."),
    option("--max-unpacked-bytes", type=_POSITIVE, metavar="N", help="Largest unpacked content, in bytes (100 MB)."),
    option("--max-pages", type=_POSITIVE, metavar="N", help="Most pages of a PDF (500)."),
    option(
        "--timeout",
        "timeout_seconds",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="Longest time for parsing one file that is not plain text (60).",
    ),
    option(
        "--ocr-timeout",
        "ocr_seconds_per_page",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="Further time for each page that is read through OCR (30).",
    ),
    option("--max-memory", type=_POSITIVE, metavar="N", help="Memory for parsing such a file, in bytes (2 GB)."),
)


table_option = option(
    "--table",
    type=click.Choice(TABLE_NAMES),
    default="statements",
    show_default=True,
    help="Which table, for csv and parquet.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its ledgers, or the error that kept it from being read."""

    path: Path
    ledgers: tuple[Ledger, ...]
    error: DuixianError | None = None


def reading_options(command: F) -> F:
    """Decorator for the options that become `ReadingOptions`."""
    for decorate in reversed(_OPTIONS):
        command = decorate(command)
    return command


def options_from(chosen: dict[str, Any]) -> ReadingOptions:
    """The `ReadingOptions` of the command line; what was not given keeps its default."""
    from duixian.reading.options import ReadingOptions

    return ReadingOptions(**{name: value for name, value in chosen.items() if value is not None})


def ledgers_in(path: str | Path, options: ReadingOptions) -> tuple[Ledger, ...]:
    """The ledgers of a report, or those in a ledger that was exported as json or xlsx. Raises `InputError`."""
    from duixian.exchange.files import LOADABLE, load_all

    if Path(path).suffix.lower() in LOADABLE:
        return load_all(path, max_bytes=options.max_bytes)
    from duixian.api import read_all

    return read_all(path, options)


def read_each(files: Sequence[str], options: ReadingOptions) -> Iterator[Outcome]:
    """Read all files that the given files and folders stand for; an error of one does not stop the others."""
    from duixian.errors import DuixianError
    from duixian.reading.files import expand

    paths = expand(files)
    with _progress(len(paths)) as advance:
        for path in paths:
            advance(path)
            try:
                yield Outcome(path, ledgers_in(path, options))
            except DuixianError as error:
                yield Outcome(path, (), error)


def show_failures(outcomes: Sequence[Outcome]) -> bool:
    """Say on standard error why files could not be read; whether there were any."""
    failed = [outcome.error for outcome in outcomes if outcome.error]
    for error in failed:
        Refused(error).show()
    return bool(failed)


@contextmanager
def _progress(count: int) -> Iterator[Callable[[Path], None]]:
    """A bar on standard error for several files, where that is a terminal; gives what to call before each file."""
    if count < 2 or not sys.stderr.isatty():
        yield lambda path: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count, completed=-1)
        yield lambda path: bar.update(task, advance=1, description=path.name)
