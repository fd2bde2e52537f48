"""Whatever the statements, the rules neither fail nor point at what is not there."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.coherence import RULES, examine
from duixian.outline.section import Period, Section
from duixian.statements.statement import IndicatorRef, Statement

KNOWN = (
    ("地区生产总值", "gdp"),
    ("一般公共预算收入", "public-budget-revenue"),
    ("城镇化率", "urbanisation-rate"),
    ("居民消费价格", "cpi"),
    ("城镇新增就业", "new-urban-jobs"),
    ("第一产业占比", None),
    ("第二产业占比", None),
    ("第三产业占比", None),
    ("云溪栈道", None),
    ("", None),
    ("某事", "no-such-indicator"),
)
SECTIONS = (
    Section("s1", "", 1, "review", None, 0, 1, 0),
    Section("s2", "", 1, "annual_targets", Period("2017", "2017"), 1, 2, 1),
)
years = st.sampled_from(
    ["", "2012", "2013", "2015", "2016", "2017", "2018", "2021", "2035", "9999", "0001", "2016-06", "二〇"]
)
periods = st.none() | st.builds(Period, years, years, st.sampled_from(["year", "average", "cumulative", "by"]))
amounts = st.none() | st.floats(-200, 5000) | st.floats() | st.sampled_from([0.0, -100.0, 100.0, 1e308])


@st.composite
def reports(draw):
    def one(number):
        name, id_ = draw(st.sampled_from(KNOWN))
        low = draw(amounts)
        return Statement(
            f"q{number}",
            number,
            number + 1,
            IndicatorRef(name, id_, draw(st.sampled_from(["", "", "青岩县"]))),
            draw(st.sampled_from(["level", "growth", "change", "rank", "multiple"])),
            low,
            draw(st.just(low) | amounts),
            draw(st.sampled_from(["亿元", "万亿元", "%", "个百分点", "万人", "‰", "倍", "", "亿吨", "?"])),
            draw(st.sampled_from(["eq", "approx", "ge", "le", "range", "sync", "assigned", "stable", "positive"])),
            draw(st.sampled_from(["outcome", "target", "fact"])),
            draw(periods),
            comparable_basis=draw(st.booleans()),
            section=draw(st.sampled_from(["s1", "s2", "", "s9"])),
            quote=draw(st.sampled_from(["", "41.0%", "12", "一成", "１．５"])),
            confidence=draw(st.floats(0, 1)),
        )

    return tuple(one(number) for number in range(draw(st.integers(0, 14))))


@settings(max_examples=400, deadline=None)
@given(reports(), st.sampled_from([None, 2017, 2017, 2017, 0, 9999]))
def test_any_statements_give_sound_findings(statements, year):
    found = examine(SECTIONS, statements, year=year)
    assert found == examine(SECTIONS, statements, year=year)
    ids = {one.id for one in statements}
    order = [rule.id for rule in RULES]
    assert [one.rule for one in found] == sorted((one.rule for one in found), key=order.index)
    for one in found:
        assert one.statements
        assert len(set(one.statements)) == len(one.statements)
        assert set(one.statements) <= ids
        assert one.message.endswith("？")
        assert one.message_en.endswith("?")
        assert all(math.isfinite(value) for value in one.computed.values() if not isinstance(value, str))


def many(count: int, names: int) -> tuple[Statement, ...]:
    """Contradictory statements on a few indicators, as a very long report could have them."""
    return tuple(
        Statement(
            f"q{i}",
            10 * i,
            10 * i + 3,
            IndicatorRef(KNOWN[i % names][0], KNOWN[i % names][1]),
            ("level", "growth", "change")[i % 3],  # type: ignore[arg-type]
            float(i % 97 + 1),
            float(i % 97 + 1),
            "%",
            "eq",
            ("outcome", "target")[i // 2 % 2],  # type: ignore[arg-type]
            Period(str(2012 + i % 4), str(2014 + i % 11), ("year", "average", "cumulative", "by")[i // 3 % 4]),  # type: ignore[arg-type]
            section=("s1", "s2")[i // 2 % 2],
        )
        for i in range(count)
    )
