"""Levels that imply another growth or change than the one stated."""

from __future__ import annotations

import pytest

RULE = "level-growth-mismatch"
REVENUE = "一般公共预算收入"


def test_last_year_this_year_and_the_growth_between(say, ask):
    before = say(REVENUE, "level", 200, "亿元", "outcome", 2015)
    after = say(REVENUE, "level", 214, "亿元", "outcome", 2016)
    assert not ask(RULE, before, after, say(REVENUE, "growth", 7, "%", "outcome", 2016))
    stated = say(REVENUE, "growth", 17, "%", "outcome", 2016)
    (found,) = ask(RULE, before, after, stated)
    assert found.severity == "notice"
    assert found.statements == (before.id, after.id, stated.id)
    assert found.computed["implied"] == 7
    assert found.computed["stated"] == 17
    assert found.message == (
        "一般公共预算收入：2015年为200亿元，2016年为214亿元，推算增长7%，而文中为增长17%，是否口径不同？"
    )


@pytest.mark.parametrize(("average", "asked"), [(10.7, False), (12.7, True)])
def test_an_average_over_four_years_starts_from_the_year_before_them(say, ask, average, asked):
    before = say(REVENUE, "level", 185.1, "亿元", "outcome", 2012)
    after = say(REVENUE, "level", 277.96, "亿元", "outcome", 2016)
    found = ask(RULE, before, after, say(REVENUE, "growth", average, "%", "outcome", "2013~2016"))
    assert bool(found) is asked
    if asked:
        assert "推算年均增长10.7%，而文中为年均增长12.7%" in found[0].message
        assert found[0].computed["years"] == 4


def test_the_level_of_the_first_year_leaves_one_step_open(say, ask):
    before = say(REVENUE, "level", 204, "亿元", "outcome", 2013)
    after = say(REVENUE, "level", 277.96, "亿元", "outcome", 2016)
    assert not ask(RULE, before, after, say(REVENUE, "growth", 12, "%", "outcome", "2013~2016"))
    (found,) = ask(RULE, before, after, say(REVENUE, "growth", 22, "%", "outcome", "2013~2016"))
    assert (found.severity, found.computed["years"]) == ("info", 3)


def test_a_level_above_a_mark_is_open(say, ask):
    before = say("社会消费品零售总额", "level", 700, "亿元", "outcome", 2013, comparator="ge")
    after = say("社会消费品零售总额", "level", 1127, "亿元", "outcome", 2016)
    assert not ask(RULE, before, after, say("社会消费品零售总额", "growth", 12.6, "%", "outcome", "2013~2016"))


def test_growth_over_several_years_together(say, ask):
    before = say(REVENUE, "level", 200, "亿元", "outcome", 2012)
    after = say(REVENUE, "level", 300, "亿元", "outcome", 2016)
    assert not ask(RULE, before, after, say(REVENUE, "growth", 50, "%", "outcome", "2013-2016"))
    assert ask(RULE, before, after, say(REVENUE, "growth", 60, "%", "outcome", "2013-2016"))


def test_last_years_level_this_years_target_and_its_growth(say, ask):
    last = say(REVENUE, "level", 200, "亿元", "outcome", 2016)
    level = say(REVENUE, "level", 230, "亿元", "target", 2017)
    assert ask(RULE, last, level, say(REVENUE, "growth", 7, "%", "target", 2017))
    assert not ask(RULE, last, level, say(REVENUE, "growth", 15, "%", "target", 2017))


@pytest.mark.parametrize("name", ["地区生产总值", "规模以上工业增加值", "城镇居民人均可支配收入"])
def test_growth_at_comparable_prices_does_not_follow_from_levels(say, ask, name):
    before = say(name, "level", 200, "亿元", "outcome", 2015)
    after = say(name, "level", 230, "亿元", "outcome", 2016)
    assert not ask(RULE, before, after, say(name, "growth", 8, "%", "outcome", 2016))


def test_growth_on_a_comparable_basis_does_not_either(say, ask):
    before = say(REVENUE, "level", 200, "亿元", "outcome", 2015)
    after = say(REVENUE, "level", 198, "亿元", "outcome", 2016)
    assert not ask(RULE, before, after, say(REVENUE, "growth", 6, "%", "outcome", 2016, comparable_basis=True))


def test_points_between_two_rates(say, ask):
    before = say("城镇化率", "level", 46.5, "%", "outcome", 2012)
    after = say("城镇化率", "level", 50.5, "%", "outcome", 2016)
    assert not ask(RULE, before, after, say("城镇化率", "change", 4, "个百分点", "outcome", "2013-2016"))
    (found,) = ask(RULE, before, after, say("城镇化率", "change", 6, "个百分点", "outcome", "2013-2016"))
    assert "推算提高4个百分点，而文中为提高6个百分点" in found.message


def test_a_level_its_change_and_its_growth(say, ask):
    level = say(REVENUE, "level", 220, "亿元", "outcome", 2016)
    change = say(REVENUE, "change", 20, "亿元", "outcome", 2016)
    assert not ask(RULE, level, change, say(REVENUE, "growth", 10, "%", "outcome", 2016))
    (found,) = ask(RULE, level, change, say(REVENUE, "growth", 12, "%", "outcome", 2016))
    assert found.message == (
        "一般公共预算收入：2016年为220亿元，比上年提高20亿元，推算增长10%，而文中为增长12%，是否口径不同？"
    )


def test_round_figures_may_be_rounded(say, ask):
    before = say(REVENUE, "level", 200, "亿元", "outcome", 2015)
    after = say(REVENUE, "level", 220, "亿元", "outcome", 2016)
    assert not ask(RULE, before, after, say(REVENUE, "growth", 11, "%", "outcome", 2016))


def test_points_a_year_from_the_first_year_of_an_average(say, ask):
    before = say("城镇化率", "level", 46.5, "%", "outcome", 2013)
    after = say("城镇化率", "level", 49.5, "%", "outcome", 2016)
    assert not ask(RULE, before, after, say("城镇化率", "change", 1.2, "个百分点", "outcome", "2013~2016"))
    assert ask(RULE, before, after, say("城镇化率", "change", 9, "个百分点", "outcome", "2013~2016"))


def test_a_change_of_more_than_a_mark_leaves_growth_open(say, ask):
    level = say(REVENUE, "level", 220, "亿元", "outcome", 2016)
    change = say(REVENUE, "change", 20, "亿元", "outcome", 2016, comparator="ge")
    assert not ask(RULE, level, change, say(REVENUE, "growth", 14, "%", "outcome", 2016))
