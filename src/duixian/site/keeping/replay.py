"""Lights on any day, and on many."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.lights import Item, Light, combined, not_begun
from duixian.site.keeping.measuring import Course, course
from duixian.site.keeping.node_part import NodePart, Schedule, schedule
from duixian.site.keeping.observations import Basis
from duixian.site.keeping.parts import Part
from duixian.site.keeping.reports import Reporting, reporting
from duixian.site.keeping.rule import Rule, published
from duixian.site.keeping.workdays import Calendar, Remembering, Weekdays


@dataclass(frozen=True, slots=True)
class Watch:
    """A commitment made ready to be asked about many days."""

    item: Item
    rule: Rule
    courses: tuple[Course, ...]
    schedule: Schedule | None
    reporting: Reporting | None

    def on(self, as_of: dt.date) -> Light:
        """Its light by what was known on a day."""
        if as_of < self.item.begins:
            return not_begun(self.item, as_of, self.rule.id)
        substance: list[Part] = [one.on(as_of) for one in self.courses]
        finished = None
        if self.schedule is not None:
            nodes = self.schedule.on(as_of)
            substance.append(nodes)
            finished = _finished_on(nodes, as_of)
        reports = None if self.reporting is None else self.reporting.on(as_of, finished)
        return combined(self.item, as_of, self.rule.id, substance, reports)


def watch(
    item: Item, *, rule: Rule | None = None, calendar: Calendar | None = None, basis: Basis = "received"
) -> Watch:
    """Make a commitment ready to be asked about many days.

    `calendar` counts working days; without one, weekends are known and no holidays. `basis` says whether an
    observation counts from the day the office had it, or from the day it was published.
    """
    rule, calendar = rule or published(), calendar or Weekdays()
    return Watch(
        item,
        rule,
        tuple(course(one, rule, basis) for one in item.measured),
        schedule(item.nodes, item.deadline, rule, calendar),
        None
        if item.reported_from is None
        else reporting(item.reported_from, item.deadline, item.reports, rule, calendar),
    )


def light(
    item: Item,
    as_of: dt.date,
    *,
    rule: Rule | None = None,
    calendar: Calendar | None = None,
    basis: Basis = "received",
) -> Light:
    """The light of a commitment on a day; `watch` explains the options."""
    return watch(item, rule=rule, calendar=calendar, basis=basis).on(as_of)


def replay(
    item: Item | Sequence[Item],
    dates: Iterable[dt.date],
    *,
    rule: Rule | None = None,
    calendar: Calendar | None = None,
    basis: Basis = "received",
) -> tuple[Light, ...]:
    """The lights of a commitment on many days, in the order of `dates`.

    Several items are the successive plans of one commitment: on each day the last one that held then counts.
    For many commitments hand in one `Remembering` calendar, so that no working day is counted twice.

    Raises:
        UnfitPlan: there is no item, or two plans hold from the same day.
    """
    plans = sorted([item] if isinstance(item, Item) else item, key=lambda one: one.begins)
    begins = [one.begins for one in plans]
    if not plans or len(set(begins)) < len(begins):
        raise UnfitPlan("A commitment needs at least one plan, and each its own day from which it holds.")
    calendar = calendar if isinstance(calendar, Remembering) else Remembering(calendar or Weekdays())
    watches = [watch(one, rule=rule, calendar=calendar, basis=basis) for one in plans]
    return tuple(watches[max(0, bisect_right(begins, day) - 1)].on(day) for day in dates)


def _finished_on(nodes: NodePart, as_of: dt.date) -> dt.date | None:
    """The day on which everything was done, where it is."""
    done = [one.done_on for one in nodes.standings if one.done_on is not None]
    return max(done) if nodes.finished else None
