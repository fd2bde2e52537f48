"""Growth and change that follow from two levels, as bounds that carry the rounding of both."""

from __future__ import annotations

from math import inf, isfinite

from duixian.coherence.figures import Bounds, Figure


def hull(figures: list[Figure]) -> Bounds:
    """Everything that one of several figures on the same thing can stand for."""
    bounds = [one.bounds() for one in figures]
    return Bounds(min(one.least for one in bounds), max(one.most for one in bounds))


def implied_growth(before: Bounds, after: Bounds, years: int = 1) -> Bounds:
    """Growth in per cent, a year over `years`, from positive levels."""
    return Bounds(growth_between(before.most, after.least, years), growth_between(before.least, after.most, years))


def implied_change(before: Bounds, after: Bounds, years: int = 1) -> Bounds:
    """Change a year over `years`, in the unit of the levels."""
    return Bounds((after.least - before.most) / years, (after.most - before.least) / years)


def growth_from_change(level: Bounds, change: Bounds) -> Bounds | None:
    """Growth in per cent from a level and its change; None where one of them is open or nothing was there before."""
    ends = (level.least, level.most, change.least, change.most)
    if not all(map(isfinite, ends)) or level.least - change.most <= 0:
        return None
    corners = [100 * by / (at - by) for at in ends[:2] for by in ends[2:]]
    return Bounds(min(corners), max(corners))


def growth_between(before: float, after: float, years: int = 1) -> float:
    """Growth in per cent, a year over `years`; -100 from an endless or to a vanishing level, endless from nothing."""
    if after <= 0 or before == inf:
        return -100.0
    if before <= 0 or after == inf:
        return inf
    return float(((after / before) ** (1 / years) - 1) * 100)
