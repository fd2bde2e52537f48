"""What a curve asks for month by month, as a table and as a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from duixian.settlement.wording import Said
from duixian.site.keeping.curves import PlannedCurve
from duixian.site.keeping.spans import month_end, months
from duixian.site.keeping.wording import number

WIDTH, HEIGHT, MARGIN = 240, 56, 4


@dataclass(frozen=True, slots=True)
class Point:
    """What is asked for at the end of a month; `value` is None where nothing is due."""

    day: dt.date
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A curve to be looked at.

    Attributes:
        points: one for each month, the last on the deadline.
        line: corners of a line in a box of `WIDTH` by `HEIGHT`.
        remark: why it is not seasonal although it should be.
    """

    points: tuple[Point, ...]
    unit: str
    line: str
    remark: Said | None


def preview_of(curve: PlannedCurve) -> Preview:
    """The planned values at the ends of the months from the first day to the deadline, of 24 months at most."""
    points = []
    for month in list(months(curve.start, curve.end))[-24:]:
        day = min(month_end(month.year, month.month), curve.end)
        expected = curve.expected(day)
        points.append(Point(day, expected.value, "" if expected.value is None else number(expected.shown)))
    line = _line([point.value for point in points], curve.baseline)
    return Preview(tuple(points), curve.aim.unit, line, curve.why_not_seasonal())


def _line(values: Sequence[float | None], baseline: float | None) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return ""
    least, most = min(*known, baseline if baseline is not None else 0.0), max(*known, baseline or 0.0)
    height, step = (most - least) or 1.0, (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    return " ".join(
        f"{MARGIN + index * step:.1f},{HEIGHT - MARGIN - (value - least) / height * (HEIGHT - 2 * MARGIN):.1f}"
        for index, value in enumerate(values)
        if value is not None
    )
