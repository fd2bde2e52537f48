from __future__ import annotations

import json
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from duixian.exchange.record import ITEMS, to_dict, to_json
from duixian.exchange.schema import schema_text
from factories import ledger, ledger_of

SCHEMA = json.loads(schema_text())
NAMES = dict(zip(ITEMS, ("section", "statement", "commitment", "aside", "finding"), strict=True))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("ledgers", [[ledger()], [ledger(), ledger()], [ledger_of("字")], [ledger(findings=())]])
def test_what_is_printed_keeps_to_the_schema(ledgers: list[object]):
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(to_json(ledgers)))) == []


def test_rules_keep_to_the_schema():
    assert list(Draft202012Validator(SCHEMA).iter_errors(to_dict(ledger(), rules=True))) == []


@pytest.mark.parametrize("part", ["report", *NAMES.values()])
def test_every_field_is_described_and_nothing_else(part: str):
    record = to_dict(ledger(), rules=True)
    kept = record["report"] if part == "report" else record[next(k for k, v in NAMES.items() if v == part)][0]
    assert set(SCHEMA["$defs"][part]["properties"]) == set(kept)


@pytest.mark.parametrize(("part", "name"), NAMES.items())
def test_the_schema_allows_the_values_that_the_types_allow(part: str, name: str):
    hints = get_type_hints(ITEMS[part])
    for field in fields(ITEMS[part]):
        values = get_args(hints[field.name])
        if values and all(isinstance(value, str) for value in values):
            assert SCHEMA["$defs"][name]["properties"][field.name]["enum"] == list(values), field.name


def test_a_wrong_field_is_refused():
    record = to_dict(ledger())
    record["statements"][0]["measure"] = "weight"
    assert not Draft202012Validator(SCHEMA).is_valid(record)
