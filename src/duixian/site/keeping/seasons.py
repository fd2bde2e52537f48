"""How a year's total usually comes together month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from duixian.site.keeping.observations import Basis, Observation
from duixian.site.keeping.spans import Span

YEARS_USED = 3
YEARS_NEEDED = 2
_MONTHS_NEEDED = 4


@dataclass(frozen=True, slots=True)
class Season:
    """Average share of the year's total that was reached by the end of each month.

    Attributes:
        shares: twelve shares, the last of them 1; empty where too few years are known.
        years: the years that they are the average of.
    """

    shares: tuple[float, ...] = ()
    years: tuple[int, ...] = ()

    def share(self, months: float) -> float:
        """Share reached after a number of months; straight within each month."""
        whole = min(int(months), 11)
        before = self.shares[whole - 1] if whole else 0.0
        return before + (self.shares[whole] - before) * (months - whole)


NO_SEASON = Season()


def season_of(
    past: Iterable[Observation], year: int, known_on: dt.date, basis: Basis = "received", years: int = YEARS_USED
) -> Season:
    """The season for a plan of `year`, from the years before it as they were known on a day.

    `past` are observations of one indicator of one place in one unit, as totals from January to date or by single
    months, or both. A year counts if its total and at least three earlier months are known; months between are put on
    a straight line. The newest vintages known on the day are used, and later revisions do not move the plan.
    """
    newest: dict[Span, Observation] = {}
    for one in sorted(past, key=lambda one: one.order()):
        if one.known_on(basis) <= known_on and one.measure == "level":
            newest[one.span] = one
    found: list[tuple[int, tuple[float, ...]]] = []
    for earlier in range(year - 1, year - 1 - 2 * years, -1):
        if len(found) < years and (shares := _shares(newest, earlier)):
            found.append((earlier, shares))
    if len(found) < YEARS_NEEDED:
        return Season()
    averages = tuple(fmean(shares[month] for _, shares in found) for month in range(12))
    return Season(averages, tuple(sorted(one for one, _ in found)))


def _shares(newest: dict[Span, Observation], year: int) -> tuple[float, ...]:
    """Shares reached by month in one year; empty where it cannot be told."""
    reached: dict[int, float] = {0: 0.0}
    for month in range(1, 13):
        if total := newest.get(Span.to_date(year, month)):
            reached[month] = total.value
        elif month - 1 in reached and (single := newest.get(Span.month(year, month))):
            reached[month] = reached[month - 1] + single.value
    whole = reached.get(12, 0.0)
    falls = any(after < before for before, after in pairwise(reached.values()))
    if whole <= 0 or falls or len(reached) <= _MONTHS_NEEDED:
        return ()
    months = sorted(reached)
    shares = []
    for month in range(1, 13):
        left = max(one for one in months if one < month)
        right = min(one for one in months if one >= month)
        value = reached[left] + (reached[right] - reached[left]) * (month - left) / (right - left)
        shares.append(value / whole)
    return tuple(shares)
