"""Objects that refuse changes once they are whole, from their sources and compiled."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from typing import get_type_hints

import pytest

from duixian.ledger.mentions import Aside, Name
from duixian.outline.section import Period, Section
from duixian.statements.statement import IndicatorRef, Statement

PERIOD = Period("2016", "2016")
OUTPUT = Statement(
    "q1", 12, 18, IndicatorRef("粮食产量", "grain-output"), "level", 9.5, 9.5, "亿斤", "eq", "outcome", PERIOD
)
PARTS = [
    PERIOD,
    OUTPUT,
    OUTPUT.indicator,
    Section("s1", "一、回顾", 1, "review", PERIOD, 0, 90, 5),
    Name("滨河大桥", 20, 24),
    Aside("slogan", 30, 44),
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
def test_a_part_of_a_ledger_refuses_changes(part: object) -> None:
    field = "name" if isinstance(part, IndicatorRef) else "end"
    before = copy.copy(part)
    with pytest.raises(FrozenInstanceError, match=field):
        setattr(part, field, 0)
    with pytest.raises(FrozenInstanceError, match=field):
        delattr(part, field)
    assert part == before


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
def test_copies_compare_and_hash_alike(part: object) -> None:
    for other in (copy.copy(part), copy.deepcopy(part), pickle.loads(pickle.dumps(part))):
        assert other == part
        assert hash(other) == hash(part)
        assert repr(other) == repr(part)


def test_what_is_replaced_leaves_the_rest() -> None:
    fact = replace(OUTPUT, role="fact")
    assert (fact.role, OUTPUT.role) == ("fact", "outcome")
    assert replace(fact, role="outcome") == OUTPUT


def test_statements_share_no_rules() -> None:
    assert replace(OUTPUT, rules={"value": "number"}).rules != OUTPUT.rules == {}
    first, second = (Statement(f"q{n}", 0, 1, OUTPUT.indicator, "level", 1, 1, "", "eq", "fact", None) for n in (1, 2))
    assert first.rules is not second.rules


@pytest.mark.parametrize("kind", [Statement, Section, Name, Aside], ids=lambda kind: kind.__name__)
def test_the_types_of_fields_are_known(kind: type) -> None:
    known = get_type_hints(kind)
    assert list(known) == [one.name for one in fields(kind)]
    assert type not in known.values()
