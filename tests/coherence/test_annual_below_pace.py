"""This year's target against the pace that a later goal needs."""

from __future__ import annotations

import pytest

RULE = "annual-below-pace"


def test_revenue_of_400_in_2021_needs_more_than_7_per_cent_a_year(say, ask):
    last = say("一般公共预算收入", "level", 277.96, "亿元", "outcome", 2016)
    goal = say("一般公共预算收入", "level", 400, "亿元", "target", "2021", comparator="ge")
    annual = say("一般公共预算收入", "growth", 7, "%", "target", 2017, comparator="approx")
    (found,) = ask(RULE, last, goal, annual)
    assert found.severity == "notice"
    assert found.statements == (last.id, goal.id, annual.id)
    assert found.computed == {
        "indicator": "一般公共预算收入",
        "baseline": 277.96,
        "baseline_unit": "亿元",
        "baseline_year": "2016",
        "goal": 400,
        "goal_unit": "亿元",
        "goal_year": "2021",
        "years": 5,
        "unit": "%",
        "required": 7.5513,
        "annual_target": 7,
        "annual_year": "2017",
        "shortfall": 0.5513,
        "remaining_years": 4,
        "remaining_required": 7.6895,
    }
    assert found.message == (
        "一般公共预算收入：由2016年的277.96亿元到2021年的400亿元以上，须年均增长7.55%，而2017年的目标是增长7%左右，"
        "差0.55个百分点，其后4年须年均增长7.69%，是否已有安排？"
    )
    assert found.message_en.startswith(
        "General public budget revenue: from 27.796 billion yuan in 2016 to at least 40 billion yuan in 2021 takes "
        "growth of 7.55% a year"
    )


def test_gdp_that_grows_faster_than_its_goal_needs_is_not_asked_about(say, ask):
    last = say("地区生产总值", "level", 2820, "亿元", "outcome", 2016)
    goal = say("地区生产总值", "level", 4000, "亿元", "target", "2021", comparator="ge")
    assert not ask(RULE, last, goal, say("地区生产总值", "growth", 8.5, "%", "target", 2017, comparator="approx"))


def test_price_changes_may_fill_what_real_growth_leaves(say, ask):
    last = say("地区生产总值", "level", 2820, "亿元", "outcome", 2016)
    goal = say("地区生产总值", "level", 4000, "亿元", "target", "2021")
    (found,) = ask(RULE, last, goal, say("地区生产总值", "growth", 6, "%", "target", 2017))
    assert found.severity == "info"


def test_units_differ_and_still_compare(say, ask):
    last = say("一般公共预算收入", "level", 9800, "亿元", "outcome", 2016)
    goal = say("一般公共预算收入", "level", 1.4, "万亿元", "target", "2021")
    (found,) = ask(RULE, last, goal, say("一般公共预算收入", "growth", 6, "%", "target", 2017))
    assert found.computed["required"] == 7.3941


@pytest.mark.parametrize(("annual", "asked"), [(47.6, False), (47.2, True)])
def test_a_share_rises_by_equal_points(say, ask, annual, asked):
    last = say("森林覆盖率", "level", 47.0, "%", "outcome", 2016, quote="47.0%")
    goal = say("森林覆盖率", "level", 50, "%", "target", "2021", comparator="ge")
    found = ask(RULE, last, goal, say("森林覆盖率", "level", annual, "%", "target", 2017))
    assert bool(found) is asked
    if asked:
        assert (found[0].computed["required"], found[0].computed["annual_target"]) == (0.6, 0.2)
        assert "须年均提高0.6个百分点" in found[0].message


def test_a_baseline_printed_without_decimals_may_be_half_a_point_off(say, ask):
    last = say("森林覆盖率", "level", 47, "%", "outcome", 2016)
    goal = say("森林覆盖率", "level", 50, "%", "target", "2021")
    assert not ask(RULE, last, goal, say("森林覆盖率", "level", 47.6, "%", "target", 2017))
    (found,) = ask(RULE, last, goal, say("森林覆盖率", "level", 47.2, "%", "target", 2017))
    assert found.severity == "info"


def test_points_promised_for_the_year(say, ask):
    last = say("城镇化率", "level", 63, "%", "outcome", 2016, quote="63.0%")
    goal = say("城镇化率", "level", 67.5, "%", "target", "2021")
    assert not ask(RULE, last, goal, say("城镇化率", "change", 0.9, "个百分点", "target", 2017, comparator="ge"))
    assert ask(RULE, last, goal, say("城镇化率", "change", 0.5, "个百分点", "target", 2017))


def test_fine_dust_has_to_fall(say, ask):
    last = say("PM2.5平均浓度", "level", 45, "微克/立方米", "outcome", 2016)
    goal = say("PM2.5平均浓度", "level", 35, "微克/立方米", "target", "2021", comparator="le")
    assert ask(RULE, last, goal, say("PM2.5平均浓度", "level", 44.9, "微克/立方米", "target", 2017))
    assert not ask(RULE, last, goal, say("PM2.5平均浓度", "level", 42, "微克/立方米", "target", 2017))


def test_growth_over_the_whole_plan(say, ask):
    goal = say("一般公共预算收入", "growth", 50, "%", "target", "2017-2021")
    (found,) = ask(RULE, goal, say("一般公共预算收入", "growth", 7, "%", "target", 2017))
    assert found.computed["required"] == 8.4472
    assert found.message.startswith("一般公共预算收入：2017—2021年累计增长50%，合每年增长8.45%，而2017年的目标是增长7%")


def test_a_total_over_the_whole_plan_is_made_in_equal_parts(say, ask):
    goal = say("城镇新增就业", "level", 30, "万人", "target", "2017-2021")
    assert not ask(RULE, goal, say("城镇新增就业", "level", 6, "万人", "target", 2017, comparator="ge"))
    (found,) = ask(RULE, goal, say("城镇新增就业", "level", 5, "万人", "target", 2017))
    assert (found.computed["required"], found.computed["remaining_required"]) == (6, 6.25)
    assert "合每年6万人，而2017年的目标是5万人，差1万人，其后4年须年均6.25万人" in found.message


def test_without_an_exact_baseline_of_last_year_there_is_no_pace(say, ask):
    goal = say("一般公共预算收入", "level", 400, "亿元", "target", "2021")
    annual = say("一般公共预算收入", "growth", 2, "%", "target", 2017)
    assert not ask(RULE, goal, annual)
    assert not ask(RULE, say("一般公共预算收入", "level", 277, "亿元", "outcome", 2015), goal, annual)
    assert not ask(RULE, say("一般公共预算收入", "level", 277, "亿元", "outcome", 2016, comparator="ge"), goal, annual)
    assert not ask(RULE, say("一般公共预算收入", "level", 900, "亿元", "outcome", "2013-2016"), goal, annual)


def test_a_unit_of_another_kind_is_no_baseline(say, ask):
    last = say("一般公共预算收入", "level", 277, "亿美元", "outcome", 2016)
    goal = say("一般公共预算收入", "level", 400, "亿元", "target", "2021")
    assert not ask(RULE, last, goal, say("一般公共预算收入", "growth", 2, "%", "target", 2017))


def test_far_goals_weigh_little(say, ask):
    last = say("一般公共预算收入", "level", 100, "亿元", "outcome", 2016)
    goal = say("一般公共预算收入", "level", 400, "亿元", "target", "2030")
    (found,) = ask(RULE, last, goal, say("一般公共预算收入", "growth", 6, "%", "target", 2017))
    assert (found.severity, found.computed["years"]) == ("info", 14)


def test_a_total_that_is_nearly_on_its_way_is_no_question(say, ask):
    goal = say("城镇新增就业", "level", 30, "万人", "target", "2017-2021")
    assert not ask(RULE, goal, say("城镇新增就业", "level", 5.9, "万人", "target", 2017))


def test_impossible_growth_is_a_misreading(say, ask):
    goal = say("一般公共预算收入", "growth", 50, "%", "target", "2017-2021")
    assert not ask(RULE, goal, say("一般公共预算收入", "growth", -120, "%", "target", 2017))
