"""Where results go: standard output, a file or a folder."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from duixian.exchange.files import Format
    from duixian.ledger.model import Ledger
    from duixian.ledger.tables import TableName


def print_bytes(data: bytes) -> None:
    """Write exactly these bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def tolerate_any_character() -> None:
    """Let standard output replace what its encoding cannot carry, instead of failing."""
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="replace")


def print_ledgers(ledgers: Sequence[Ledger], format_: Format, table: TableName) -> None:
    """Print ledgers in a format that is text."""
    from duixian.exchange.files import render

    if format_ in ("xlsx", "parquet"):
        raise click.UsageError(_("{format} goes to a file; give one with --out.").format(format=format_))
    refuse_several(ledgers, format_)
    print_bytes(render(ledgers, format_, table))


def write_ledgers(
    ledgers: Sequence[Ledger], format_: Format, out: str, table: TableName, inputs: Collection[str | Path]
) -> None:
    """Write ledgers into one file or, where `out` is a folder, each into its own; say on standard error where."""
    from duixian.exchange.files import save

    files: list[tuple[Path, Sequence[Ledger]]] = [(Path(out), ledgers)]
    if is_folder(out):
        files = [(path, [ledger]) for path, ledger in zip(_names(ledgers, out, format_), ledgers, strict=True)]
    else:
        refuse_several(ledgers, format_)
    read = {Path(path).resolve() for path in inputs}
    for path, _content in files:
        if path.resolve() in read:
            raise click.UsageError(_("{path} is what is read; write to another file.").format(path=path))
    for path, content in files:
        save(content, path, format_, table)
        click.echo(_("Wrote {path}").format(path=path), err=True)


def is_folder(out: str) -> bool:
    """Whether each report is to have its own file: an existing folder, or a name that ends in a slash."""
    return out.endswith(("/", "\\")) or Path(out).is_dir()


def refuse_several(ledgers: Sequence[Ledger], format_: Format) -> None:
    """Raise `UsageError` where the format holds one ledger and there are more."""
    from duixian.exchange.files import SEVERAL

    if len(ledgers) > 1 and format_ not in SEVERAL:
        message = _("There are {count} reports, and {format} holds one; give a folder: --out FOLDER/ --format {format}")
        raise click.UsageError(message.format(count=len(ledgers), format=format_))


def _names(ledgers: Sequence[Ledger], folder: str, format_: Format) -> Iterator[Path]:
    """A file for each ledger, named after its source; -2, -3 … where that name is taken."""
    taken: dict[str, int] = {}
    for ledger in ledgers:
        stem = Path(ledger.source.name).stem if ledger.source.name != "-" else "stdin"
        taken[stem] = taken.get(stem, 0) + 1
        yield Path(folder) / f"{stem}{f'-{taken[stem]}' if taken[stem] > 1 else ''}.{format_}"
