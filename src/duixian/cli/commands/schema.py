"""`duixian schema`."""

from __future__ import annotations

import click

from duixian.cli.localised import LocalCommand, language_option


@click.command(cls=LocalCommand)
@language_option
def schema() -> None:
    """Print the JSON Schema of a ledger."""
    from duixian.cli.output import print_bytes
    from duixian.exchange.schema import schema_text

    print_bytes(schema_text().encode())
