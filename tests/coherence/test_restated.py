"""The same quantity given twice."""

from __future__ import annotations

import pytest

RULE = "restated-differently"


def test_one_outcome_with_two_values(say, ask):
    one = say("森林覆盖率", "level", 47.2, "%", "outcome", 2016)
    other = say("森林覆盖率", "level", 49.2, "%", "outcome", 2016)
    (found,) = ask(RULE, one, other)
    assert found.severity == "notice"
    assert found.statements == (one.id, other.id)
    assert found.computed["difference"] == 2
    assert found.message == "森林覆盖率：2016年结果在一处写作47.2%，在另一处写作49.2%，以哪一个为准？"


def test_two_growth_targets_for_a_headline_indicator_weigh_most(say, ask):
    (found,) = ask(
        RULE,
        say("地区生产总值", "growth", 8, "%", "target", 2017),
        say("地区生产总值", "growth", 8.5, "%", "target", 2017, section="s4"),
    )
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"low": 200, "comparator": "ge"}, {"low": 220}),
        ({"low": 2820}, {"low": 2820.4}),
        ({"low": 1200}, {"low": 1221}),
        ({"low": 50, "comparator": "approx"}, {"low": 51}),
        ({"low": 30, "comparator": "le"}, {"low": 28}),
        ({"low": 30, "high": 40, "comparator": "range"}, {"low": 35}),
        ({"low": 10.3, "unit": "万亿元"}, {"low": 103012, "unit": "亿元"}),
        ({"low": 5.53, "unit": "万亿元"}, {"low": 5, "unit": "万亿元", "comparator": "ge"}),
    ],
)
def test_figures_that_can_both_be_true(say, ask, one, other):
    statements = [
        say("旅游总收入", "level", fields.pop("low"), fields.pop("unit", "亿元"), "outcome", 2016, **fields)
        for fields in (dict(one), dict(other))
    ]
    assert not ask(RULE, *statements)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"low": 16, "comparator": "ge"}, {"low": 14, "comparator": "approx"}),
        ({"low": 4.5, "comparator": "le"}, {"low": 4.8}),
        ({"low": -30, "comparator": "ge"}, {"low": -25}),
    ],
)
def test_figures_that_cannot(say, ask, one, other):
    statements = [
        say("入境游客", "growth", fields.pop("low"), "%", "target", 2017, **fields)
        for fields in (dict(one), dict(other))
    ]
    assert ask(RULE, *statements)


def test_a_fall_of_at_least_30_agrees_with_one_of_35(say, ask):
    assert not ask(
        RULE,
        say("生产安全事故死亡人数", "growth", -30, "%", "outcome", 2016, comparator="ge"),
        say("生产安全事故死亡人数", "growth", -35, "%", "outcome", 2016),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"years": 2015},
        {"years": "2013-2016"},
        {"scope": "青岩县"},
        {"role": "target"},
        {"unit": "亿美元"},
        {"comparable_basis": True},
    ],
)
def test_different_things_are_not_compared(say, ask, change):
    first = say("一般公共预算收入", "level", 200, "亿元", "outcome", 2016)
    fields = {"years": 2016, "role": "outcome", "unit": "亿元", "name": "一般公共预算收入", **change}
    other = say(
        fields.pop("name"), "level", 300, fields.pop("unit"), fields.pop("role"), fields.pop("years"),
        **{"section": "s1", **fields},
    )  # fmt: skip
    assert not ask(RULE, first, other)


def test_figures_of_another_order_are_more_likely_of_another_thing(say, ask):
    total = say("旅游总收入", "level", 500, "亿元", "outcome", 2016)
    (found,) = ask(RULE, total, say("旅游总收入", "level", 60, "亿元", "outcome", 2016))
    assert found.severity == "info"
    (found,) = ask(RULE, total, say("旅游总收入", "level", 560, "亿元", "outcome", 2016))
    assert found.severity == "notice"


def test_of_two_levels_under_one_name_the_last_holds(say, ask):
    """净增20万户、达到190万户"""
    grown, total = (
        say("经营主体", "level", low, "万户", "outcome", 2016, start=start, end=start + 4)
        for low, start in ((20, 500), (190, 507))
    )
    assert not ask(RULE, grown, total)
    (found,) = ask(RULE, grown, total, later := say("经营主体", "level", 170, "万户", "outcome", 2016, start=5000))
    assert found.statements == (total.id, later.id)


def test_of_two_rates_under_one_name_neither_holds(say, ask):
    """分别增长6%、9%"""
    one, other = (
        say("入境游客", "growth", low, "%", "outcome", 2016, start=start, end=start + 2)
        for low, start in ((6, 500), (9, 503))
    )
    assert not ask(RULE, one, other, say("入境游客", "growth", 12, "%", "outcome", 2016, start=5000))


def test_a_name_said_again_right_after_is_said_again(say, ask):
    one = say("森林覆盖率", "level", 47.2, "%", "outcome", 2016, start=500, end=505, clause=(490, 505))
    assert ask(RULE, one, say("森林覆盖率", "level", 44.5, "%", "outcome", 2016, start=520, end=525, clause=(512, 525)))


def test_things_without_an_entry_are_compared_by_their_full_name(say, ask):
    (found,) = ask(
        RULE,
        say("新建云杉木栈道", "level", 12, "公里", "outcome", 2016),
        say("新建云杉木栈道", "level", 15, "公里", "outcome", 2016),
    )
    assert found.severity == "info"
    assert not ask(
        RULE, say("项目", "level", 12, "个", "outcome", 2016), say("项目", "level", 15, "个", "outcome", 2016)
    )


def test_kinds_that_the_vocabulary_gathers_are_told_apart_by_name(say, ask):
    assert not ask(
        RULE,
        say("内河航道", "level", 12000, "公里", "outcome", 2016),
        say("高等级航道", "level", 1276, "公里", "outcome", 2016),
    )
