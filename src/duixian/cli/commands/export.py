"""`duixian export`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from duixian.cli.localised import LocalCommand, argument, language_option, option
from duixian.cli.reading import ledgers_in, options_from, reading_options, table_option

if TYPE_CHECKING:
    from duixian.ledger.tables import TableName


@click.command(cls=LocalCommand)
@argument("file", help="A report, an exported ledger (json, xlsx), or - for standard input.")
@option(
    "--out",
    "outs",
    metavar="FILE",
    multiple=True,
    required=True,
    help="Where to write: .xlsx, .json, .html, .csv or .parquet; can be given several times.",
)
@table_option
@reading_options
@language_option
def export(file: str, outs: tuple[str, ...], table: TableName, **limits: Any) -> None:
    """Write the ledger of a report into files, each in the format that its suffix tells.

    A file appears whole or not at all; one that is there already is replaced.
    """
    from duixian.cli.output import write_ledgers
    from duixian.exchange.files import format_of

    formats = {out: format_of(out) for out in outs}
    ledgers = ledgers_in(file, options_from(limits))
    for out, format_ in formats.items():
        write_ledgers(ledgers, format_, out, table, [file])
