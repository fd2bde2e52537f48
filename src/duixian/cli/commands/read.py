"""`duixian read`."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from duixian.cli.localised import LocalCommand, Refused, argument, language_option, option
from duixian.cli.reading import options_from, read_each, reading_options, show_failures, table_option

if TYPE_CHECKING:
    from duixian.ledger.tables import TableName

PARTLY = 3
"""Exit code where some files could not be read and others were."""


@click.command(cls=LocalCommand)
@argument("files", nargs=-1, required=True, help="Reports, folders of reports, or - for standard input.")
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "xlsx", "parquet", "html"]),
    help="What to give; told by the suffix of --out, else a table for people.",
)
@option("--out", metavar="FILE", help="Where to write; a folder (FOLDER/) takes one file for each report.")
@table_option
@reading_options
@language_option
@click.pass_context
def read(
    ctx: click.Context, /, files: tuple[str, ...], format_: str | None, out: str | None, table: TableName, **limits: Any
) -> None:
    """Read reports and show their ledgers.

    One report gives its headline targets, its commitments by field and the questions that its figures raise; several
    give one row each. A ledger that was exported as json or xlsx can be read as well.
    """
    from duixian.cli.output import print_ledgers, write_ledgers
    from duixian.cli.writing import chosen_format
    from duixian.exchange.files import FORMATS

    kind: Any = chosen_format(format_, out, FORMATS)
    outcomes = list(read_each(files, options_from(limits)))
    if not outcomes:
        raise Refused(_("There is no readable file in {files}.").format(files=", ".join(files)))
    if len(outcomes) == 1 and outcomes[0].error:
        raise outcomes[0].error
    failed = show_failures(outcomes)
    ledgers = [ledger for outcome in outcomes for ledger in outcome.ledgers]
    if kind == "table":
        from duixian.cli.view import show_ledger, show_results

        if len(outcomes) == len(ledgers) == 1:
            show_ledger(ledgers[0])
        else:
            show_results(outcomes)
    elif ledgers and out:
        write_ledgers(ledgers, kind, out, table, [outcome.path for outcome in outcomes])
    elif ledgers:
        print_ledgers(ledgers, kind, table)
    if failed:
        ctx.exit(PARTLY if ledgers else Refused.exit_code)
