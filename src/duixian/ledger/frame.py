"""The tables of ledgers as Polars or pandas data frames, with typed columns."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from duixian.errors import MissingSupport
from duixian.ledger.tables import TableName, columns, rows

if TYPE_CHECKING:
    from duixian.ledger.model import Ledger

Library = Literal["polars", "pandas"]


def frame(ledgers: Iterable[Ledger], table: TableName = "statements", library: Library = "polars") -> Any:
    """One table over all ledgers as a `polars.DataFrame` or a `pandas.DataFrame`.

    Raises:
        MissingSupport: the library is not installed.
    """
    records = rows(ledgers, table)
    return _polars(records, table) if library == "polars" else _pandas(records, table)


def _polars(records: list[dict[str, Any]], table: TableName) -> Any:
    pl = _library("polars")
    types = {
        "text": pl.String,
        "integer": pl.Int64,
        "number": pl.Float64,
        "flag": pl.Boolean,
        "texts": pl.List(pl.String),
    }
    schema = {name: types[kind] for name, kind in columns(table).items()}
    try:
        return pl.DataFrame(records, schema=schema)
    except UnicodeEncodeError:  # lone surrogates, which Polars cannot hold
        return pl.DataFrame([_well_formed(record) for record in records], schema=schema)


def _well_formed(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _well_formed(v) for key, v in value.items()}
    return [_well_formed(v) for v in value] if isinstance(value, list) else value


def _pandas(records: list[dict[str, Any]], table: TableName) -> Any:
    pd = _library("pandas")
    types = {"text": "string", "integer": "Int64", "number": "Float64", "flag": "boolean", "texts": "object"}
    kinds = columns(table)
    return pd.DataFrame(records, columns=list(kinds)).astype({name: types[kind] for name, kind in kinds.items()})


def _library(name: Library) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingSupport(
            f"Tables and parquet files need {name}, which is not installed: pip install 'duixian[frames]'."
        ) from error
