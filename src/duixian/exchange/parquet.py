"""Tables of ledgers as parquet files."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from duixian.ledger.frame import frame
from duixian.ledger.model import Ledger
from duixian.ledger.tables import TableName


def to_parquet(ledgers: Iterable[Ledger], table: TableName = "statements") -> bytes:
    """One table over all ledgers, with typed columns. Raises `MissingSupport` where Polars is not installed."""
    out = BytesIO()
    frame(ledgers, table).write_parquet(out)
    return out.getvalue()
