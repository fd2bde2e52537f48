"""The light of a numeric target."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.site.keeping.aims import Aim
from duixian.site.keeping.curves import PlannedCurve
from duixian.site.keeping.measuring import Measured
from duixian.site.keeping.observations import Observation
from duixian.site.keeping.publication import REPORTED, Publication
from duixian.site.keeping.replay import light
from duixian.site.keeping.spans import Span
from keeping_samples import (
    END,
    START,
    YEAR,
    ceiling,
    day,
    growth_target,
    item,
    measured,
    revenue_target,
    to_date,
)


def half_year(value: float, curve: PlannedCurve | None = None, unit: str = "亿元", **fields: object) -> tuple[str, str]:
    found = light(item(measured(curve or revenue_target(), to_date(6, value, unit, **fields))), day(7, 20))
    return found.colour, found.rule


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (245, ("green", "on-curve")),
        (240, ("green", "on-curve")),
        (228, ("green", "within-tolerance")),
        (227.9, ("amber", "slightly-behind")),
        (192, ("amber", "slightly-behind")),
        (191.9, ("red", "behind")),
    ],
)
def test_revenue_at_half_time(value: float, answer: tuple[str, str]):
    assert half_year(value) == answer


def test_the_arithmetic_is_all_there():
    found = light(item(measured(revenue_target(), to_date(6, 226))), day(7, 20))
    assert [(one.label.zh, one.value.zh) for one in found.arithmetic] == [
        ("目标", "480亿元以上"),
        ("观测值", "226亿元（2023年1—6月）"),
        ("采用版本", "2023年7月18日公布"),
        ("应达到", "480 × 6/12 = 240亿元（时间进度）"),
        ("差额", "240 − 226 = 14亿元"),
        ("余下须比计划快", "14 ÷ 240 = 5.83%"),
        ("绿灯界限", "240 − 12 = 228亿元"),
        ("红灯界限", "240 − 48 = 192亿元"),
    ]
    assert found.reason.zh == (
        "黄灯：一般公共预算收入：2023年1—6月226亿元，比计划要求的240亿元低14亿元，超出容差12亿元，未超过红灯界限48亿元。"
    )
    assert found.inputs == ("2023-06 of 2023-07-18",)


def test_the_same_gap_weighs_more_near_the_end():
    plan = revenue_target()
    early, late = (
        light(item(measured(plan, to_date(month, 40 * month - 10))), day(month + 1, 20)).colour for month in (3, 11)
    )
    assert (early, late) == ("green", "red")


def test_another_unit_is_converted():
    assert half_year(2_280_000, unit="万元") == ("green", "within-tolerance")


@pytest.mark.parametrize(("value", "colour"), [(6.5, "green"), (6.4, "amber"), (5.85, "amber"), (5.8, "red")])
def test_growth_is_held_against_the_whole_target_at_once(value: float, colour: str):
    assert half_year(value, growth_target(), "%", measure="growth")[0] == colour


@pytest.mark.parametrize(("value", "colour"), [(6.7, "green"), (6.3, "green"), (6.2, "amber")])
def test_about_allows_what_the_settlement_allows(value: float, colour: str):
    plan = growth_target(allowance=0.2, comparator="approx")
    assert half_year(value, plan, "%", measure="growth")[0] == colour


@pytest.mark.parametrize(("value", "colour"), [(5.1, "green"), (5.5, "green"), (5.9, "amber"), (6.1, "red")])
def test_a_ceiling_is_broken_upwards(value: float, colour: str):
    assert half_year(value, ceiling(), "%")[0] == colour


@pytest.mark.parametrize(("value", "colour"), [(-3.4, "green"), (-3.2, "green"), (-2.8, "amber"), (-2.5, "red")])
def test_energy_intensity_must_fall_deep_enough(value: float, colour: str):
    plan = PlannedCurve(Aim(-3.2, "%", "growth", "lower"), START, END)
    assert half_year(value, plan, "%", measure="growth")[0] == colour


@pytest.mark.parametrize(("value", "colour"), [(4, "green"), (5, "green"), (7, "amber"), (8, "red")])
def test_a_rank_counts_in_places(value: float, colour: str):
    plan = PlannedCurve(Aim(5, "位", "rank", "lower"), START, END)
    assert half_year(value, plan, "位", measure="rank")[0] == colour


def test_none_allowed_means_the_first_is_red():
    plan = PlannedCurve(Aim(0, "起", polarity="lower"), START, END)
    assert half_year(0, plan, "起") == ("green", "on-curve")
    assert half_year(1, plan, "起") == ("red", "behind")


@pytest.mark.parametrize(("value", "answer"), [(480, ("green", "final-kept")), (479.5, ("red", "final-missed"))])
def test_the_whole_year_is_kept_or_missed(value: float, answer: tuple[str, str]):
    found = light(item(measured(revenue_target(), to_date(12, value))), day(2, 1, YEAR + 1))
    assert (found.colour, found.rule) == answer


def test_about_is_kept_down_to_its_tolerance():
    plan = revenue_target(aim=Aim(480, "亿元", allowance=9.6, comparator="approx"))
    colours = [light(item(measured(plan, to_date(12, value))), day(2, 1, YEAR + 1)).colour for value in (470.4, 470.3)]
    assert colours == ["green", "red"]


class TestYearEnd:
    def test_nothing_is_judged_before(self):
        assert half_year(100, revenue_target(kind="year-end")) == ("grey", "nothing-due-yet")

    def test_what_is_reached_early_is_green(self):
        assert half_year(481, revenue_target(kind="year-end")) == ("green", "reached-early")

    def test_a_spent_ceiling_cannot_be_kept(self):
        plan = PlannedCurve(Aim(600, "万元", polarity="lower"), START, END, "year-end", 0.0)
        assert half_year(601, plan, "万元") == ("red", "ceiling-broken")
        assert half_year(599, plan, "万元") == ("grey", "nothing-due-yet")

    def test_a_rate_may_still_change(self):
        plan = PlannedCurve(Aim(5.5, "%", polarity="lower"), START, END, "year-end")
        assert half_year(7, plan, "%") == half_year(5, plan, "%") == ("grey", "nothing-due-yet")

    def test_the_year_decides(self):
        found = light(item(measured(revenue_target(kind="year-end"), to_date(12, 300))), day(2, 1, YEAR + 1))
        assert found.rule == "final-missed"


class TestGrey:
    def test_before_the_first_publication(self):
        found = light(item(measured(revenue_target())), day(2, 10))
        assert (found.colour, found.rule) == ("grey", "not-published-yet")
        # January is published with February
        assert "截至2023年2月28日" in found.reason.zh
        assert "2023年3月25日" in found.reason.zh

    def test_after_it_without_an_observation(self):
        assert light(item(measured(revenue_target())), day(3, 25)).rule == "not-published-yet"
        assert light(item(measured(revenue_target())), day(3, 26)).rule == "no-observation"

    def test_an_indicator_has_its_own_delay(self):
        early = measured(revenue_target(), publication=Publication("quarter", 18))
        assert light(item(early), day(4, 18)).rule == "not-published-yet"
        assert light(item(early), day(4, 19)).rule == "no-observation"

    @pytest.mark.parametrize(
        "other",
        [
            to_date(6, 7.1, "%"),
            to_date(6, 240, measure="growth"),
            Observation("q2", "x", "临州市", Span(day(4, 1), day(6, 30)), 130, "亿元", day(7, 18)),
        ],
    )
    def test_observations_of_something_else(self, other: Observation):
        found = light(item(measured(revenue_target(), other)), day(7, 20))
        assert (found.colour, found.rule) == ("grey", "no-fitting-observation")
        assert "已有1个观测值" in found.reason.zh

    def test_observations_of_other_years_are_not_spoken_of(self):
        assert (
            light(item(measured(revenue_target(), to_date(12, 440, year=2022))), day(2, 10)).rule == "not-published-yet"
        )

    def test_green_goes_out_when_values_stay_away(self):
        number = measured(revenue_target(), to_date(6, 245))
        assert light(item(number), day(10, 25)).colour == "green"
        found = light(item(number), day(10, 26))
        assert (found.colour, found.rule) == ("grey", "stale")
        assert "其后应公布的3期未收到" in found.reason.zh

    def test_silence_does_not_put_out_amber_or_red(self):
        for value, colour in ((227, "amber"), (150, "red")):
            found = light(item(measured(revenue_target(), to_date(6, value))), day(12, 20))
            assert found.colour == colour
            assert "其后应公布的4期未收到" in found.reason.zh

    def test_green_goes_out_when_the_year_is_never_reported(self):
        number = measured(revenue_target(), to_date(11, 445))
        assert light(item(number), day(1, 25, YEAR + 1)).colour == "green"
        assert light(item(number), day(1, 26, YEAR + 1)).rule == "stale"


class TestReading:
    def test_the_state_at_a_month_s_end(self):
        balance = Observation("may", "x", "临州市", Span(day(5, 31), day(5, 31)), 940, "亿元", day(6, 10))
        plan = PlannedCurve(Aim(1000, "亿元", polarity="lower"), START, END)
        assert light(item(Measured("债务余额", plan, (balance,), "latest")), day(6, 12)).colour == "green"
        assert light(item(Measured("债务余额", plan, (balance,))), day(6, 12)).rule == "no-fitting-observation"

    def test_a_five_year_plan_reads_whole_years(self):
        plan = PlannedCurve(Aim(400, "亿元"), dt.date(2017, 1, 1), dt.date(2021, 12, 31), baseline=300)
        years = tuple(
            Observation(str(year), "x", "临州市", Span.year(year), value, "亿元", dt.date(year + 1, 3, 1))
            for year, value in ((2017, 325.0), (2018, 330.0))
        )
        number = Measured("一般公共预算收入", plan, (*years, to_date(6, 190, year=2019)), "year", Publication("year"))
        assert light(item(number, since=dt.date(2017, 1, 1)), dt.date(2018, 4, 1)).colour == "green"
        assert light(item(number, since=dt.date(2017, 1, 1)), dt.date(2019, 8, 1)).colour == "amber"


class TestReportedByTheUnit:
    """A number that no statistics office publishes."""

    @staticmethod
    def on(as_of: dt.date, *seen: Observation, by_unit: bool = True) -> object:
        publication = REPORTED if by_unit else Publication()
        return light(item(measured(revenue_target(), *seen, name="农村公路", publication=publication)), as_of)

    @staticmethod
    def value(month: int, value: float, **fields: object) -> Observation:
        published = Span.to_date(YEAR, month).end + dt.timedelta(days=4)
        return to_date(month, value, published=published, source="交通运输局", reported=True, **fields)

    def test_its_light_names_the_source(self):
        found = self.on(day(7, 20), self.value(6, 226))
        assert found.reason.zh == (
            "黄灯：农村公路：2023年1—6月226亿元（交通运输局报送，未见统计数据），比计划要求的240亿元低14亿元，"
            "超出容差12亿元，未超过红灯界限48亿元。"
        )
        assert "226亿元 (reported by 交通运输局, no statistics known) in 2023-01 to 2023-06" in found.reason.en
        assert ("采用版本", "交通运输局自报，2023年7月4日确认") in [
            (one.label.zh, one.value.zh) for one in found.arithmetic
        ]

    def test_statistics_go_before_it(self):
        found = self.on(day(7, 20), self.value(6, 226), to_date(6, 241))
        assert (found.colour, "报送" in found.reason.zh) == ("green", False)

    def test_a_value_of_every_month_is_expected_in_the_middle_of_the_next(self):
        assert [self.on(one).rule for one in (day(2, 15), day(2, 16))] == ["not-reported-yet", "no-reported-value"]
        assert "牵头单位也未报数" in self.on(day(2, 16)).reason.zh
        assert self.on(day(2, 16), by_unit=False).rule == "not-published-yet"

    def test_a_green_light_goes_out_when_three_months_are_missing(self):
        seen = self.value(3, 130)
        assert [self.on(one, seen).rule for one in (day(7, 15), day(7, 16))] == ["on-curve", "stale"]
        assert "其后应报送的3期未收到" in self.on(day(7, 16), seen).reason.zh
        assert "其后应报送的2期未收到" in self.on(day(7, 15), seen).reason.zh

    def test_it_counts_for_what_statistics_usually_publish_until_they_do(self):
        assert self.on(day(4, 10), self.value(3, 130), by_unit=False).colour == "green"

    def test_a_returned_report_takes_its_value_back(self):
        seen = (self.value(5, 200), self.value(6, 100, withdrawn_on=day(7, 9)))
        assert [self.on(one, *seen).colour for one in (day(7, 8), day(7, 9))] == ["red", "green"]
        assert self.on(day(7, 9), seen[1]).rule == "no-reported-value"
