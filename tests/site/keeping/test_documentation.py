"""docs/site/lights.md says what the rule does."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
from pathlib import Path

import pytest

from duixian.settlement.options import default_options
from duixian.site.keeping import rule
from duixian.site.keeping.lights import Item
from duixian.site.keeping.replay import light
from keeping_samples import END, ceiling, day, done, growth_target, item, measured, node, revenue_target, to_date

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "site" / "lights.md").read_text(encoding="utf-8")
REVISED = item(measured(revenue_target(), to_date(6, 231), to_date(6, 226, published=day(8, 2), vintage="修订")))
BUILDING = (
    node(day(3, 31), done(day(3, 30)), evidence=(day(3, 30),), title="开工"),
    node(day(6, 30)),
    node(END, title="竣工"),
)
EXAMPLES = (
    (REVISED, day(8, 10)),
    (item(measured(growth_target(), to_date(3, 6.1, "%", measure="growth"), name="规模以上工业增加值")), day(4, 20)),
    (item(measured(ceiling(), to_date(9, 5.1, "%"), name="城镇调查失业率")), day(10, 20)),
    (item(nodes=BUILDING), day(7, 5)),
    (item(measured(revenue_target(), to_date(6, 245))), day(10, 26)),
)


@pytest.mark.parametrize(("one", "as_of"), EXAMPLES)
def test_the_worked_examples_are_what_is_computed(one: Item, as_of: dt.date):
    found = light(one, as_of)
    assert f"> {found.reason.zh}\n" in TEXT
    assert f"> {found.reason.en}\n" in TEXT


def test_the_worked_arithmetic_is_what_is_computed():
    for line in light(REVISED, day(8, 10)).arithmetic:
        assert f"| {line.label.zh} | {line.value.zh} |" in TEXT
        assert f"| {line.label.en} | {line.value.en} |" in TEXT
    assert light(REVISED, day(8, 1)).colour == "green"


def test_every_rule_is_listed():
    assert f"`{rule.published().id}`" in TEXT
    for key in rule.content()["reasons"]:
        assert f"`{key}`" in TEXT, key


def test_the_numbers_are_the_published_ones():
    one, settled = rule.published(), default_options()
    chinese, english = TEXT.split("## How lights are computed")
    for part, phrases in (
        (
            chinese,
            (
                f"最多快{100 * one.pace_green:g}%",
                f"须快{100 * one.pace_amber:g}%以上",
                f"{one.held_points:g}个百分点或目标值的{100 * one.held_share:g}%",
                f"落后{one.held_places}位以内",
                f"满{one.node_days}个工作日仍未完成",
                f"满{one.evidence_days}个工作日仍没有",
                f"不到{one.apart_days}天",
                f"次月第{one.report_day}个工作日",
                f"连续缺{one.report_months}个月",
                f"{one.returned_days}个工作日内没有重新报送",
                f"季度{one.delays['month']}天，半年{one.delays['half-year']}天，全年{one.delays['year']}天",
                f"连续{one.stale_after}期",
                f"{settled.growth_points:g}个百分点，数量{100 * settled.amount_share:g}%",
            ),
        ),
        (
            english,
            (
                f"by {100 * one.pace_green:g} % at most",
                f"by more than {100 * one.pace_amber:g} %",
                f"{one.held_points:g} points or {100 * one.held_share:g} % of the target",
                f"up to {one.held_places} places",
                f"red after {one.node_days} working days",
                f"red {one.evidence_days} working days after",
                f"within {one.apart_days} days",
                f"on the {one.report_day}th working day",
                f"{one.report_months} in a row are red",
                f"within {one.returned_days} working days",
                f"published {one.delays['month']} days after",
                f"{one.delays['half-year']} days after a half-year, {one.delays['year']} days after a year",
                f"Where {one.stale_after} publications",
                f"{settled.growth_points:g} points of a rate and {100 * settled.amount_share:g} % of an",
            ),
        ),
    ):
        assert [phrase for phrase in phrases if phrase not in part] == []
    assert one.deadline_days == 0
    assert one.delays["month"] == one.delays["quarter"]


def test_the_code_runs():
    code = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert code is not None
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(code[1], {})
    assert shown.getvalue().startswith("amber 黄灯：一般公共预算收入：2023年1—6月226亿元")
