"""The commands put together."""

from __future__ import annotations

import click

from duixian import __version__
from duixian.cli.commands.completion import completion
from duixian.cli.commands.diff import diff
from duixian.cli.commands.explain import explain
from duixian.cli.commands.export import export
from duixian.cli.commands.outline import outline
from duixian.cli.commands.read import read
from duixian.cli.commands.schema import schema
from duixian.cli.commands.settle import settle
from duixian.cli.commands.site import manage, serve, worker
from duixian.cli.commands.trace import trace
from duixian.cli.localised import LocalGroup, LocalOption, language_option


@click.group(cls=LocalGroup)
@click.version_option(
    __version__, "--version", cls=LocalOption, message="%(prog)s %(version)s", help="Show the version and exit."
)
@language_option
def cli() -> None:
    """Turn a Chinese government work report into a ledger of its commitments.

    Exit codes: 0 everything was done; 2 the input or the way it was called cannot be used, and nothing was written;
    3 some of the files could not be read, the others were.
    """


for command in (read, outline, explain, export, settle, diff, trace, schema, serve, worker, manage, completion):
    cli.add_command(command)
