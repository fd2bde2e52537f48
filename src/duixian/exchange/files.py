"""Ledgers saved to files and loaded from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from duixian.errors import InputError, SeveralReports
from duixian.exchange.atomic import write_whole
from duixian.ledger.model import Ledger
from duixian.ledger.tables import TableName
from duixian.reading.files import read_file

Format = Literal["json", "csv", "xlsx", "parquet", "html"]

FORMATS: tuple[Format, ...] = get_args(Format)
SEVERAL: frozenset[Format] = frozenset({"json", "csv", "parquet"})
"""Formats that hold the ledgers of several reports in one file."""
LOADABLE = frozenset({".json", ".xlsx"})

_MAX_BYTES = 200 * 1024 * 1024


def save(
    ledgers: Ledger | Sequence[Ledger],
    path: str | Path,
    format: Format | None = None,  # noqa: A002 - the word of the command line
    table: TableName = "statements",
) -> None:
    """Write ledgers to a file, whole or not at all; an existing file is replaced.

    Args:
        ledgers: one ledger, or several for json, csv and parquet.
        path: the file; folders on the way are made.
        format: what to write; told by the suffix of `path` where it is not given.
        table: which table, for csv and parquet.

    Raises:
        InputError: the suffix tells no format, or the file cannot be written.
        SeveralReports: an xlsx or html file was asked for more than one ledger.
        MissingSupport: parquet without Polars.
    """
    write_whole(Path(path), render(ledgers, format or format_of(path), table))


def load(path: str | Path, *, max_bytes: int = _MAX_BYTES) -> Ledger:
    """The one ledger in a file that `save` wrote as json or xlsx.

    Raises:
        InputError: the file cannot be read or is no ledger (the message names the place in it), or holds several.
    """
    ledgers = load_all(path, max_bytes=max_bytes)
    if len(ledgers) != 1:
        raise SeveralReports(f"{path} holds {len(ledgers)} ledgers; load_all gives them all.")
    return ledgers[0]


def load_all(path: str | Path, *, max_bytes: int = _MAX_BYTES) -> tuple[Ledger, ...]:
    """All ledgers in a file that `save` wrote as json or xlsx. Raises `InputError` as `load` does."""
    path = Path(path)
    data = read_file(path, max_bytes)
    if path.suffix.lower() == ".xlsx":
        from duixian.exchange.xlsx.read import from_xlsx

        return (from_xlsx(data, str(path)),)
    from duixian.exchange.record import from_json

    try:
        return from_json(data)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def render(ledgers: Ledger | Sequence[Ledger], format_: Format, table: TableName = "statements") -> bytes:
    """The bytes of a file in the given format. Raises as `save` does."""
    ledgers = (ledgers,) if isinstance(ledgers, Ledger) else tuple(ledgers)
    match format_:
        case "json":
            from duixian.exchange.record import to_json

            return to_json(ledgers)
        case "csv":
            from duixian.exchange.csv_table import to_csv

            return to_csv(ledgers, table)
        case "parquet":
            from duixian.exchange.parquet import to_parquet

            return to_parquet(ledgers, table)
        case "xlsx":
            from duixian.exchange.xlsx.write import to_xlsx

            return to_xlsx(_one(ledgers, format_))
        case "html":
            from duixian.exchange.html.page import to_html

            return to_html(_one(ledgers, format_))


def format_of(path: str | Path) -> Format:
    """The format that a file name's suffix tells; raises `InputError` where it tells none."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise InputError(f"{path} must end in one of {', '.join('.' + f for f in FORMATS)}, or the format be given.")
    return suffix


def _one(ledgers: tuple[Ledger, ...], format_: Format) -> Ledger:
    if len(ledgers) != 1:
        raise SeveralReports(f"One {format_} file holds one ledger, not {len(ledgers)}; give a folder for them.")
    return ledgers[0]
