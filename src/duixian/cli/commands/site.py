"""`duixian serve`, `duixian worker` and `duixian manage`: the web application."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from duixian.cli.localised import LocalCommand, argument, language_option, option

_WITHOUT_DATABASE = ("help", "-h", "--help", "--version")

data_option = option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of database and files; without it, DUIXIAN_DATA_DIR or ~/.local/share/duixian.",
)


@click.command(cls=LocalCommand)
@option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@option("--worker/--no-worker", default=True, help="Also do the long work, in a process beside the server.")
@option("--demo", is_flag=True, help="Begin with sample units and accounts, in a data folder of its own.")
@data_option
@language_option
def serve(host: str, port: int, processes: int, worker: bool, demo: bool, data_dir: Path | None) -> None:
    """Start the web application of a supervision office."""
    from duixian.site.serve import serve as run

    sys.exit(
        run(
            host=host, port=port, processes=processes, worker=worker, demo=demo, data_dir=data_dir,
            say=click.echo,
        )
    )  # fmt: skip


@click.command(cls=LocalCommand)
@option("--once", is_flag=True, help="Stop when nothing is left to do.")
@data_option
@language_option
def worker(once: bool, data_dir: Path | None) -> None:
    """Do the web application's long work: reading files, recognising scans."""
    from duixian.site.start import database_checked, prepare

    prepare(data_dir)
    from duixian.site.jobs.worker import Worker

    with database_checked():
        Worker().run(once=once)


@click.command(cls=LocalCommand, context_settings={"ignore_unknown_options": True}, add_help_option=False)
@argument("arguments", nargs=-1, type=click.UNPROCESSED, help="A command of the web application and its options.")
def manage(arguments: tuple[str, ...]) -> None:
    """Manage the web application: migrate, create-user, backup, restore, verify-history; `duixian manage help`."""
    from duixian.site.start import database_checked, prepare

    prepare()
    from django.core.management import execute_from_command_line

    name, *rest = arguments or ("help",)
    with nullcontext() if name in _WITHOUT_DATABASE else database_checked():
        execute_from_command_line(["duixian manage", name if name[0] == "-" else name.replace("-", "_"), *rest])
