"""What units of the sample ledger report of their numeric targets: most as planned, some behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from math import ceil, floor
from typing import Literal

from duixian.site.delivery.services.filing import Amount
from duixian.site.delivery.values import ReportedTarget, targets_of
from duixian.site.demo.statistics import PUBLISHED
from duixian.site.keeping.curves import Expected, PlannedCurve
from duixian.site.keeping.measuring import judged
from duixian.site.ledgers.models import Commitment
from duixian.site.planning.aims import course_of

Pace = Literal["planned", "slightly-behind", "behind", "failed"]
_SHORT = 0.5
"""Share of the plan that something far behind has reached."""
_AHEAD = 1.02


def amounts(one: Commitment, last: dt.date, pace: Pace) -> list[Amount]:
    """The values of a commitment's own targets by the end of a month."""
    found = []
    for target, expected in _expected(one, last):
        found.append(Amount(target.statement, _value(target, expected, pace), target.statement.unit))
    return found


def can_fail(one: Commitment, last: dt.date) -> bool:
    """Whether what fails by the end of a month shows red, and what goes as planned does not."""
    return any(
        judged(expected, _value(target, expected, "failed"))[0] == "red"
        and judged(expected, _value(target, expected, "planned"))[0] == "green"
        for target, expected in _expected(one, last)
    )


def has_numbers(one: Commitment) -> bool:
    """Whether its unit counts something that statistics do not publish."""
    return any(target.statement.indicator_id not in PUBLISHED for target in targets_of(one))


def can_lag(one: Commitment) -> bool:
    """Whether something is counted that grows month by month, so that it may lie far behind."""
    year_end = one.ledger.last_day
    return any(_counts_up(expected.curve) for _target, expected in _expected(one, year_end))


def _expected(one: Commitment, last: dt.date) -> Iterator[tuple[ReportedTarget, Expected]]:
    for target in targets_of(one):
        if target.statement.indicator_id not in PUBLISHED:
            plan = target.plan
            course = course_of(target.statement, one, "linear", plan.baseline)
            yield target, course.expected(min(last, course.end))


def _value(target: ReportedTarget, expected: Expected, pace: Pace) -> float:
    curve, sign = expected.curve, expected.curve.aim.sign
    planned = expected.value or 0.0
    if pace == "planned":
        value = planned * _AHEAD if curve.climbs and sign > 0 and planned > 0 else planned
    elif pace == "slightly-behind":
        part = 0.5 if curve.climbs else 0.3
        value = planned - sign * (expected.tolerance + part * (expected.band - expected.tolerance))
    elif pace == "behind" and _counts_up(curve):
        value = planned * _SHORT
    else:
        value = planned - sign * max(1.5 * expected.band, 0.03 * abs(planned))
    if _counts_up(curve):
        value = max(0.0, value)
    if curve.aim.is_rate and 0 < curve.aim.value <= 100 and curve.aim.measure == "level":
        value = min(100.0, value)
    return _rounded(value, curve, up=(pace == "planned") == (sign > 0))


def _counts_up(curve: PlannedCurve) -> bool:
    return curve.climbs and curve.aim.sign > 0 and (curve.baseline or 0) == 0


def _rounded(value: float, curve: PlannedCurve, *, up: bool) -> float:
    """As people count: whole things where the target is a number of those."""
    if curve.aim.is_rate or curve.aim.value != int(curve.aim.value):
        return round(value, 2)
    return float(ceil(value - 1e-9) if up else floor(value + 1e-9))
