"""Shares of one whole."""

from __future__ import annotations

import pytest

RULE = "shares-sum"


def industries(say, *shares, years=2016, name="{}产业占比", **fields):
    ordinals = ("第一", "第二", "第三")
    return [
        say(name.format(ordinal), "level", float(share), "%", "outcome", years, quote=share, **fields)
        for ordinal, share in zip(ordinals, shares, strict=False)
    ]


@pytest.mark.parametrize(
    "shares", [("15.1", "43.9", "41.0"), ("15.1", "43.9", "41.1"), ("15", "44", "40"), ("0", "0", "100")]
)
def test_shares_that_add_up_within_rounding(say, ask, shares):
    assert not ask(RULE, *industries(say, *shares))


def test_shares_that_do_not(say, ask):
    parts = industries(say, "15.1", "43.9", "42.0")
    (found,) = ask(RULE, *parts)
    assert found.severity == "warning"
    assert found.statements == tuple(one.id for one in parts)
    assert found.computed == {
        "whole": "三次产业",
        "第一产业占比": 15.1,
        "第二产业占比": 43.9,
        "第三产业占比": 42,
        "sum": 101,
        "difference": 1,
        "tolerance": 0.15,
    }
    assert found.message == (
        "三次产业（15.1＋43.9＋42）相加为101%，与100%相差1个百分点，超出四舍五入的范围，是否有一项有误？"
    )


def test_two_of_three_are_no_whole(say, ask):
    assert not ask(RULE, *industries(say, "15.1", "43.9"))


def test_each_year_and_each_thing_shared_is_added_up_by_itself(say, ask):
    before = industries(say, "20.0", "40.0", "40.0", years=2012)
    after = industries(say, "15.1", "43.9", "41.0")
    jobs = industries(say, "40.0", "25.0", "36.0", name="{}产业就业人员占比")
    (found,) = ask(RULE, *before, *after, *jobs)
    assert found.statements == tuple(one.id for one in jobs)


def test_about_and_above_are_not_added_up(say, ask):
    assert not ask(RULE, *industries(say, "10", "44", "40", comparator="approx"))
    assert not ask(RULE, *industries(say, "10", "44", "40", comparator="ge"))


def test_growth_of_the_industries_is_no_share(say, ask):
    growth = [say(f"第{n}产业占比", "growth", 3, "%", "outcome", 2016) for n in "一二三"]
    assert not ask(RULE, *growth)


def test_tax_and_non_tax_revenue(say, ask):
    tax = say("税收占比", "level", 71.5, "%", "outcome", 2016)
    assert not ask(RULE, tax, say("非税占比", "level", 28.5, "%", "outcome", 2016))
    assert ask(RULE, tax, say("非税占比", "level", 38.5, "%", "outcome", 2016))
