"""This year's target against the pace that a goal some years off needs from where the report says things stand."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.coherence.figures import PERCENT, Figure
from duixian.coherence.paths import (
    GROWTH,
    LONGEST,
    POINTS,
    AnnualStep,
    YearlyPath,
    annual_step,
    baseline,
    comparable,
    pace,
)
from duixian.coherence.series import ReportFigures, Series
from duixian.coherence.terms import terms
from duixian.coherence.wording import finding, path_computed, path_fields, written, written_en
from duixian.ledger.model import Finding, Severity


def annual_below_pace(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `annual-below-pace`.

    Three kinds of goals: a level by a later year (amounts grow at a steady rate, percentages by steady points, from
    last year's level); growth over several years together; a total over several years, to be made in equal parts.
    """
    year = report.year
    if year is None:
        return
    for series in report.repeated:
        for goal in _later_goals(series, year):
            if goal.basis != "cumulative":
                found = _towards_level(series, report, year, goal)
            elif goal.statement.measure == "growth":
                found = _towards_growth(series, report, year, goal)
            else:
                found = _towards_total(series, report, year, goal)
            if found is not None:
                yield found


def _later_goals(series: Series, year: int) -> list[Figure]:
    """Goals for later years; the first for each year and kind."""
    found: dict[tuple[str, str, int], Figure] = {}
    for one in series.targets:
        if one.end is None or not year < one.end <= year + LONGEST or one.basis == "average":
            continue
        measure = one.statement.measure
        if measure == "level" or (measure == "growth" and one.basis == "cumulative"):
            found.setdefault((measure, one.basis, one.end), one)
    return list(found.values())


def _towards_level(series: Series, report: ReportFigures, year: int, goal: Figure) -> Finding | None:
    end = goal.end or year
    years = end - year + 1
    origin = baseline(series, goal, year - 1, years)
    direction = series.direction(goal.low - origin.low) if origin else 0
    if origin is None or not direction:
        return None
    aim = goal.low if direction > 0 else goal.high
    unit = POINTS if goal.dimension == PERCENT else GROWTH
    promised = annual_step(series, report, unit, direction)
    if promised is None or (aim - origin.low) * direction <= 0:
        return None
    required, least = pace(origin, aim, years, unit, direction)
    path = YearlyPath(unit, direction, required, least, years, promised)
    if not path.falls_short:
        return None
    prices_may_fill_it = unit == GROWTH and series.grows_at_comparable_prices and len(promised.figures) == 1
    return finding(
        "annual-below-pace",
        _severity(series, path, lenient=prices_may_fill_it),
        (origin.statement, goal.statement, *(one.statement for one in promised.figures)),
        {
            "indicator": series.name,
            "baseline": origin.statement.low or 0.0,
            "baseline_unit": origin.statement.unit,
            "baseline_year": str(year - 1),
            "goal": goal.statement.low or 0.0,
            "goal_unit": goal.statement.unit,
            "goal_year": str(end),
            "years": float(years),
            **path_computed(path, year),
        },
        {
            **_names(series, goal),
            "base_year": year - 1,
            "base": written(origin.statement),
            "base_en": written_en(origin),
            "goal_year": end,
            **path_fields(path, year),
        },
    )


def _towards_growth(series: Series, report: ReportFigures, year: int, goal: Figure) -> Finding | None:
    start, end = goal.start or year, goal.end or year
    direction = series.direction(goal.low)
    aim = goal.low if direction > 0 else goal.high
    promised = annual_step(series, report, GROWTH, direction) if direction and start <= year and aim > -100 else None
    if promised is None:
        return None
    required = ((1 + aim / 100) ** (1 / (end - start + 1)) - 1) * 100
    path = YearlyPath(GROWTH, direction, required, required, end - year + 1, promised)
    return _cumulative(series, year, goal, path) if path.falls_short else None


def _towards_total(series: Series, report: ReportFigures, year: int, goal: Figure) -> Finding | None:
    start, end = goal.start or year, goal.end or year
    if start != year or series.polarity != 1 or goal.dimension == PERCENT:
        return None
    target = report.annual(one for one in series.levels_of(year, series.targets) if one.same_unit(goal))
    if target is None or not comparable(target.high, goal.low / (end - start + 1)):
        return None
    required, stated = goal.low / (end - start + 1) / target.factor, target.high / target.factor
    if stated >= (1 - terms().thresholds.slight_shortfall) * required:
        return None
    promised = AnnualStep(stated, stated, (target,))
    path = YearlyPath(target.statement.unit, 1, required, required, end - year + 1, promised)
    return _cumulative(series, year, goal, path)


def _cumulative(series: Series, year: int, goal: Figure, path: YearlyPath) -> Finding:
    start, end = goal.start or year, goal.end or year
    return finding(
        "annual-below-pace",
        _severity(series, path, lenient=start < year),
        (goal.statement, *(one.statement for one in path.promised.figures)),
        {
            "indicator": series.name,
            "goal": goal.statement.low or 0.0,
            "goal_unit": goal.statement.unit,
            "period": f"{start}-{end}",
            "years": float(end - start + 1),
            **path_computed(path, year),
        },
        {**_names(series, goal), "start": start, "end": end, **path_fields(path, year)},
        message="annual-below-cumulative",
    )


def _names(series: Series, goal: Figure) -> dict[str, object]:
    return {
        "name": series.name,
        "name_en": series.name_en,
        "goal": written(goal.statement),
        "goal_en": written_en(goal),
    }


def _severity(series: Series, path: YearlyPath, *, lenient: bool) -> Severity:
    far = path.years > terms().thresholds.horizon
    weak = lenient or far or path.is_slight or path.promised.is_floor or series.known is None
    return "info" if weak else "notice"
