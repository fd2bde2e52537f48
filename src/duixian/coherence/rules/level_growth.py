"""Levels that imply another growth or change than the one stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duixian.coherence.figures import PERCENT, Figure
from duixian.coherence.implied import growth_between, hull, implied_change, implied_growth
from duixian.coherence.paths import LONGEST
from duixian.coherence.rules.level_change import level_against_change
from duixian.coherence.series import ReportFigures, Series
from duixian.coherence.terms import terms
from duixian.coherence.wording import finding, step, step_en, written, written_en
from duixian.ledger.model import Finding

_Levels = dict[int, list[Figure]]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A growth or change with the levels it leads from and to.

    Attributes:
        stated: the growth or change.
        origins, ends: levels of the year before the first, and of the last.
        years: steps that an average stands for; 1 for growth over the whole time.
        is_open: the origins are of the first year of an average instead, whose own step is then not pinned down.
    """

    stated: Figure
    origins: list[Figure]
    ends: list[Figure]
    years: int
    is_open: bool

    @property
    def is_growth(self) -> bool:
        return self.stated.statement.measure == "growth"

    @property
    def implied(self) -> float:
        """What the levels as written imply, in the unit of the claim."""
        origin, end = self.origins[0].low, self.ends[0].low
        if self.is_growth:
            return growth_between(origin, end, self.years)
        return (end - origin) / self.years / self.stated.factor

    def holds(self) -> bool:
        """Whether levels and claim can all be true, given their rounding."""
        before, after = hull(self.origins), hull(self.ends)
        imply = implied_growth if self.is_growth else implied_change
        margin = terms().thresholds.growth_margin if self.stated.dimension == PERCENT else 0.0
        if imply(before, after, self.years).meets(self.stated.bounds(), margin):
            return True
        return self.is_open and abs(self._first_step() - self.stated.low) <= terms().thresholds.open_year_margin

    def _first_step(self) -> float:
        """Growth or change that the first year of the average must have had for the claim to be true."""
        average, steps = self.stated.low, self.years + 1
        origin, end = self.origins[0].low, self.ends[0].low
        if self.is_growth:
            return ((1 + average / 100) ** steps * origin / end - 1) * 100
        return average * steps - (end - origin)


def level_growth_mismatch(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `level-growth-mismatch`.

    A level, the level it started from and the growth or change between them must agree within the rounding of all
    three; so must a level, its change and its growth in one year. Left out: growth at comparable prices (GDP, value
    added, incomes), growth marked 同口径, growth of rates, and levels given as 突破, 以上 as far as they are open.
    """
    for series in report.repeated:
        if len(series.statements) < 3:
            continue
        levels = _levels(series)
        for claim in _claims(series, levels):
            if not claim.holds():
                yield _finding(series, claim)
        yield from level_against_change(series)


def _levels(series: Series) -> _Levels:
    """Positive levels of single years."""
    found: _Levels = {}
    for one in series.figures:
        if one.is_amount_of_a_year and one.end is not None and one.start in (one.end, None) and one.low > 0:
            found.setdefault(one.end, []).append(one)
    return found


def _claims(series: Series, levels: _Levels) -> Iterator[_Claim]:
    seen = set()
    for one in series.figures:
        start, end = one.start or one.end, one.end
        if start is None or end is None or not 0 <= end - start <= LONGEST or not series.can_follow_from_levels(one):
            continue
        key = (one.statement.measure, one.statement.role, one.basis, start, end)
        if key in seen:
            continue
        seen.add(key)
        if one.basis == "average" and start - 1 not in levels and start < end:
            origin, years, is_open = start, end - start, True
        else:
            origin, years, is_open = start - 1, end - start + 1 if one.basis == "average" else 1, False
        ends = [level for level in levels.get(end, ()) if level.statement.role == one.statement.role]
        ends = [level for level in ends if level.same_unit(ends[0]) and _fits(one, level)]
        origins = [level for level in levels.get(origin, ()) if ends and level.same_unit(ends[0])]
        if origins:
            yield _Claim(one, origins, ends, years, is_open)


def _fits(claim: Figure, level: Figure) -> bool:
    """Growth belongs to amounts, a change to levels in its own unit."""
    return level.dimension != PERCENT if claim.statement.measure == "growth" else level.same_unit(claim)


def _finding(series: Series, claim: _Claim) -> Finding:
    origin, end, stated = claim.origins[0], claim.ends[0], claim.stated
    averaged = stated.basis == "average"
    zh, en = ("年均", " a year") if averaged else ("", "")
    unit = stated.statement.unit
    return finding(
        "level-growth-mismatch",
        "info" if claim.is_open or series.known is None else "notice",
        (origin.statement, end.statement, stated.statement),
        {
            "indicator": series.name,
            "baseline": origin.statement.low or 0.0,
            "baseline_unit": origin.statement.unit,
            "baseline_year": str(origin.end),
            "level": end.statement.low or 0.0,
            "level_unit": end.statement.unit,
            "level_year": str(end.end),
            "years": float(claim.years),
            "implied": claim.implied,
            "stated": stated.statement.low or 0.0,
            "unit": unit,
        },
        {
            "name": series.name,
            "name_en": series.name_en,
            "base_year": origin.end,
            "base": written(origin.statement),
            "base_en": written_en(origin),
            "year": end.end,
            "level": written(end.statement),
            "level_en": written_en(end),
            "implied": zh + step(claim.implied, unit),
            "implied_en": step_en(claim.implied, unit) + en,
            "stated": zh + written(stated.statement),
            "stated_en": written_en(stated) + en,
        },
    )
