"""A first step shorter than the average of all steps."""

from __future__ import annotations

import pytest

RULE = "annual-below-average"


def test_investment_of_14_per_cent_against_an_average_of_16(say, ask):
    average = say("固定资产投资", "growth", 16, "%", "target", "2017~2021", comparator="ge")
    annual = say("固定资产投资", "growth", 14, "%", "target", 2017, comparator="approx")
    (found,) = ask(RULE, average, annual)
    assert found.severity == "notice"
    assert found.statements == (average.id, annual.id)
    assert found.computed == {
        "indicator": "固定资产投资",
        "period": "2017-2021",
        "unit": "%",
        "required": 16,
        "annual_target": 14,
        "annual_year": "2017",
        "shortfall": 2,
        "remaining_years": 4,
        "remaining_required": 16.5055,
    }
    assert found.message == (
        "固定资产投资：2017年的目标是增长14%左右，而2017—2021年年均目标是增长16%以上，低2个百分点，"
        "其后4年须年均增长16.51%方能达到，是否已有安排？"
    )
    assert found.message_en == (
        "Fixed-asset investment: the 2017 target is growth of about 14%, while the yearly average promised for "
        "2017–2021 is growth of at least 16%, 2 points more; the 4 years after it would need growth of 16.51% a year. "
        "Is that planned?"
    )


def test_a_target_that_keeps_to_the_average_is_not_asked_about(say, ask):
    average = say("社会消费品零售总额", "growth", 12, "%", "target", "2017~2021", comparator="ge")
    assert not ask(RULE, average, say("社会消费品零售总额", "growth", 12, "%", "target", 2017, comparator="approx"))


def test_the_best_of_the_year_meets_the_least_of_the_average(say, ask):
    average = say("地区生产总值", "growth", 5, "%", "target", "2017~2021", high=5.5, comparator="range")
    assert not ask(RULE, average, say("地区生产总值", "growth", 5, "%", "target", 2017, comparator="approx"))
    assert not ask(RULE, average, say("地区生产总值", "growth", 4.5, "%", "target", 2017, high=5, comparator="range"))
    assert ask(RULE, average, say("地区生产总值", "growth", 4.5, "%", "target", 2017, high=4.8, comparator="range"))


@pytest.mark.parametrize(
    ("annual", "fields", "severity"),
    [
        (7.5, {}, "notice"),
        (8.3, {}, "info"),  # a slight shortfall
        (7.5, {"comparator": "ge"}, "info"),  # a minimum: more may be meant
        (7.5, {"confidence": 0.4}, "info"),  # perhaps misread
    ],
)
def test_how_much_weight_a_shortfall_has(say, ask, annual, fields, severity):
    average = say("规模以上工业增加值", "growth", 8.5, "%", "target", "2017~2021")
    (found,) = ask(RULE, average, say("规模以上工业增加值", "growth", annual, "%", "target", 2017, **fields))
    assert found.severity == severity


def test_in_the_middle_of_a_plan_earlier_years_may_have_run_ahead(say, ask):
    average = say("地区生产总值", "growth", 8, "%", "target", "2016~2020")
    (found,) = ask(RULE, average, say("地区生产总值", "growth", 7, "%", "target", 2017))
    assert (found.severity, found.computed["remaining_years"]) == ("info", 3)


def test_less_is_better_for_energy_intensity(say, ask):
    average = say("单位地区生产总值能耗", "growth", -3, "%", "target", "2017~2021", high=-4, comparator="range")
    assert not ask(RULE, average, say("单位地区生产总值能耗", "growth", -3.2, "%", "target", 2017))
    average = say("单位地区生产总值能耗", "growth", -3, "%", "target", "2017~2021")
    assert not ask(RULE, average, say("单位地区生产总值能耗", "growth", -3.2, "%", "target", 2017))
    (found,) = ask(RULE, average, say("单位地区生产总值能耗", "growth", -2.5, "%", "target", 2017))
    assert found.computed["shortfall"] == 0.5
    assert "下降2.5%" in found.message


def test_a_rate_that_is_to_rise_by_points(say, ask):
    average = say("城镇化率", "change", 1, "个百分点", "target", "2017~2021")
    assert ask(RULE, average, say("城镇化率", "change", 0.8, "个百分点", "target", 2017))
    assert not ask(RULE, average, say("城镇化率", "change", 1.2, "个百分点", "target", 2017))


def test_a_target_level_is_turned_into_growth_over_last_year(say, ask):
    average = say("一般公共预算收入", "growth", 8, "%", "target", "2017~2021")
    last = say("一般公共预算收入", "level", 200, "亿元", "outcome", 2016)
    target = say("一般公共预算收入", "level", 210, "亿元", "target", 2017)
    (found,) = ask(RULE, average, last, target)
    assert found.computed["annual_target"] == 5
    assert "210亿元（合增长5%）" in found.message
    assert found.statements == (average.id, target.id, last.id)


def test_of_two_targets_the_one_in_the_list_counts(say, ask):
    average = say("固定资产投资", "growth", 16, "%", "target", "2017~2021")
    aside = say("固定资产投资", "growth", 10, "%", "target", 2017, section="s4")
    listed = say("固定资产投资", "growth", 16, "%", "target", 2017)
    assert not ask(RULE, average, aside, listed)


def test_other_places_other_years_and_outcomes_are_no_target_of_this_year(say, ask):
    average = say("固定资产投资", "growth", 16, "%", "target", "2017~2021")
    assert not ask(RULE, average, say("固定资产投资", "growth", 14, "%", "target", 2017, scope="青岩县"))
    assert not ask(RULE, average, say("固定资产投资", "growth", 14, "%", "target", "2018"))
    assert not ask(RULE, average, say("固定资产投资", "growth", 14, "%", "outcome", 2017))
    assert not ask(RULE, average, say("固定资产投资", "growth", 14, "%", "target", 2017), year=None)
