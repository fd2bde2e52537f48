"""What a numeric target should have reached by a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from duixian.settlement.wording import Said
from duixian.site.keeping.aims import HOLDING, Aim
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.rule import Rule, published
from duixian.site.keeping.seasons import NO_SEASON, YEARS_NEEDED, Season
from duixian.site.keeping.spans import Span, months_through
from duixian.site.keeping.wording import amount, number, percent, rounded, word

CurveKind = Literal["linear", "seasonal", "steps", "year-end"]
How = Literal["linear", "seasonal", "steps", "held", "end", "not-due"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a plan asks for of a value that speaks of the time up to and including a day.

    Attributes:
        curve: the plan.
        day: the day.
        how: what the value follows from; `not-due` where nothing is due yet.
        value: in the target's unit; None where nothing is due.
        tolerance: how far a value may lie on the wrong side of it and still be green.
        band: how far on the wrong side red begins.
        share: share of the way from the baseline; None where nothing is climbed.
        left: how much the plan still adds after the day; None where nothing is climbed.
        due_on: day of the step that counts; where nothing is due, the day on which something will be.
    """

    curve: PlannedCurve
    day: dt.date
    how: How
    value: float | None
    tolerance: float = 0.0
    band: float = 0.0
    share: float | None = None
    left: float | None = None
    due_on: dt.date | None = None

    def gap(self, actual: float) -> float:
        """How far a value lies on the wrong side, in the target's unit: negative if ahead, 0 if nothing is due."""
        return 0.0 if self.value is None else self.curve.aim.sign * (self.value - actual)

    def allows(self, gap: float, room: float) -> bool:
        """Whether a gap keeps within a tolerance, give or take the last binary digits."""
        return gap <= room + 1e-9 * max(1.0, abs(self.curve.aim.value))

    @property
    def shown(self) -> float:
        """The value as it is shown: rounded where it lies between others, exact where it was agreed; 0 without any."""
        value = self.value or 0.0
        return value if self.share is None else rounded(value)

    @property
    def explanation(self) -> Said:
        """Where the value comes from, in words and figures."""
        said = self._course()
        why = self.curve.why_not_seasonal() if self.how in ("linear", "held") else None
        return word("instead", explanation=said, why=why) if why else said

    def _course(self) -> Said:
        aim, base = self.curve.aim, self.curve.baseline or 0.0
        if self.due_on is not None and self.value is None:
            return word("not-due", day=self.due_on)
        value = amount(self.shown, aim.unit)
        if self.how == "steps" and self.due_on is not None:
            return word("steps", value=value, day=self.due_on)
        if self.share is None:
            return word(self.how, value=value)
        distance = f"({number(aim.value)} − {number(base)})" if base else number(aim.value)
        formula = f"{number(base)} + " * bool(base) + f"{distance} × {self._shown_share(self.share)}"
        return word(self.how, formula=formula, value=value, years="、".join(map(str, self.curve.season.years)))

    def _shown_share(self, share: float) -> str:
        curve = self.curve
        gone, whole = months_through(curve.start, self.day), months_through(curve.start, curve.end)
        by_months = self.how == "linear" and gone == int(gone)
        return f"{number(gone)}/{number(whole)}" if by_months else percent(share)


@dataclass(frozen=True, slots=True)
class PlannedCurve:
    """The planned course of a number over a period.

    A number climbs where it starts from a `baseline`: to its better side, or as a running total from zero. Any other
    (growth since January, a rate, a ceiling, a rank) must stand at its target all along and has no ramp.

    Attributes:
        aim: what is to be reached in the end.
        start, end: first and last day of the period.
        kind: `linear` by time, `seasonal` as in past years, `steps` by dates agreed, `year-end` nothing before the end.
        baseline: value before `start`, 0 for what is totalled from there, None for what must hold all along.
        steps: days and the values due on them, in order.
        season: how past years went; without one of use, a seasonal curve is linear and says why.

    Raises:
        UnfitPlan: the period ends before it begins, steps are missing, out of order or outside it, a growth or rank has
            a baseline, or a number is infinite.
    """

    aim: Aim
    start: dt.date
    end: dt.date
    kind: CurveKind = "linear"
    baseline: float | None = None
    steps: tuple[tuple[dt.date, float], ...] = ()
    season: Season = NO_SEASON

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise UnfitPlan(f"The plan from {self.start} to {self.end} ends before it begins; exchange the two days.")
        if not all(isfinite(value) for value in (self.baseline or 0.0, *(due for _, due in self.steps))):
            raise UnfitPlan("The baseline and the steps of a plan must be finite numbers.")
        if self.baseline is not None and self.aim.measure in HOLDING:
            raise UnfitPlan(f"A {self.aim.measure} must hold all along; leave its baseline out.")
        days = [day for day, _ in self.steps]
        if (self.kind == "steps") != bool(days):
            raise UnfitPlan("A plan by steps needs at least one step, and only such a plan has any.")
        if days != sorted(set(days)) or (days and not self.start <= days[0] <= days[-1] <= self.end):
            raise UnfitPlan(f"The steps must rise in time within {self.start} to {self.end}, one for each day.")

    @property
    def advances(self) -> bool:
        """Whether the number is to move from its baseline to a better value."""
        return self.baseline is not None and self.aim.sign * (self.aim.value - self.baseline) > 0

    @property
    def climbs(self) -> bool:
        """Whether less is asked for early than late."""
        return self.advances or (self.baseline == 0 and self.aim.value != 0)

    def expected(self, day: dt.date, rule: Rule | None = None) -> Expected:
        """What is asked for of a value that speaks of the time up to and including `day`."""
        rule = rule or published()
        if day >= self.end:
            return Expected(self, day, "end", self.aim.value, self.aim.allowance, self.aim.allowance)
        if self.kind == "year-end":
            return Expected(self, day, "not-due", None, due_on=self.end)
        if self.kind == "steps":
            return self._step(day, rule)
        return self._climb(day, rule) if self.climbs else self._hold(day, rule)

    def why_not_seasonal(self) -> Said | None:
        """Why a seasonal curve is drawn without seasons; None where it is not, or not seasonal."""
        if self.kind != "seasonal":
            return None
        if not self.climbs:
            return word("holds")
        if self.baseline != 0:
            return word("not-from-zero")
        if not Span(self.start, self.end).is_year:
            return word("not-a-year")
        return None if self.season.shares else word("few-years", least=YEARS_NEEDED)

    def _climb(self, day: dt.date, rule: Rule) -> Expected:
        base = self.baseline or 0.0
        if self.kind == "seasonal" and self.why_not_seasonal() is None:
            how: How = "seasonal"
            share = self.season.share(months_through(self.start, day))
        else:
            how, share = "linear", self._time(day)
        value = base + share * (self.aim.value - base)
        left, tolerance, band = self._pace(1 - share, rule)
        return Expected(self, day, how, value, tolerance, band, share, left)

    def _step(self, day: dt.date, rule: Rule) -> Expected:
        index = bisect_right(self.steps, day, key=lambda step: step[0])
        if not index:
            return Expected(self, day, "not-due", None, due_on=self.steps[0][0])
        due_on, value = self.steps[index - 1]
        if not self.climbs:
            return Expected(self, day, "steps", value, *self._bands(rule), due_on=due_on)
        left, tolerance, band = self._pace(1 - self._time(day), rule)
        return Expected(self, day, "steps", value, tolerance, band, None, left, due_on)

    def _hold(self, day: dt.date, rule: Rule) -> Expected:
        return Expected(self, day, "held", self.aim.value, *self._bands(rule))

    def _time(self, day: dt.date) -> float:
        """Share of the period that is over in the evening of a day."""
        return max(0.0, months_through(self.start, day)) / months_through(self.start, self.end)

    def _pace(self, rest: float, rule: Rule) -> tuple[float, float, float]:
        """What a number that climbs has left to do, and its tolerance and band as shares of that."""
        left, spare = rest * abs(self.aim.value - (self.baseline or 0.0)), self.aim.allowance
        return left, spare + rule.pace_green * left, spare + rule.pace_amber * left

    def _bands(self, rule: Rule) -> tuple[float, float]:
        """Tolerance and band of a number that holds: its allowance, and a fixed width more."""
        aim = self.aim
        if aim.measure == "rank":
            width = float(rule.held_places)
        else:
            width = max(rule.held_points if aim.is_rate else 0.0, rule.held_share * abs(aim.value))
        return aim.allowance, aim.allowance + width
