"""One indicator through many reports."""

from __future__ import annotations

import pytest

import duixian
from duixian.errors import UnfitPair
from duixian.ledger.model import Ledger
from duixian.settlement import Trace, trace
from settlement_pair import OPTIONS


def report(year: int, outcome: str, target: str, place: str = "云溪市") -> Ledger:
    text = f"""{place}{year}年政府工作报告
一、{year - 1}年工作回顾
过去一年，{outcome}。
二、{year}年主要目标
今年全市经济社会发展的主要预期目标是：{target}。
"""
    return duixian.read_text(text, OPTIONS)


REPORTS = [
    report(2015, "地区生产总值增长7.1%，粮食产量51亿斤", "地区生产总值增长7.5%，粮食产量50亿斤"),
    report(2016, "地区生产总值达到900亿元、增长7.8%", "地区生产总值增长8%左右"),
    report(2017, "地区生产总值增长7.6%，粮食产量26万吨", "地区生产总值增长7.5%以上"),
]


def shown(found: Trace) -> list[tuple[int, str | None, str | None, str | None]]:
    return [
        (
            row.year,
            row.target.statement.quote if row.target else None,
            row.outcome.statement.quote if row.outcome else None,
            row.decision.verdict if row.decision else None,
        )
        for row in found.rows
    ]


@pytest.mark.parametrize("name", ["地区生产总值", "gdp", "国内生产总值"])
def test_targets_stand_beside_the_outcomes_of_the_next_report(name: str):
    found = trace(name, reversed(REPORTS))
    assert (found.indicator.id, found.measure, found.unit, found.reports) == ("gdp", "growth", "%", (2015, 2016, 2017))
    assert shown(found) == [
        (2014, None, "7.1%", None),
        (2015, "7.5%", "7.8%", "met"),
        (2016, "8%", "7.6%", "missed"),
        (2017, "7.5%", None, None),
    ]


def test_a_measure_may_be_asked_for():
    assert shown(trace("地区生产总值", REPORTS, "level")) == [(2015, None, "900亿元", None)]


def test_values_are_in_one_unit():
    found = trace("粮食产量", REPORTS)
    assert found.unit == "t"
    values = {row.year: row.outcome.value for row in found.rows if row.outcome}
    assert values[2014] == pytest.approx(2_550_000)
    assert values[2016] == pytest.approx(260_000)


def test_an_unknown_indicator_has_no_rows():
    assert trace("不存在的指标", REPORTS).rows == ()


def test_reports_must_be_of_one_place_and_different_years():
    with pytest.raises(UnfitPair, match="both of 2016"):
        trace("gdp", [*REPORTS, REPORTS[1]])
    with pytest.raises(UnfitPair, match="one place"):
        trace("gdp", [*REPORTS, report(2018, "地区生产总值增长7%", "地区生产总值增长7%", "衡山县")])
