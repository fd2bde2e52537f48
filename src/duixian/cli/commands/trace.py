"""`duixian trace`."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

import click

from duixian.cli.commands.read import PARTLY
from duixian.cli.localised import LocalCommand, Refused, argument, language_option, option
from duixian.cli.reading import options_from, read_each, reading_options, show_failures


@click.command(cls=LocalCommand)
@argument("indicator", help="Name or id of an indicator: 地区生产总值, gdp.")
@argument("files", nargs=-1, required=True, help="Reports of one place, or folders of them.")
@option(
    "--measure",
    type=click.Choice(["growth", "level", "change"]),
    help="Growth, level or change; else the one with most years.",
)
@option("--from", "first", type=click.IntRange(1949, 2100), metavar="YEAR", help="First year of the reports.")
@option("--to", "last", type=click.IntRange(1949, 2100), metavar="YEAR", help="Last year of the reports.")
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "svg", "html"]),
    help="What to give; told by the suffix of --out, else a table for people. svg is a chart, html chart and table.",
)
@option("--out", metavar="FILE", help="Where to write.")
@reading_options
@language_option
@click.pass_context
def trace(
    ctx: click.Context,
    /,
    indicator: str,
    files: tuple[str, ...],
    measure: Any,
    first: int | None,
    last: int | None,
    format_: str | None,
    out: str | None,
    **limits: Any,
) -> None:
    """Follow one indicator through the reports of many years.

    Shows target and outcome of each year.
    """
    from duixian.cli.view_settlement import show_trace
    from duixian.cli.writing import chosen_format, write_results
    from duixian.exchange.settlement.files import TRACE_FORMATS, render_trace
    from duixian.settlement import trace as follow

    kind: Any = chosen_format(format_, out, TRACE_FORMATS)
    outcomes = list(read_each(files, options_from(limits)))
    failed = show_failures(outcomes)
    ledgers = [
        ledger
        for outcome in outcomes
        for ledger in outcome.ledgers
        if (first or 0) <= (ledger.identity.year or first or 0) <= (last or 9999)
    ]
    found = follow(indicator, ledgers, measure)
    if not found.rows:
        message = _("None of {count} reports has a target or outcome of {indicator}.")
        raise Refused(message.format(count=len(ledgers), indicator=indicator))
    if kind == "table":
        show_trace(found)
    else:
        paths = [outcome.path for outcome in outcomes]
        write_results([found], lambda several: render_trace(several[0], kind), kind, out, lambda one: indicator, paths)
    if failed:
        ctx.exit(PARTLY)
