"""A year of a made-up city's ledger: one number, its nodes, its reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from duixian.site.keeping.aims import Aim
from duixian.site.keeping.curves import PlannedCurve
from duixian.site.keeping.lights import Item
from duixian.site.keeping.measuring import Measured
from duixian.site.keeping.nodes import Completion, Node
from duixian.site.keeping.observations import Observation
from duixian.site.keeping.reports import Report
from duixian.site.keeping.spans import Span

YEAR = 2023
START, END = dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)
MONTHS = tuple(Span.to_date(YEAR, month).end for month in range(1, 13))


def day(month: int, of_month: int, year: int = YEAR) -> dt.date:
    return dt.date(year, month, of_month)


def revenue_target(**changes: Any) -> PlannedCurve:
    """480 (亿元) of public budget revenue in the year, in equal parts."""
    values: dict[str, Any] = {"baseline": 0.0, **changes}
    return PlannedCurve(values.pop("aim", Aim(480, "亿元", comparator="ge")), START, END, **values)


def growth_target(value: float = 6.5, **changes: Any) -> PlannedCurve:
    return PlannedCurve(Aim(value, "%", "growth", **changes), START, END)


def ceiling(value: float = 5.5, **changes: Any) -> PlannedCurve:
    return PlannedCurve(Aim(value, "%", polarity="lower", **changes), START, END)


def to_date(
    month: int, value: float, unit: str = "亿元", published: dt.date | None = None, **fields: Any
) -> Observation:
    """The total from January to a month, published on the 18th of the next unless said otherwise."""
    span = Span.to_date(fields.pop("year", YEAR), month)
    published = published or span.end + dt.timedelta(days=18)
    id_ = fields.pop("id", f"{span.end:%Y-%m} of {published}")
    return Observation(id_, "public-budget-revenue", "临州市", span, value, unit, published, **fields)


def measured(curve: PlannedCurve, *observations: Observation, **fields: Any) -> Measured:
    return Measured(fields.pop("name", "一般公共预算收入"), curve, observations, **fields)


def item(*numbers: Measured, **fields: Any) -> Item:
    return Item("c1", START, END, numbers, **fields)


def node(due: dt.date, *completions: Completion, evidence: tuple[dt.date, ...] = (), title: str = "主体封顶") -> Node:
    return Node(f"n{due:%m%d}", title, due, completions, evidence)


def done(on: dt.date, reported: dt.date | None = None, returned: dt.date | None = None) -> Completion:
    return Completion(on, reported or on, returned)


def report(month: int, filed: dt.date, returned: dt.date | None = None) -> Report:
    return Report(f"r{month}-{filed:%m%d}", day(month, 1), filed, returned)
