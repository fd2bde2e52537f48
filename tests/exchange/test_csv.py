from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.exchange.csv_table import to_csv
from duixian.ledger.tables import TABLES, TableName, columns, rows
from factories import ledger, ledger_of


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_excel_sees_that_it_is_utf_8():
    assert to_csv([ledger()]).startswith(b"\xef\xbb\xbfsource,place,")


def test_statements():
    first, *_, plant = read(to_csv([ledger()]))
    assert (first["place"], first["place_code"], first["year"]) == ("云溪市", "439900", "2017")
    assert (first["indicator_id"], first["low"], first["unit"]) == ("gdp", "1820", "亿元")
    assert first["sentence"].startswith("四年里家底变厚")
    assert (plant["period_start"], plant["confidence"], plant["provisional"]) == ("2017", "0.6", "false")


def test_commitments_join_their_lists():
    port = read(to_csv([ledger()], "commitments"))[1]
    assert port["supporting_units"] == "市发展和改革委员会、市财政局"
    assert (port["lead"], port["lead_confidence"]) == ("市交通运输局", "0.81")


def test_several_ledgers_in_one_table():
    assert len(read(to_csv([ledger(), ledger()]))) == 2 * len(ledger().statements)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_columns(table: TableName):
    assert [list(row) for row in rows([ledger()], table)] == [list(columns(table))] * len(rows([ledger()], table))
    assert len(read(to_csv([ledger()], table))) == len(rows([ledger()], table)) > 0


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1"])
def test_no_text_becomes_a_formula(text: str):
    assert read(to_csv([ledger_of(text, ((0, len(text)),))]))[0]["quote"] == "'" + text


def test_negative_numbers_stay_numbers():
    falling = ledger_of("降", ((0, 1),))
    statement = falling.statements[0]
    whole = ledger(
        statements=(type(statement)("q1", 0, 1, statement.indicator, "growth", -3.2, -3.2, "%", "eq", "fact", None),)
    )
    assert read(to_csv([whole]))[0]["low"] == "-3.2"


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_is_written(text: str):
    assert len(read(to_csv([ledger_of(text, ((0, len(text)),))]))) == 1
