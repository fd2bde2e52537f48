"""Tables of ledgers as CSV that spreadsheets open without harm."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from duixian.exchange.numbers import number
from duixian.exchange.safe_text import reads_as_formula, well_formed
from duixian.ledger.model import Ledger
from duixian.ledger.tables import Cell, TableName, columns, rows


def to_csv(ledgers: Iterable[Ledger], table: TableName = "statements") -> bytes:
    """One table over all ledgers: UTF-8 with a byte-order mark, for Excel.

    Lists are joined by 、. A text that a spreadsheet would take for a formula is preceded by an apostrophe.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns(table))
    writer.writerows(map(_cell, row.values()) for row in rows(ledgers, table))
    return well_formed(out.getvalue()).encode("utf-8-sig")


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case list():
            value = "、".join(value)
    return f"'{value}" if reads_as_formula(value) else value
