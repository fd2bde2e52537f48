from __future__ import annotations

from typing import Any

import pytest

from duixian.exchange.headline import headline
from duixian.exchange.wording import heading_path, number, period_phrase, value_phrase
from duixian.outline.section import Period
from duixian.statements.statement import IndicatorRef, Statement
from factories import ledger


def stated(low: float | None, high: float | None = None, unit: str = "%", **fields: Any) -> Statement:
    values: dict[str, Any] = {"measure": "level", "comparator": "eq", "role": "target", "period": None, **fields}
    return Statement("q1", 0, 4, IndicatorRef("x"), low=low, high=low if high is None else high, unit=unit, **values)


@pytest.mark.parametrize(
    ("statement", "chinese", "english"),
    [
        (stated(2800.0, unit="亿元"), "2800亿元", "2800 亿元"),
        (stated(277.96, unit="亿元", comparator="ge"), "277.96亿元以上", "≥ 277.96 亿元"),
        (stated(4.5, comparator="le"), "4.5%以内", "≤ 4.5%"),
        (stated(14.0, measure="growth", comparator="approx"), "增长14%左右", "≈ +14%"),
        (stated(-3.2, measure="growth"), "下降3.2%", "-3.2%"),
        (stated(7.0, 8.0, measure="growth", comparator="range"), "增长7—8%", "+7 to +8%"),
        (stated(-3.0, -2.0, measure="growth", comparator="range"), "下降2—3%", "-3 to -2%"),
        (stated(-1.0, 2.0, measure="growth", comparator="range"), "-1—2%", "-1 to +2%"),
        (stated(6.0, unit="个百分点", measure="change"), "提高6个百分点", "+6 个百分点"),
        (stated(-30.0, unit="亿元", measure="change"), "减少30亿元", "-30 亿元"),
        (stated(2.0, unit="位", measure="rank"), "第2位", "rank 2"),
        (stated(3.0, 5.0, unit="位", measure="rank", comparator="range"), "第3—5位", "rank 3 to 5"),
        (stated(2.3, unit="倍", measure="multiple"), "2.3倍", "2.3 倍"),
        (
            stated(None, comparator="sync", reference="经济增长", quote="与经济增长同步"),
            "与经济增长同步",
            "in step with 经济增长",
        ),
        (stated(None, comparator="stable", quote="基本稳定"), "基本稳定", "stable"),
    ],
)
def test_values_read_as_an_office_writes_them(statement: Statement, chinese: str, english: str):
    assert value_phrase(statement) == chinese
    assert value_phrase(statement, "en") == english


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        (None, "", ""),
        (Period("", ""), "", ""),
        (Period("2017", "2017"), "2017年", "2017"),
        (Period("2017", "2021", "average"), "2017—2021年年均", "2017–2021 yearly average"),
        (Period("2013", "2016", "cumulative"), "2013—2016年累计", "2013–2016 total"),
        (Period("2017", "2021", "by"), "到2021年", "by 2021"),
        (Period("", "2016", "average"), "2016年年均", "2016 yearly average"),
    ],
)
def test_periods(period: Period | None, chinese: str, english: str):
    assert (period_phrase(period), period_phrase(period, "en")) == (chinese, english)


def test_numbers_keep_their_digits():
    assert [number(x) for x in (8.0, 8.5, 277.96, 0.1, 1234567.0, 2e15)] == [
        "8", "8.5", "277.96", "0.1", "1234567", "2000000000000000",
    ]  # fmt: skip


def test_heading_path_goes_from_the_outside_in():
    outline = {section.id: section for section in ledger().outline}
    assert heading_path("s4.1", outline) == "四、2017年重点工作 › （一）做强实体经济"
    assert heading_path("s9", outline) == ""


def test_headline_table():
    table = {
        row.indicator: [[value_phrase(s) for s in cell] for cell in (row.outcomes, row.goals, row.targets)]
        for row in headline(ledger())
    }
    assert table == {
        "地区生产总值": [["增长9.1%", "1820亿元"], ["2800亿元"], ["增长8.5%以上"]],
        "固定资产投资": [["增长18.2%"], ["增长16%左右"], ["增长14%"]],
        "居民人均可支配收入": [[], [], ["与经济增长同步"]],
    }


def test_headline_without_annual_targets_shows_the_goals():
    whole = ledger(statements=tuple(s for s in ledger().statements if s.section != "s3"))
    assert [row.indicator for row in headline(whole)] == ["地区生产总值", "固定资产投资"]
    assert headline(ledger(statements=())) == ()
