from __future__ import annotations

import sys
from io import BytesIO

import pytest

from duixian.errors import MissingSupport
from duixian.exchange.parquet import to_parquet
from duixian.ledger.tables import TABLES, TableName, columns, rows
from factories import ledger, ledger_of

pl = pytest.importorskip("polars", reason="the extra 'frames' is not installed")
pd = pytest.importorskip("pandas", reason="the extra 'frames' is not installed")


def test_statements_as_a_polars_table():
    frame = ledger().to_frame()
    assert frame.schema["low"] == pl.Float64
    assert frame.schema["year"] == pl.Int64
    assert frame.schema["provisional"] == pl.Boolean
    assert frame.filter(pl.col("indicator_id") == "gdp", pl.col("role") == "target")["low"].to_list() == [2800.0, 8.5]


def test_commitments_as_a_pandas_table():
    frame = ledger().to_frame("commitments", library="pandas")
    assert frame["supporting_units"][1] == ["市发展和改革委员会", "市财政局"]
    assert frame["year"].dtype == pd.Int64Dtype()
    assert frame["lead"].isna().tolist() == [True, False, True]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_every_table_has_its_columns_even_when_empty(table: TableName, library: str):
    full = ledger().to_frame(table, library)
    bare = ledger(statements=(), commitments=(), outline=(), findings=()).to_frame(table, library)
    assert list(full.columns) == list(bare.columns) == list(columns(table))
    assert len(full) == len(rows([ledger()], table))
    assert len(bare) == 0
    assert list(full.dtypes) == list(bare.dtypes)


def test_parquet_keeps_the_types():
    both = pl.read_parquet(BytesIO(to_parquet([ledger(), ledger()])))
    assert both.equals(pl.concat([ledger().to_frame(), ledger().to_frame()]))


def test_lone_surrogates_do_not_stop_a_table():
    text = "a\ud800b"
    assert ledger_of(text, ((0, 3),)).to_frame()["quote"].to_list() == ["a?b"]


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_missing_library_says_what_to_install(library: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingSupport, match=r"duixian\[frames\]"):
        ledger().to_frame(library=library)
