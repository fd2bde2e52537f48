from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import InputError
from duixian.exchange.record import SCHEMA, SCHEMA_OF_SEVERAL, from_dict, from_json, to_dict, to_json
from factories import TEXT, ledger, ledger_of


def test_the_fields_of_the_contract():
    record = to_dict(ledger())
    assert list(record) == ["schema", "report", "outline", "statements", "commitments", "asides", "findings", "text"]
    assert record["schema"] == SCHEMA
    report = record["report"]
    assert report["place"] == {"name": "云溪市", "code": "439900"}
    assert (report["level"], report["year"], report["copies"], report["characters"]) == ("city", 2017, 1, len(TEXT))
    assert report["source"]["encoding"] == "utf-8"
    first = record["statements"][0]
    assert first["indicator"] == {"name": "地区生产总值", "id": "gdp", "scope": ""}
    assert first["period"] == {"start": "2016", "end": "2016", "basis": "year"}
    assert (first["low"], first["unit"], first["comparator"]) == (1820, "亿元", "eq")
    project = record["commitments"][1]
    assert project["suggested_lead"] == {"unit": "市交通运输局", "confidence": 0.81}
    assert project["projects"][0]["name"] == "云溪港二期码头"
    assert project["statements"] == ["q9"]
    assert record["findings"][0]["computed"]["shortfall"] == 2.0


def test_numbers_stand_as_they_are_written():
    printed = to_json([ledger()]).decode()
    assert '"low": 1820,' in printed
    assert '"low": 9.1,' in printed


def test_rules_are_given_on_request():
    assert "rules" not in to_dict(ledger())["statements"][0]
    assert to_dict(ledger(), rules=True)["statements"][0]["rules"]["value"] == "number"


def test_back_and_forth():
    assert from_dict(to_dict(ledger(), rules=True)) == ledger()
    bare = ledger(statements=tuple(replace(s, rules={}) for s in ledger().statements))
    assert from_json(to_json([ledger()])) == (bare,)


def test_several_ledgers_share_one_document():
    both = to_json([ledger(), ledger()])
    record = json.loads(both)
    assert record["schema"] == SCHEMA_OF_SEVERAL
    assert len(record["ledgers"]) == len(from_json(both)) == 2


def test_one_item_to_a_line():
    lines = to_json([ledger()]).decode().splitlines()
    statement = next(line for line in lines if '"id": "q3"' in line)
    assert json.loads(statement.rstrip(","))["indicator"]["name"] == "固定资产投资"


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_comes_back(text: str):
    whole = ledger_of(text, ((0, len(text)),))
    assert from_json(to_json([whole])) == (whole,)


def broken(**changes: object) -> dict[str, object]:
    return {**to_dict(ledger()), **changes}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, "schema is None"),
        (broken(schema="duixian/ledger/9"), "'duixian/ledger/9'"),
        ({"schema": SCHEMA}, "no 'report'"),
        (broken(statements={}), r"^statements: Expected `array`"),
        (broken(text=7), r"^text: "),
        (broken(report={}), r"^report: .*title"),
        (broken(outline=[{**to_dict(ledger())["outline"][0], "role": "prelude"}]), r"^outline\[0\]\.role: .*prelude"),
        (broken(statements=[{**to_dict(ledger())["statements"][0], "start": 3}]), "q1 says '1820亿元'"),
        (broken(commitments=[{**to_dict(ledger())["commitments"][0], "text": "x"}]), "c1 does not quote"),
        (broken(asides=[{"kind": "slogan", "start": 0, "end": 9999}]), "aside stands at 0–9999"),
    ],
)
def test_what_is_no_ledger_is_refused_with_its_place(record: dict[str, object], message: str):
    with pytest.raises(InputError, match=message):
        from_dict(record)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": "duixian/ledgers/1"}']
)
def test_what_is_no_json_is_refused(data: bytes):
    with pytest.raises(InputError):
        from_json(data)
