"""An exported workbook becomes the ledger again, with the corrections made in it."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from duixian.errors import InputError, TooLarge, UnreadableFile
from duixian.exchange.xlsx.corrections import corrected
from duixian.exchange.xlsx.hidden import HIDDEN, ledger_of_rows
from duixian.exchange.xlsx.sheets import DECOMPOSITION
from duixian.ledger.model import Ledger

_MAX_UNPACKED_BYTES = 400 * 1024 * 1024


def from_xlsx(data: bytes, name: str = "-", *, max_unpacked_bytes: int = _MAX_UNPACKED_BYTES) -> Ledger:
    """The ledger in the bytes of a workbook called `name` that `to_xlsx` made.

    Raises:
        UnreadableFile: this is no Excel workbook, or a damaged one.
        TooLarge: its unpacked content exceeds `max_unpacked_bytes`.
        InputError: it holds no ledger, or a cell is not right; the message names sheet and cell.
    """
    sheets = _sheets(data, name, max_unpacked_bytes)
    for sheet in (HIDDEN, DECOMPOSITION):
        if sheet not in sheets:
            raise InputError(f"{name} has no sheet {sheet}; only a workbook that duixian exported can be read back.")
    ledger = ledger_of_rows(sheets[HIDDEN], f"{name}, sheet {HIDDEN}")
    return corrected(ledger, sheets[DECOMPOSITION], name)


def open_workbook(data: bytes, name: str, max_unpacked_bytes: int = _MAX_UNPACKED_BYTES) -> Any:
    """An openpyxl workbook for reading, its unpacked size checked before it is unpacked.

    Raises:
        UnreadableFile: this is no Excel workbook, or a damaged one.
        TooLarge: its unpacked content exceeds `max_unpacked_bytes`.
    """
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except BadZipFile as error:
        raise UnreadableFile(f"{name} is no Excel workbook (.xlsx), or a damaged one.") from error
    if unpacked > max_unpacked_bytes:
        raise TooLarge(f"{name} unpacks to {unpacked:,} bytes, over the limit of {max_unpacked_bytes:,}.")
    try:
        return load_workbook(BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # openpyxl documents none of what it raises on a damaged file
        raise UnreadableFile(f"{name} is a damaged Excel workbook: {error}.") from error


def _sheets(data: bytes, name: str, max_unpacked_bytes: int) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of the two sheets that are read, as far as they are there."""
    book = open_workbook(data, name, max_unpacked_bytes)
    try:
        found = {}
        for sheet in {HIDDEN, DECOMPOSITION} & set(book.sheetnames):
            book[sheet].reset_dimensions()  # a file may claim any size
            found[sheet] = list(book[sheet].iter_rows(values_only=True))
    except Exception as error:  # openpyxl documents none of what it raises on a damaged file
        raise UnreadableFile(f"{name} is a damaged Excel workbook: {error}.") from error
    return found
