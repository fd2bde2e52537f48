"""What a target should have reached by a day."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.site.keeping.aims import Aim
from duixian.site.keeping.curves import PlannedCurve
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.observations import Observation
from duixian.site.keeping.seasons import NO_SEASON, Season, season_of
from duixian.site.keeping.spans import Span
from keeping_samples import END, START, YEAR, ceiling, day, growth_target, revenue_target, to_date

FRONT_LOADED = (0.12, 0.19, 0.29, 0.38, 0.46, 0.55, 0.63, 0.70, 0.78, 0.86, 0.93, 1.0)


def past_years(*years: int, total: float = 400.0) -> list[Observation]:
    return [
        to_date(month, share * total, year=year)
        for year in years
        for month, share in enumerate(FRONT_LOADED, start=1)
        if month != 1  # published together with February
    ]


@pytest.mark.parametrize(("month", "value"), [(3, 120), (6, 240), (9, 360), (11, 440), (12, 480)])
def test_equal_parts_go_by_months_as_the_trade_counts_them(month: int, value: float):
    curve = revenue_target()
    assert curve.expected(Span.to_date(YEAR, month).end).value == pytest.approx(value)


def test_half_the_year_says_its_arithmetic():
    expected = revenue_target().expected(day(6, 30))
    assert expected.explanation.zh == "480 × 6/12 = 240亿元（时间进度）"
    assert expected.explanation.en == "480 × 6/12 = 240亿元 (share of time)"
    assert (expected.left, expected.tolerance, expected.band) == (240, pytest.approx(12), pytest.approx(48))


def test_a_computed_value_is_rounded_and_an_agreed_one_is_not():
    third = PlannedCurve(Aim(100.125, "个"), START, END, baseline=0).expected(day(4, 30))
    assert third.explanation.zh == "100.125 × 4/12 = 33.38个（时间进度）"
    agreed = PlannedCurve(Aim(100, "个"), START, END, "steps", 0.0, ((day(4, 30), 33.3375),)).expected(day(5, 1))
    assert "33.3375个" in agreed.explanation.zh


def test_within_a_month_the_days_count():
    curve = revenue_target()
    assert curve.expected(day(6, 15)).value == pytest.approx(220)
    assert "45.83%" in curve.expected(day(6, 15)).explanation.en


def test_a_stock_starts_from_what_there_was():
    forest = PlannedCurve(Aim(36.2, "%"), START, END, baseline=35.0)
    expected = forest.expected(day(3, 31))
    assert expected.value == pytest.approx(35.3)
    assert expected.explanation.zh == "35 + (36.2 − 35) × 3/12 = 35.3%（时间进度）"


def test_five_years_are_one_way():
    plan = PlannedCurve(Aim(400, "亿元"), dt.date(2017, 1, 1), dt.date(2021, 12, 31), baseline=300)
    assert plan.expected(dt.date(2018, 12, 31)).value == pytest.approx(340)


def test_growth_since_january_has_no_ramp():
    for kind in ("linear", "seasonal"):
        plan = PlannedCurve(Aim(6.5, "%", "growth"), START, END, kind)
        assert plan.expected(day(3, 31)).value == 6.5
    assert growth_target().expected(day(3, 31)).explanation.en == "6.5% throughout"


def test_growth_and_ranks_take_no_baseline():
    for measure in ("growth", "rank"):
        with pytest.raises(UnfitPlan, match="baseline"):
            PlannedCurve(Aim(3, "%", measure), START, END, baseline=0.0)


def test_a_change_climbs_from_nothing():
    urbanisation = PlannedCurve(Aim(1.2, "个百分点", "change"), START, END, baseline=0.0)
    assert urbanisation.expected(day(6, 30)).value == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("aim", "baseline"),
    [
        (Aim(6.5, "%", "growth"), None),
        (Aim(5, "位", "rank", "lower"), None),
        (Aim(5.5, "%", polarity="lower"), None),
        (Aim(-3, "%", "change", "lower"), 0.0),
        (Aim(480, "亿元"), 0.0),
        (Aim(2, "倍", "multiple"), 1.0),
    ],
)
def test_the_baseline_to_offer(aim: Aim, baseline: float | None):
    assert aim.usual_baseline == baseline


def test_a_ceiling_holds_all_year_with_room_for_amber():
    expected = ceiling().expected(day(4, 30))
    assert (expected.value, expected.tolerance, expected.band) == (5.5, 0, pytest.approx(0.55))
    assert ceiling(2.0).expected(day(4, 30)).band == 0.5


def test_spending_under_a_ceiling_is_spread_over_the_year():
    spending = PlannedCurve(Aim(600, "万元", polarity="lower"), START, END, baseline=0.0)
    assert spending.expected(day(6, 30)).value == pytest.approx(300)


def test_a_floor_under_a_stock_does_not_ask_for_a_fall():
    farmland = PlannedCurve(Aim(300, "万亩"), START, END, baseline=312.0)
    assert farmland.expected(day(6, 30)).value == 300


def test_steps_ask_for_the_last_one_that_fell_due():
    plan = revenue_target(kind="steps", steps=((day(6, 30), 200.0), (day(9, 30), 350.0)))
    assert plan.expected(day(5, 31)).how == "not-due"
    assert plan.expected(day(5, 31)).due_on == day(6, 30)
    assert plan.expected(day(8, 31)).value == 200
    assert plan.expected(day(9, 30)).explanation.zh == "350亿元（2023年9月30日的分步目标）"
    assert plan.expected(END).value == 480


def test_steps_of_a_rate_keep_its_band():
    plan = PlannedCurve(Aim(92, "%"), START, END, "steps", steps=((day(6, 30), 90.0),))
    expected = plan.expected(day(7, 31))
    assert (expected.value, expected.left, expected.band) == (90, None, pytest.approx(9.2))


def test_at_the_end_only_the_promise_counts():
    expected = revenue_target(aim=Aim(480, "亿元", allowance=9.6, comparator="approx")).expected(END)
    assert (expected.value, expected.tolerance, expected.band) == (480, 9.6, 9.6)


def test_year_end_asks_for_nothing_before():
    expected = revenue_target(kind="year-end").expected(day(11, 30))
    assert (expected.how, expected.value, expected.due_on) == ("not-due", None, END)
    assert expected.explanation.zh == "2023年12月31日之前没有到期的要求"


def test_a_season_is_the_average_share_of_past_years():
    season = season_of(past_years(2020, 2021, 2022), YEAR, known_on=day(2, 1))
    assert season.years == (2020, 2021, 2022)
    assert season.shares == pytest.approx((0.095, *FRONT_LOADED[1:]))
    plan = revenue_target(kind="seasonal", season=season)
    assert plan.expected(day(6, 30)).value == pytest.approx(264)
    assert plan.expected(day(6, 30)).explanation.zh == "480 × 55% = 264亿元（2020、2021、2022年同期占全年的平均份额）"


def test_a_season_comes_from_single_months_too():
    past = [
        Observation(f"{year}-{month}", "x", "临州市", Span.month(year, month), 10.0 + month, "亿元", day(1, 20))
        for year in (2021, 2022)
        for month in range(1, 13)
    ]
    season = season_of(past, YEAR, known_on=day(2, 1))
    assert season.shares[5] == pytest.approx(sum(range(11, 17)) / sum(range(11, 23)))


def test_a_season_uses_only_what_was_known_when_the_plan_was_made():
    past = past_years(2021, 2022)
    revised = to_date(12, 500.0, year=2022, published=day(9, 1), id="revised")
    before, after = (season_of([*past, revised], YEAR, known_on=day(month, 1)) for month in (2, 10))
    assert before == season_of(past, YEAR, known_on=day(2, 1))
    assert after.shares[5] < before.shares[5]
    assert season_of(past, YEAR, known_on=dt.date(2022, 6, 1)) == NO_SEASON


@pytest.mark.parametrize("past", [[], past_years(2022), past_years(2022, 2021, total=-3), past_years(2010, 2011)])
def test_without_two_fit_years_there_is_no_season(past: list[Observation]):
    assert season_of(past, YEAR, known_on=day(2, 1)) == NO_SEASON


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (revenue_target(kind="seasonal"), "以往完整年份不足2年"),
        (revenue_target(kind="seasonal", baseline=440.0), "不是从零累计的数"),
        (PlannedCurve(Aim(6.5, "%", "growth"), START, END, "seasonal"), "目标须全程保持，没有爬坡"),
        (PlannedCurve(Aim(60, "亿元"), START, day(6, 30), "seasonal", 0.0), "计划期不是一个自然年"),
    ],
)
def test_a_seasonal_plan_without_seasons_says_why(plan: PlannedCurve, why: str):
    assert plan.expected(day(3, 31)).explanation.zh.endswith(f"；未按季节性：{why}")


def test_a_season_is_straight_within_a_month():
    assert Season(FRONT_LOADED, (2021, 2022)).share(5.5) == pytest.approx((0.46 + 0.55) / 2)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "steps"},
        {"kind": "linear", "steps": ((day(6, 30), 1.0),)},
        {"kind": "steps", "steps": ((day(9, 30), 1.0), (day(6, 30), 2.0))},
        {"kind": "steps", "steps": ((day(6, 30, 2022), 1.0),)},
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(fields: dict[str, object]):
    with pytest.raises(UnfitPlan):
        revenue_target(**fields)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_must_be_finite(value: float):
    for wrong in (
        lambda: Aim(value, "亿元"),
        lambda: Aim(1, "亿元", allowance=value),
        lambda: revenue_target(baseline=value),
        lambda: revenue_target(kind="steps", steps=((day(6, 30), value),)),
        lambda: to_date(6, value),
    ):
        with pytest.raises(UnfitPlan, match="finite"):
            wrong()


def test_a_plan_must_not_end_before_it_begins():
    with pytest.raises(UnfitPlan, match="exchange"):
        PlannedCurve(Aim(1, "%"), END, START)
