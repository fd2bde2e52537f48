"""The planned course of a target beside what was observed, month by month, for a chart and the table beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from duixian.site.delivery.templatetags.months import short_month
from duixian.site.keeping.measuring import Measured, fit
from duixian.site.keeping.observations import Observation, counting
from duixian.site.keeping.rule import published
from duixian.site.keeping.spans import month_end, months
from duixian.site.keeping.wording import rounded

_LONGEST = 120
"""Months that are drawn at most; of a longer plan the last ten years."""


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a target.

    Attributes:
        day: its last day, or the last day of the plan.
        planned: what should have been reached by then, rounded where it was computed; None where nothing is due.
        actual: the newest vintage of the value that ends in this month; None where there is none.
        used: the observation that it is.
        earlier: values of older vintages, the oldest first; they are kept.
    """

    day: dt.date
    planned: float | None
    actual: float | None = None
    used: Observation | None = None
    earlier: tuple[float, ...] = ()

    @property
    def difference(self) -> float | None:
        """Actual less planned, rounded."""
        return None if self.actual is None or self.planned is None else rounded(self.actual - self.planned)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A target's course, in the target's unit; `reported` where its values are the unit's own."""

    name: str
    unit: str
    points: Sequence[Point]
    reported: bool = False

    @property
    def observed(self) -> list[Point]:
        """The months that have a value."""
        return [point for point in self.points if point.actual is not None]

    @property
    def last(self) -> Point | None:
        """The latest month that has a value."""
        return self.observed[-1] if self.observed else None

    def chart(self, title: str) -> dict[str, Any]:
        """What `overview/charts.js` draws."""
        several_years = len({point.day.year for point in self.points}) > 1
        revised = [[i, value] for i, point in enumerate(self.points) for value in point.earlier]
        series: list[dict[str, Any]] = [
            {"role": "planned", "name": _("planned"), "values": [point.planned for point in self.points]},
            {
                "role": "actual",
                "name": _("reported by the unit") if self.reported else _("observed"),
                "values": [point.actual for point in self.points],
            },
        ]
        if revised:
            series.append({"role": "earlier", "name": _("before revision"), "points": revised})
        return {
            "kind": "lines",
            "title": title,
            "unit": self.unit,
            "x": [f"{point.day:%Y-%m}" if several_years else short_month(point.day) for point in self.points],
            "series": series,
        }


def drawn(measured: Measured, name: str = "") -> Drawn:
    """The course of a target with everything that was observed of it."""
    curve, rule = measured.curve, published()
    newest = _newest(measured)
    points = []
    for month in list(months(curve.start, curve.end))[-_LONGEST:]:
        day = min(month_end(month.year, month.month), curve.end)
        expected = curve.expected(day, rule)
        planned = None if expected.value is None else expected.shown
        if (day.year, day.month) in newest:
            used, earlier = newest[day.year, day.month]
            points.append(Point(day, planned, used[1], used[0], tuple(value for _one, value in earlier)))
        else:
            points.append(Point(day, planned))
    said = measured.name
    reported = any(used[0].reported for used, _earlier in newest.values())
    return Drawn(name or (said if isinstance(said, str) else said.zh), curve.aim.unit, points, reported)


_Valued = tuple[Observation, float]


def _newest(measured: Measured) -> dict[tuple[int, int], tuple[_Valued, list[_Valued]]]:
    """By month the newest vintage of the value that ends in it, and the older ones.

    Of values that end in one month that of the later day counts, then that of the shorter span, as for lights. What the
    unit has reported itself counts where nothing has been published, and nothing counts that has been withdrawn.
    """
    curve = measured.curve
    found: dict[tuple[int, int], list[_Valued]] = {}
    within = (one for one in measured.observations if curve.start <= one.span.end <= curve.end)
    for one, value in counting(within, partial(fit, measured)):
        found.setdefault((one.span.end.year, one.span.end.month), []).append((one, value))
    newest = {}
    for month, values in found.items():
        span = max((one.span for one, _value in values), key=lambda span: (span.end, span.start))
        of_span = sorted((pair for pair in values if pair[0].span == span), key=lambda pair: pair[0].order())
        newest[month] = (of_span[-1], of_span[:-1])
    return newest
