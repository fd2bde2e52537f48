"""This year's target against the yearly average promised for several years."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.coherence.figures import PERCENT, Figure
from duixian.coherence.paths import GROWTH, LONGEST, POINTS, YearlyPath, annual_step
from duixian.coherence.series import ReportFigures, Series
from duixian.coherence.wording import finding, path_computed, path_fields, written, written_en
from duixian.ledger.model import Finding


def annual_below_average(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `annual-below-average`: a first step shorter than the average of all steps.

    Growth in per cent and changes in percentage points; where this year's target is a level, its step from last
    year's level is taken. Not asked where more is neither better nor worse (prices), nor where the best case of
    this year's target reaches the least of the average.
    """
    year = report.year
    if year is None:
        return
    for series in report.repeated:
        for goal in _averages(series, year):
            unit = GROWTH if goal.statement.measure == "growth" else POINTS
            direction = series.direction(goal.low)
            promised = annual_step(series, report, unit, direction) if direction else None
            if promised is None or goal.end is None:
                continue
            asked = goal.low if direction > 0 else goal.high
            path = YearlyPath(unit, direction, asked, asked, goal.end - year + 1, promised)
            if path.falls_short:
                yield _finding(series, year, goal, path)


def _averages(series: Series, year: int) -> list[Figure]:
    """The averages promised for periods that this year belongs to; the first of each period."""
    found: dict[tuple[str, int | None], Figure] = {}
    for one in series.targets:
        covers = (
            one.basis == "average" and one.end is not None and (one.start or year) <= year < one.end <= year + LONGEST
        )
        if covers and one.dimension == PERCENT and one.statement.measure in ("growth", "change"):
            found.setdefault((one.statement.measure, one.end), one)
    return list(found.values())


def _finding(series: Series, year: int, goal: Figure, path: YearlyPath) -> Finding:
    start, end = goal.start or year, goal.end or year
    firm = start == year and series.known and not path.is_slight and not path.promised.is_floor
    return finding(
        "annual-below-average",
        "notice" if firm else "info",
        (goal.statement, *(one.statement for one in path.promised.figures)),
        {"indicator": series.name, "period": f"{start}-{end}", **path_computed(path, year)},
        {
            "name": series.name,
            "name_en": series.name_en,
            "start": start,
            "end": end,
            "goal": written(goal.statement),
            "goal_en": written_en(goal),
            **path_fields(path, year),
        },
    )
