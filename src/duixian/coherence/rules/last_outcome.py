"""Targets against what the review says was already reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from duixian.coherence.figures import PERCENT, Figure
from duixian.coherence.paths import LONGEST, comparable
from duixian.coherence.series import ReportFigures, Series
from duixian.coherence.terms import terms
from duixian.coherence.wording import finding, written, written_en
from duixian.ledger.model import Finding, Severity

_FULL: Final = 100.0


def already_reached(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `already-reached`: a state to be reached later or this year that was reached last year.

    States are rates, concentrations and the like in any year, and all levels of later years. A target of 以上 that
    equals last year's figure, a full 100 %, and ceilings such as the unemployment rate mean keeping: not asked about.
    """
    year = report.year
    if year is None:
        return
    for series in report.repeated:
        direction = series.polarity
        if not direction or series.is_ceiling:
            continue
        outcomes = series.levels_of(year - 1, series.outcomes)
        for goal in _states(series, year):
            last = _nearest(goal, outcomes)
            if last is not None and _is_reached(goal, last, direction, later=(goal.end or year) > year):
                yield _reached(series, year, goal, last)


def below_last_outcome(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `below-last-outcome`: this year's growth or amount is to be less than last year's was.

    Common, and often prudence: always `info`. Amounts are compared for headline indicators only, since a programme of
    works may well be smaller than last year's. Not asked about ceilings, nor where neither more nor less is better.
    """
    year = report.year
    if year is None:
        return
    for series in report.repeated:
        direction = series.polarity
        if not direction or series.is_ceiling:
            continue
        for target, last in _pairs(series, report, year):
            best = target.high if direction > 0 else target.low
            reached = last.bounds().least if direction > 0 else last.bounds().most
            if (reached - best) * direction > 0:
                yield _below(series, year, target, last)


def _states(series: Series, year: int) -> list[Figure]:
    """The first goal for each year, this year's only of things that are states."""
    found: dict[int, Figure] = {}
    for one in series.targets:
        if (
            one.end is not None
            and year <= one.end <= year + LONGEST
            and one.is_amount_of_a_year
            and (one.end > year or _is_state(one))
        ):
            found.setdefault(one.end, one)
    return list(found.values())


def _is_state(one: Figure) -> bool:
    return one.dimension in terms().states


def _is_reached(goal: Figure, last: Figure, direction: int, *, later: bool) -> bool:
    bounds = last.bounds()
    if goal.statement.comparator == ("ge" if direction < 0 else "le") or (
        goal.dimension == PERCENT and goal.low >= _FULL
    ):
        return False
    wanted = goal.low if direction > 0 else goal.high
    surely = bounds.least if direction > 0 else bounds.most
    if (surely - wanted) * direction > 0:
        return True
    return later and goal.statement.comparator == "eq" and last.statement.comparator == "eq" and last.low == wanted


def _reached(series: Series, year: int, goal: Figure, last: Figure) -> Finding:
    later = (goal.end or year) > year
    severity: Severity = "notice" if later and goal.statement.comparator in ("eq", "approx") else "info"
    return finding(
        "already-reached",
        severity,
        (last.statement, goal.statement),
        {
            "indicator": series.name,
            "baseline": last.statement.low or 0.0,
            "baseline_unit": last.statement.unit,
            "baseline_year": str(year - 1),
            "goal": goal.statement.low or 0.0,
            "goal_unit": goal.statement.unit,
            "goal_year": str(goal.end),
            "surplus": abs(last.low - goal.low) / goal.factor,
        },
        {
            "name": series.name,
            "name_en": series.name_en,
            "base_year": year - 1,
            "base": written(last.statement),
            "base_en": written_en(last),
            "goal_year": goal.end,
            "goal": written(goal.statement),
            "goal_en": written_en(goal),
        },
    )


def _pairs(series: Series, report: ReportFigures, year: int) -> Iterator[tuple[Figure, Figure]]:
    """This year's target and last year's outcome, for growth and for amounts of a year."""
    growth = report.annual(series.moves_of(year, "growth", series.targets))
    for last in series.moves_of(year - 1, "growth", series.outcomes)[:1]:
        if growth is not None and growth.same_unit(last):
            yield growth, last
    if series.known is None or not series.known.headline:
        return
    amount = report.annual(one for one in series.levels_of(year, series.targets) if not _is_state(one))
    last_level = _nearest(amount, series.levels_of(year - 1, series.outcomes)) if amount else None
    if amount is not None and last_level is not None:
        yield amount, last_level


def _nearest(target: Figure, outcomes: list[Figure]) -> Figure | None:
    """The outcome closest to a target among those that can be of the same thing."""
    alike = [one for one in outcomes if one.same_unit(target) and comparable(one.low, target.low)]
    return min(alike, key=lambda one: abs(one.low - target.low), default=None)


def _below(series: Series, year: int, target: Figure, last: Figure) -> Finding:
    return finding(
        "below-last-outcome",
        "info",
        (last.statement, target.statement),
        {
            "indicator": series.name,
            "baseline": last.statement.low or 0.0,
            "baseline_unit": last.statement.unit,
            "baseline_year": str(year - 1),
            "annual_target": target.statement.low or 0.0,
            "unit": target.statement.unit,
            "annual_year": str(year),
            "shortfall": abs(last.low - target.low) / target.factor,
        },
        {
            "name": series.name,
            "name_en": series.name_en,
            "year": year,
            "annual": written(target.statement),
            "annual_en": written_en(target),
            "base_year": year - 1,
            "base": written(last.statement),
            "base_en": written_en(last),
        },
    )
