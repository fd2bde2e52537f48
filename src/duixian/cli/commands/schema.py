"""`duixian schema`."""

from __future__ import annotations

from typing import Any

import click

from duixian.cli.localised import LocalCommand, argument, language_option


@click.command(cls=LocalCommand)
@argument(
    "what",
    required=False,
    default="ledger",
    type=click.Choice(["ledger", "settlements", "changes", "trace"]),
    help="What read (ledger), settle, diff (changes) or trace give as json.",
)
@language_option
def schema(what: Any) -> None:
    """Print the JSON Schema of a ledger, or of what other commands give."""
    from duixian.cli.output import print_bytes

    if what == "ledger":
        from duixian.exchange.schema import schema_text

        text = schema_text()
    else:
        from duixian.exchange.settlement.files import schema_text as other_schema

        text = other_schema(what)
    print_bytes(text.encode())
