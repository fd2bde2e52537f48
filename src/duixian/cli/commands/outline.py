"""`duixian outline`."""

from __future__ import annotations

from typing import Any

import click

from duixian.cli.localised import LocalCommand, argument, language_option, option
from duixian.cli.reading import ledgers_in, options_from, reading_options


@click.command(cls=LocalCommand)
@argument("file", help="A report, or - for standard input.")
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for people, or the sections as JSON.",
)
@reading_options
@language_option
def outline(file: str, format_: str, **limits: Any) -> None:
    """Show the sections of a report with their role and period."""
    ledgers = ledgers_in(file, options_from(limits))
    if format_ == "json":
        import json

        from duixian.cli.output import print_bytes
        from duixian.exchange.record import to_dict

        sections = [section for ledger in ledgers for section in to_dict(ledger)["outline"]]
        print_bytes(json.dumps(sections, ensure_ascii=False, indent=1).encode() + b"\n")
        return
    from duixian.cli.view import show_outline

    for ledger in ledgers:
        show_outline(ledger)
