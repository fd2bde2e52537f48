"""The light of nodes and of monthly reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from duixian.site.calendar.days import WorkingDays
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.lights import Item, Light
from duixian.site.keeping.nodes import Node, quarterly_nodes
from duixian.site.keeping.replay import light, replay
from duixian.site.keeping.rule import published
from duixian.site.keeping.workdays import Remembering, Weekdays, due_day
from keeping_samples import END, START, YEAR, day, done, item, node, report

JUNE = day(6, 30)  # a Friday


def on(as_of: dt.date, *nodes: Node, **fields: object) -> tuple[str, str]:
    found = light(item(nodes=nodes, **fields), as_of)
    return found.colour, found.rule


class TestNodes:
    def test_grey_until_the_first_is_due(self):
        found = light(item(nodes=(node(JUNE), node(day(9, 29)))), JUNE)
        assert (found.colour, found.rule) == ("grey", "before-first-node")
        assert "主体封顶" in found.reason.zh

    def test_amber_when_late_red_after_ten_working_days(self):
        assert on(day(7, 1), node(JUNE)) == ("amber", "node-late")
        assert on(day(7, 14), node(JUNE)) == ("amber", "node-late")
        assert on(day(7, 15), node(JUNE)) == ("red", "node-overdue")

    def test_a_day_off_moves_the_due_day(self):
        sunday = day(10, 15)
        assert on(day(10, 16), node(sunday))[0] == "grey"
        assert on(day(10, 17), node(sunday))[0] == "amber"

    def test_the_deadline_is_red_at_once(self):
        assert on(day(1, 1, YEAR + 1), node(day(12, 29))) == ("amber", "node-late")
        assert on(day(1, 2, YEAR + 1), node(END)) == ("red", "deadline-overdue")

    def test_done_with_evidence_is_green(self):
        assert on(day(7, 3), node(JUNE, done(day(6, 20)), evidence=(day(6, 21),))) == ("green", "nodes-in-time")

    def test_done_before_the_first_is_due_is_green(self):
        assert on(day(5, 3), node(JUNE, done(day(5, 2)), evidence=(day(5, 2),)))[0] == "green"

    def test_done_late_is_done(self):
        late = node(JUNE, done(day(8, 1)), evidence=(day(8, 1),))
        assert [on(when, late)[0] for when in (day(7, 31), day(8, 1))] == ["red", "green"]

    def test_a_completion_reported_later_was_not_known_before(self):
        backdated = node(JUNE, done(day(6, 28), reported=day(7, 20)), evidence=(day(7, 20),))
        assert on(day(7, 10), backdated) == ("amber", "node-late")
        assert on(day(7, 20), backdated)[0] == "green"
        assert [backdated.done_on(day(7, of_month)) for of_month in (19, 20)] == [None, day(6, 28)]

    def test_without_evidence_it_is_amber_and_then_red(self):
        bare = node(JUNE, done(day(6, 28)))
        assert on(JUNE, bare) == ("amber", "evidence-missing")
        assert on(day(7, 14), bare) == ("amber", "evidence-missing")
        assert on(day(7, 15), bare) == ("red", "evidence-overdue")
        assert light(item(nodes=(bare,)), JUNE, rule=replace(published(), evidence_required=False)).colour == "green"

    def test_a_returned_report_opens_the_node_again(self):
        returned = node(JUNE, done(day(6, 20), returned=day(7, 3)), evidence=(day(6, 20),))
        assert [on(when, returned)[0] for when in (day(7, 2), day(7, 3))] == ["green", "amber"]
        again = replace(returned, completions=(*returned.completions, done(day(7, 5))))
        assert on(day(7, 5), again)[0] == "green"

    def test_the_worst_node_decides_and_all_faults_are_named(self):
        early, later = node(day(3, 31), title="开工"), node(JUNE)
        found = light(item(nodes=(later, early)), day(7, 5))
        assert (found.colour, found.rule) == ("red", "node-overdue")
        assert found.reason.zh.index("开工") < found.reason.zh.index("主体封顶")
        assert found.inputs == ("n0331", "n0630")

    def test_the_days_are_shown(self):
        found = light(item(nodes=(node(JUNE),)), day(7, 5))
        assert [(one.label.en, one.value.en) for one in found.arithmetic] == [
            ("Node", "主体封顶"),
            ("Due", "2023-06-30 (holidays assumed)"),
            ("Done", "open"),
            ("Evidence", "0"),
            ("Red after", "2023-07-14 (holidays assumed)"),
        ]

    @pytest.mark.parametrize("completions", [(done(day(6, 2)), done(day(6, 1)))])
    def test_nodes_out_of_order_are_refused(self, completions: tuple[object, ...]):
        with pytest.raises(UnfitPlan):
            node(JUNE, *completions)
        with pytest.raises(UnfitPlan):
            node(JUNE, evidence=(day(6, 2), day(6, 1)))

    def test_completions_that_contradict_themselves_are_refused(self):
        with pytest.raises(UnfitPlan, match="before"):
            done(day(6, 2), reported=day(6, 1))
        with pytest.raises(UnfitPlan, match="before"):
            done(day(6, 2), returned=day(6, 1))


class TestDefaults:
    def test_a_year_has_four(self):
        nodes = quarterly_nodes("c7", START, END)
        assert [(one.id, one.due.month) for one in nodes] == [("c7-1", 3), ("c7-2", 6), ("c7-3", 9), ("c7-4", 12)]
        assert [one.title for one in nodes] == [
            "制定方案，明确分工和进度", "完成总进度的50%", "完成总进度的75%", "全面完成",
        ]  # fmt: skip

    def test_the_deadline_is_always_the_last(self):
        assert [one.due for one in quarterly_nodes("c7", START, day(10, 15))] == [day(3, 31), JUNE, day(10, 15)]
        assert [one.due for one in quarterly_nodes("c7", day(3, 10), day(4, 10))] == [day(4, 10)]

    def test_in_english(self):
        assert quarterly_nodes("c7", START, END, "en")[1].title == "50% of the work done"

    def test_a_deadline_before_the_beginning_is_refused(self):
        with pytest.raises(UnfitPlan):
            quarterly_nodes("c7", END, START)
        with pytest.raises(UnfitPlan):
            Item("c7", END, START)


class TestReports:
    def light(self, as_of: dt.date, *reports: object, **fields: object) -> Light:
        values = {"nodes": (node(END),), "reported_from": day(2, 1), "reports": reports, **fields}
        return light(item(**values), as_of)

    def test_due_on_the_fifth_working_day_of_the_next_month(self):
        # February's report is due on Tuesday 7 March
        assert self.light(day(3, 7)).rule == "before-first-node"
        found = self.light(day(3, 8))
        assert (found.colour, found.rule) == ("amber", "report-missing")
        assert "2023年2月的月报应于2023年3月7日" in found.reason.zh

    def test_two_months_in_a_row_are_red(self):
        found = self.light(day(4, 10))
        assert (found.colour, found.rule) == ("red", "reports-missing")
        assert [one.value.zh[:7] for one in found.arithmetic[-2:]] == ["2023年2月", "2023年3月"]

    def test_a_late_report_puts_it_right(self):
        assert self.light(day(4, 6), report(2, day(4, 6))).colour == "grey"

    def test_only_months_in_a_row_count(self):
        assert self.light(day(5, 10), report(3, day(4, 4))).colour == "amber"

    def test_a_returned_report_must_be_back_in_three_working_days(self):
        returned = report(2, day(3, 3), returned=day(3, 6))
        assert self.light(day(3, 9), returned).colour == "grey"
        assert self.light(day(3, 10), returned).colour == "amber"
        assert self.light(day(3, 10), returned, report(2, day(3, 9))).colour == "grey"

    def test_reports_in_order_make_nothing_green(self):
        found = self.light(day(3, 8), report(2, day(3, 2)))
        assert (found.colour, found.parts[-1].rule) == ("grey", "reports-in-order")
        assert found.inputs[-1] == "r2-0302"

    def test_what_is_finished_needs_no_more_reports(self):
        finished = node(END, done(day(5, 20)), evidence=(day(5, 20),))
        reports = [report(month, day(month + 1, 3)) for month in (2, 3, 4, 5)]
        assert self.light(day(8, 20), *reports, nodes=(finished,)).colour == "green"
        assert self.light(day(8, 20), *reports[:-1], nodes=(finished,)).rule == "report-missing"

    def test_a_report_returned_before_it_was_filed_is_refused(self):
        with pytest.raises(UnfitPlan):
            report(2, day(3, 3), returned=day(3, 2))


class TestCalendars:
    @pytest.mark.parametrize("start", [day(1, n) for n in range(2, 16)])
    @pytest.mark.parametrize("days", [1, 2, 4, 5, 6, 10, 13])
    def test_weekdays_are_counted_as_by_hand(self, start: dt.date, days: int):
        expected, left = start, days
        while left:
            expected += dt.timedelta(days=1)
            left -= expected.weekday() < 5
        assert Weekdays().after(start, days).day == expected

    def test_no_days_lead_nowhere(self):
        assert Weekdays().after(day(1, 7), 0).day == day(1, 7)

    @pytest.mark.django_db
    def test_the_calendar_of_the_office_plugs_in(self):
        calendar = Remembering(WorkingDays())
        assert due_day(calendar, day(12, 31, YEAR)).day == day(1, 2, 2024)
        # the National Day week of 2023 lasted from Friday the 29th to Friday the 6th; the weekend after it was worked
        late = item(nodes=(node(day(9, 28)),))
        lights = replay(late, (day(9, 29), day(10, 18), day(10, 19)), calendar=calendar)
        assert [one.colour for one in lights] == ["amber", "amber", "red"]
        assert "推定" not in lights[0].reason.zh
