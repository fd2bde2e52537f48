"""Yearly steps: what a target for one year promises, and what a goal some years off takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Final

from duixian.coherence.figures import PERCENT, Figure
from duixian.coherence.series import ReportFigures, Series
from duixian.coherence.terms import terms

GROWTH, POINTS = "%", "个百分点"
LONGEST: Final = 50  # years; no plan reaches further, and longer powers overflow


@dataclass(frozen=True, slots=True)
class AnnualStep:
    """What this year's target adds to last year.

    Attributes:
        stated: the step as promised, per cent of growth or points.
        best: the most that the promise and the rounding of last year's figure allow it to be, in the direction wanted.
        figures: the target, and last year's outcome where the step had to be computed from two levels.
    """

    stated: float
    best: float
    figures: tuple[Figure, ...]

    @property
    def target(self) -> Figure:
        """The annual target."""
        return self.figures[0]

    @property
    def is_floor(self) -> bool:
        """The target is promised as a minimum, so more may be meant."""
        return self.target.statement.comparator == "ge"


@dataclass(frozen=True, slots=True)
class YearlyPath:
    """The steps that a goal takes from this year on, and the one that is promised for this year.

    Attributes:
        unit: `GROWTH`, `POINTS`, or the unit of an amount.
        direction: 1 where the steps lead up, -1 where down.
        required: the step that every year needs.
        least: the smallest that it can be, given the rounding of the figures it was computed from.
        years: years from this one to the goal, both counted.
        promised: this year's step.
    """

    unit: str
    direction: int
    required: float
    least: float
    years: int
    promised: AnnualStep

    @property
    def shortfall(self) -> float:
        """How far this year's step as stated stays behind; per cent of growth, points or an amount."""
        return abs(self.required - self.promised.stated)

    @property
    def falls_short(self) -> bool:
        """This year's step, as the figures are printed, stays behind by more than rounding of the result."""
        if not (_is_plausible(self.required) and _is_plausible(self.promised.stated)):
            return False
        return (self.required - self.promised.stated) * self.direction >= terms().thresholds.rounding

    @property
    def is_slight(self) -> bool:
        """The shortfall is a small part of the step, or rounding of the printed figures could explain it."""
        if (self.least - self.promised.best) * self.direction < terms().thresholds.rounding:
            return True
        return self.shortfall < terms().thresholds.slight_shortfall * abs(self.required)

    @property
    def remaining(self) -> float:
        """The step that each of the `years` - 1 years after this one needs to make up for it."""
        if self.unit == GROWTH:
            whole = (1 + self.required / 100) ** self.years / (1 + self.promised.stated / 100)
            return float((whole ** (1 / (self.years - 1)) - 1) * 100)
        return (self.required * self.years - self.promised.stated) / (self.years - 1)


def annual_step(series: Series, report: ReportFigures, unit: str, direction: int) -> AnnualStep | None:
    """This year's target as a step in `unit` (`GROWTH` or `POINTS`), stated or computed from two levels."""
    if report.year is None:
        return None
    moves = series.moves_of(report.year, "growth" if unit == GROWTH else "change", series.targets)
    if target := report.annual(one for one in moves if one.dimension == PERCENT):
        stated = target.high if direction > 0 else target.low
        return AnnualStep(stated, stated, (target,))
    target = report.annual(
        one for one in series.levels_of(report.year, series.targets) if (one.dimension == PERCENT) == (unit == POINTS)
    )
    last = baseline(series, target, report.year - 1) if target else None
    if target is None or last is None:
        return None
    to = target.high if direction > 0 else target.low
    steps = [_step(origin, to, 1, unit) for origin in (last.low, last.bounds().least, last.bounds().most)]
    return AnnualStep(steps[0], max(steps) if direction > 0 else min(steps), (target, last))


def baseline(series: Series, goal: Figure, year: int, years: int = 1) -> Figure | None:
    """The level of `year` that a goal `years` later sets out from: exact, in the same unit, of the same order."""
    for one in series.levels_of(year, series.outcomes):
        if (
            one.same_unit(goal)
            and one.statement.comparator in ("eq", "approx")
            and comparable(one.low, goal.low, years)
        ):
            return one
    return None


def comparable(one: float, other: float, years: int = 1) -> bool:
    """Whether two levels can be of the same thing: their ratio is small, or `years` of strong growth explain it."""
    low, high = sorted((one, other))
    return low > 0 and high / low <= max(terms().thresholds.comparable_ratio, 1.25**years)


def pace(origin: Figure, goal: float, years: int, unit: str, direction: int) -> tuple[float, float]:
    """Yearly step from a baseline to a goal, and the least it can be given the rounding of the baseline."""
    bounds = origin.bounds()
    steps = [_step(level, goal, years, unit) for level in (origin.low, bounds.least, bounds.most)]
    return steps[0], min(steps) if direction > 0 else max(steps)


def _is_plausible(step: float) -> bool:
    """Whether a step in per cent or points is of a size that a yearly path can have."""
    return -100 < step < 1000


def _step(origin: float, goal: float, years: int, unit: str) -> float:
    if unit == POINTS:
        return (goal - origin) / years
    return ((goal / origin) ** (1 / years) - 1) * 100 if origin > 0 and goal > 0 else inf
