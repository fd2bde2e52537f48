"""Tables that people fill in: the rows of an Excel workbook or of a csv file."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from duixian.errors import UnreadableFile
from duixian.exchange.numbers import number
from duixian.exchange.xlsx.read import open_workbook
from duixian.reading.decoding import decode

_MAX_UNPACKED_BYTES = 100 * 1024 * 1024
_MOST_COLUMNS = 100

Row = Sequence[object]


def xlsx_rows(data: bytes, name: str, sheet: str = "", most: int | None = None) -> Iterator[Row]:
    """The rows of the sheet that is called `sheet`, or of the first one; hidden ones count, those beyond `most` do not.

    Raises:
        UnreadableFile: this is no Excel workbook, or a damaged one.
        TooLarge: its unpacked content exceeds 100 MB.
    """
    book = open_workbook(data, name, _MAX_UNPACKED_BYTES)
    try:
        chosen = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
        chosen.reset_dimensions()  # a file may claim any size
        for row in chosen.iter_rows(max_row=most, max_col=_MOST_COLUMNS):
            yield tuple(map(_value, row))
    except Exception as error:  # openpyxl documents none of what it raises on a damaged file
        raise UnreadableFile(f"{name} is a damaged Excel workbook: {error}.") from error
    finally:
        book.close()


def csv_rows(data: bytes, name: str) -> Iterator[Row]:
    """The rows of a csv file in UTF-8, UTF-16, GB18030 or Big5.

    Raises:
        UnreadableFile: it is none.
    """
    text, _encoding = decode(data, name)
    try:
        yield from csv.reader(StringIO(text, newline=""))
    except csv.Error as error:
        raise UnreadableFile(f"{name} is no well-formed csv: {error}.") from error


def text_of(cell: object) -> str:
    """A cell as people read it: 2026-06-30, 4.8, 480."""
    match cell:
        case None:
            return ""
        case dt.datetime() | dt.date():
            return f"{cell:%Y-%m-%d}"
        case float():
            return number(cell)
        case _:
            return str(cell).strip()


def cell_name(column: int, row: int) -> str:
    """What Excel calls a cell; columns are counted from 0, rows from 1."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column + 1)}{row}"


def _value(cell: Any) -> object:
    """The value of a cell; what Excel shows as 4.8% it keeps as 0.048."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format or ""):
        return f"{number(round(100 * value, 10))}%"
    return value
