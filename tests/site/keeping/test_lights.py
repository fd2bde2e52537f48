"""Parts put together, and days replayed."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.lights import Item
from duixian.site.keeping.measuring import Measured
from duixian.site.keeping.nodes import quarterly_nodes
from duixian.site.keeping.observations import Observation
from duixian.site.keeping.replay import light, replay
from duixian.site.keeping.reports import Report
from duixian.site.keeping.rule import published
from duixian.site.keeping.spans import Span, month_end
from duixian.site.keeping.workdays import Remembering, Weekdays
from keeping_samples import END, MONTHS, YEAR, day, done, item, measured, node, report, revenue_target, to_date


def full_year() -> Item:
    values = (None, 70, 118, 160, 205, 241, 276, 300, 330, 360, 400, 470)
    observations = [to_date(month, value) for month, value in enumerate(values, start=1) if value]
    observations.append(to_date(6, 226, published=day(8, 2)))
    nodes = (
        node(day(3, 31), done(day(3, 30)), evidence=(day(3, 30),), title="开工"),
        node(day(6, 30), done(day(7, 10)), evidence=(day(7, 12),)),
        node(END, title="竣工"),
    )
    reports = tuple(report(month, day(month + 1, 3)) for month in range(2, 12) if month != 5)
    return item(measured(revenue_target(), *observations), nodes=nodes, reported_from=day(2, 1), reports=reports)


def test_the_worst_part_decides_and_all_are_named():
    found = light(full_year(), day(7, 20))
    assert [(one.colour, one.rule) for one in found.parts] == [
        ("green", "on-curve"), ("green", "nodes-in-time"), ("green", "reports-in-order"),
    ]  # fmt: skip
    assert found.colour == "green"
    revised = light(full_year(), day(8, 2))
    assert (revised.colour, revised.rule) == ("amber", "slightly-behind")
    assert revised.reason.zh.count("绿灯：") == 2
    assert revised.reason.en.startswith("Amber: 一般公共预算收入: 226亿元 in 2023-01 to 2023-06")


def test_grey_gives_way_to_any_colour():
    number = measured(revenue_target())
    finished = node(day(6, 30), done(day(6, 1)), evidence=(day(6, 1),))
    assert light(item(number, nodes=(finished,)), day(2, 1)).colour == "grey"
    assert light(item(number, nodes=(finished,)), day(6, 2)).colour == "green"


def test_a_missing_report_shows_on_what_cannot_be_measured():
    found = light(item(measured(revenue_target()), reported_from=day(2, 1)), day(3, 10))
    assert (found.colour, found.rule) == ("amber", "report-missing")


def test_several_numbers_stand_side_by_side():
    good, bad = (
        measured(revenue_target(), to_date(6, 260)),
        measured(revenue_target(), to_date(6, 100), name="税收收入"),
    )
    found = light(item(good, bad), day(7, 20))
    assert (found.colour, len(found.parts)) == ("red", 2)
    assert found.reason.zh.startswith("红灯：税收收入")


def test_what_has_neither_number_nor_node_is_grey():
    assert light(item(), day(6, 1)).rule == "nothing-to-measure"
    assert light(item(reported_from=day(1, 1), reports=(report(1, day(2, 2)),)), day(2, 10)).colour == "grey"


def test_there_is_no_light_before_the_beginning():
    found = light(item(since=day(2, 14)), day(2, 13))
    assert (found.colour, found.rule) == ("grey", "not-begun")
    assert found.reason.en == "Grey: It begins on 2023-02-14; there is no light before."


def test_a_replayed_day_is_the_day_itself():
    days = [*MONTHS, day(8, 2), day(2, 1, YEAR + 1)]
    assert list(replay(full_year(), days)) == [light(full_year(), one) for one in days]
    assert [one.as_of for one in replay(full_year(), reversed(MONTHS))] == list(reversed(MONTHS))


def test_the_year_in_colours():
    colours = [one.colour for one in replay(full_year(), MONTHS)]
    assert colours == [
        "grey", "grey", "green", "green", "green", "amber", "green", "green", "amber", "red", "red", "red",
    ]  # fmt: skip


def test_an_adjusted_plan_counts_from_its_day():
    first = item(measured(revenue_target(), to_date(6, 226)))
    lower = replace(revenue_target(), aim=replace(revenue_target().aim, value=450.0))
    adjusted = replace(first, measured=(measured(lower, to_date(6, 226)),), since=day(9, 1))
    colours = [one.colour for one in replay([adjusted, first], (day(1, 1, 2022), day(8, 1), day(9, 1)))]
    assert colours == ["grey", "amber", "green"]


def test_two_plans_from_one_day_are_refused():
    for plans in ([], [item(), item()]):
        with pytest.raises(UnfitPlan):
            replay(plans, MONTHS)


def test_a_light_can_be_kept_as_json():
    record = light(full_year(), day(8, 2)).record()
    assert json.loads(json.dumps(record)) == record
    assert record["ruleset"] == published().id
    assert record["reason"]["zh"].startswith("黄灯：")
    assert {
        "label": {"zh": "差额", "en": "Shortfall"},
        "value": {"zh": "240 − 226 = 14亿元", "en": "240 − 226 = 14亿元"},
    } in (record["arithmetic"])


def test_an_office_may_have_its_own_numbers():
    strict = replace(published(), id="our office/1", pace_green=0.0)
    plan = item(measured(revenue_target(), to_date(6, 239)))
    found = light(plan, day(7, 20), rule=strict)
    assert (found.colour, found.ruleset) == ("amber", "our office/1")


def test_five_years_of_months_are_replayed_alike():
    months = [month_end(2024 + index // 12, index % 12 + 1) for index in range(60)]
    observations = tuple(
        Observation(f"o{n}", "x", "临州市", Span(day(1, 1, 2024), end), 8.0 * n, "亿元", end + dt.timedelta(days=18))
        for n, end in enumerate(months, start=1)
    )
    plan = replace(revenue_target(), start=months[0].replace(day=1), end=months[-1])
    reports = tuple(Report(f"r{end}", end, end + dt.timedelta(days=3)) for end in months)
    nodes = quarterly_nodes("n", plan.start, plan.end)
    one = Item("c", plan.start, plan.end, (Measured("收入", plan, observations),), nodes, plan.start, reports)
    calendar = Remembering(Weekdays())
    first = replay(one, months, calendar=calendar)
    assert len(first) == len(months)
    assert replay(one, months, calendar=calendar) == first


def test_the_rules_know_no_web_framework():
    script = "import sys, duixian.site.keeping.replay; print('django' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "False"
