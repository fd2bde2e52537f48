"""`duixian diff`."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from duixian.cli.commands.read import PARTLY
from duixian.cli.localised import LocalCommand, Refused, argument, language_option, option
from duixian.cli.reading import options_from, reading_options

if TYPE_CHECKING:
    from duixian.settlement import Changes


@click.command(cls=LocalCommand)
@argument("last", help="The earlier report, or a folder of them.")
@argument("this", help="The later report, or a folder of them.")
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "xlsx"]),
    help="What to give; told by the suffix of --out, else a table for people.",
)
@option("--out", metavar="FILE", help="Where to write; a folder (FOLDER/) takes one file for each place.")
@reading_options
@language_option
@click.pass_context
def diff(ctx: click.Context, /, last: str, this: str, format_: str | None, out: str | None, **limits: Any) -> None:
    """Compare what two reports promise.

    Says what was promised again, raised, lowered, reworded, dropped and new. Of two folders, reports of one place and
    successive years are put together.
    """
    from duixian.cli.pairs import read_pairs
    from duixian.cli.view_settlement import show_changes
    from duixian.cli.writing import chosen_format, write_results
    from duixian.exchange.settlement.files import CHANGES_FORMATS, render_changes
    from duixian.settlement import diff as diff_pair

    kind: Any = chosen_format(format_, out, CHANGES_FORMATS)
    pairs = read_pairs(last, this, options_from(limits))
    compared = [diff_pair(*pair) for pair in pairs.found]
    if not compared:
        raise Refused(_("There are no two reports of one place and successive years."))
    if kind == "table":
        for changes in compared:
            show_changes(changes)
    else:
        write_results(compared, partial(render_changes, format_=kind), kind, out, _name, pairs.paths)
    if pairs.failed:
        ctx.exit(PARTLY)


def _name(changes: Changes) -> str:
    identity, source = changes.last.identity, changes.last.source
    return f"{identity.place.name if identity.place else source.name}-{identity.year}-{changes.this.identity.year}"
