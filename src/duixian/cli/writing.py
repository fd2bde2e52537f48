"""Results of pairs of reports written to standard output, a file or a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TypeVar

import click

from duixian.cli.output import is_folder, print_bytes

T = TypeVar("T")
BINARY = frozenset({"xlsx", "docx"})


def chosen_format(given: str | None, out: str | None, formats: Sequence[str]) -> str:
    """The format asked for: by name, else by the suffix of `out`, else a table for the terminal."""
    if out is None:
        return given or "table"
    if given == "table":
        raise click.UsageError(_("A table is for the terminal; give another --format, or leave out --out."))
    if given:
        return given
    if is_folder(out):
        raise click.UsageError(_("A folder does not tell the format; give --format."))
    suffix = Path(out).suffix.lower().removeprefix(".")
    if suffix not in formats:
        endings = ", ".join(f".{name}" for name in formats)
        raise click.UsageError(
            _("{out} must end in one of {endings}, or --format be given.").format(out=out, endings=endings)
        )
    return suffix


def write_results(
    results: Sequence[T],
    render: Callable[[Sequence[T]], bytes],
    format_: str,
    out: str | None,
    name: Callable[[T], str],
    inputs: Collection[Path],
) -> None:
    """Print what `render` gives, or write it into one file, or each result into its own file of a folder."""
    from duixian.exchange.atomic import write_whole

    if out is None:
        if format_ in BINARY:
            raise click.UsageError(_("{format} goes to a file; give one with --out.").format(format=format_))
        print_bytes(render(results))
        return
    files = (
        [(Path(out), render(results))]
        if not is_folder(out)
        else [(Path(out) / f"{name(one)}.{format_}", render([one])) for one in results]
    )
    read = {path.resolve() for path in inputs}
    for path, _content in files:
        if path.resolve() in read:
            raise click.UsageError(_("{path} is what is read; write to another file.").format(path=path))
    for path, content in files:
        write_whole(path, content)
        click.echo(_("Wrote {path}").format(path=path), err=True)
