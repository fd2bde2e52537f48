"""What the words of a target ask for."""

from __future__ import annotations

from typing import Any

import pytest

from duixian.site.keeping.aims import Aim, aim_of
from duixian.statements.statement import IndicatorRef, Statement


def target(low: float | None, unit: str, id_: str | None = None, **fields: Any) -> Statement:
    values: dict[str, Any] = {"measure": "level", "high": low, "comparator": "eq", "period": None, **fields}
    return Statement("q1", 0, 1, IndicatorRef("甲", id_), low=low, unit=unit, role="target", quote="数", **values)


@pytest.mark.parametrize(
    ("statement", "value", "polarity", "allowance", "said"),
    [
        (target(480, "亿元", comparator="ge"), 480, "higher", 0, "480亿元以上"),
        (target(480, "亿元"), 480, "higher", 0, "480亿元"),
        (target(480, "亿元", comparator="approx"), 480, "higher", 9.6, "480亿元左右（容差9.6亿元）"),
        (
            target(6.5, "%", measure="growth", comparator="approx"),
            6.5,
            "higher",
            0.2,
            "增长6.5%左右（容差0.2个百分点）",
        ),
        (target(5, "%", measure="growth", high=6.0, comparator="range"), 5, "higher", 0, "增长5%"),
        (target(5.5, "%", "surveyed-unemployment-rate", comparator="le"), 5.5, "lower", 0, "5.5%以内"),
        (target(5.5, "%", "surveyed-unemployment-rate"), 5.5, "lower", 0, "5.5%以内"),
        (
            target(2, "%", "cpi", measure="growth", comparator="approx"),
            2,
            "lower",
            0.2,
            "增长2%左右（容差0.2个百分点）",
        ),
        (target(3, "%", "cpi", measure="growth", comparator="le"), 3, "lower", 0, "增长3%以内"),
        (target(-3.2, "%", measure="growth", comparator="ge"), -3.2, "lower", 0, "下降3.2%以上"),
        (target(-3.2, "%", measure="growth"), -3.2, "lower", 0, "下降3.2%"),
        (target(-1, "%", measure="growth", comparator="le"), -1, "higher", 0, "下降1%以内"),
        (target(5, "位", measure="rank"), 5, "lower", 0, "前5位"),
    ],
)
def test_the_promise_in_words(statement: Statement, value: float, polarity: str, allowance: float, said: str):
    aim = aim_of(statement)
    assert aim is not None
    assert (aim.value, aim.polarity, aim.allowance) == (value, polarity, pytest.approx(allowance))
    assert aim.said.zh == said


def test_a_promise_without_a_number_has_no_aim():
    assert aim_of(target(None, "", comparator="sync")) is None


def test_differences_of_rates_are_points():
    assert Aim(6.5, "%", "growth").difference(0.4).zh == "0.4个百分点"
    assert Aim(6.5, "%", "growth").difference(0.4).en == "0.4 points"
    assert Aim(5, "‰").difference(0.4).zh == "0.4‰"
