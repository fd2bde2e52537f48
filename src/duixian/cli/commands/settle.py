"""`duixian settle`."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duixian.cli.commands.read import PARTLY
from duixian.cli.localised import LocalCommand, Refused, argument, language_option, option
from duixian.cli.reading import options_from, reading_options

if TYPE_CHECKING:
    from duixian.cli.pairs import Pairs
    from duixian.reading.options import ReadingOptions
    from duixian.settlement import SettlementOptions, Settlements


@click.command(cls=LocalCommand)
@argument("last", help="Last year's report, or a folder of them.")
@argument("this", required=False, help="This year's report, or a folder of them; left out with --observations.")
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "xlsx", "html", "docx"]),
    help="What to give; told by the suffix of --out, else a table for people. docx is a one-page bulletin.",
)
@option("--out", metavar="FILE", help="Where to write; a folder (FOLDER/) takes one file for each place.")
@option("--observations", metavar="FILE", help="Settle by statistics (csv, xlsx) instead of this year's report.")
@option("--rules", metavar="FILE", help="Tolerances other than the published ones, as TOML.")
@reading_options
@language_option
@click.pass_context
def settle(
    ctx: click.Context,
    /,
    last: str,
    this: str | None,
    format_: str | None,
    out: str | None,
    observations: str | None,
    rules: str | None,
    **limits: Any,
) -> None:
    """Settle last year's promises by this year's report.

    Says of every promise whether it was kept, missed or not accounted for, by which rule and by which sentence. Of two
    folders, reports of one place and successive years are put together. --year is that of last year's report.
    """
    from duixian.cli.pairs import read_pairs
    from duixian.cli.view_settlement import show_places, show_settlements
    from duixian.cli.writing import chosen_format, write_results
    from duixian.exchange.settlement.files import SETTLEMENT_FORMATS, render_settlements
    from duixian.settlement import default_options, read_options
    from duixian.settlement import settle as settle_pair

    if (this is None) == (observations is None):
        raise click.UsageError(_("Give this year's report, or --observations, and not both."))
    kind: Any = chosen_format(format_, out, SETTLEMENT_FORMATS)
    tolerances, options = read_options(rules) if rules else default_options(), options_from(limits)
    if observations is not None:
        pairs, settled = None, [_by_observations(last, observations, options, tolerances)]
    else:
        pairs = read_pairs(last, this or "", options)
        settled = [settle_pair(*pair, tolerances) for pair in pairs.found]
    if not settled:
        raise Refused(_("There are no two reports of one place and successive years."))
    if kind != "table":
        render = partial(render_settlements, format_=kind)
        write_results(settled, render, kind, out, _name, _inputs(last, observations, pairs))
    elif pairs and pairs.several:
        show_places(settled)
    else:
        show_settlements(settled[0])
    if pairs and pairs.failed:
        ctx.exit(PARTLY)


def _by_observations(
    last: str, observations: str, options: ReadingOptions, tolerances: SettlementOptions
) -> Settlements:
    from duixian.cli.pairs import read_one
    from duixian.exchange.settlement.observations import read_observations
    from duixian.settlement import settle_by_observations

    known = read_observations(observations)
    return settle_by_observations(read_one(last, options), known, tolerances)


def _name(settlements: Settlements) -> str:
    place = settlements.last.identity.place
    return f"{place.name if place else settlements.last.source.name}-{settlements.year}"


def _inputs(last: str, observations: str | None, pairs: Pairs | None) -> tuple[Path, ...]:
    return pairs.paths if pairs else (Path(last), Path(observations or ""))
