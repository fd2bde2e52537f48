"""A level, its change and its growth in one year: two of them give the third."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.coherence.figures import PERCENT, Figure
from duixian.coherence.implied import growth_between, growth_from_change
from duixian.coherence.paths import GROWTH
from duixian.coherence.series import Series
from duixian.coherence.terms import terms
from duixian.coherence.wording import finding, step, step_en, written, written_en
from duixian.ledger.model import Finding

_Year = tuple[int, str]


def level_against_change(series: Series) -> Iterator[Finding]:
    """Findings where the change against the year before and the growth cannot both be true of the level."""
    levels, changes, growths = (_of_years(series, measure) for measure in ("level", "change", "growth"))
    for year, growth in growths.items():
        level, change = levels.get(year), changes.get(year)
        if level is None or change is None or not change.same_unit(level) or level.dimension == PERCENT:
            continue
        if series.can_follow_from_levels(growth) and not _agree(level, change, growth):
            yield _finding(series, year[0], level, change, growth)


def _of_years(series: Series, measure: str) -> dict[_Year, Figure]:
    """The first figure of this measure for each year and role."""
    found: dict[_Year, Figure] = {}
    for one in series.figures:
        if (
            one.statement.measure == measure
            and one.basis == "year"
            and one.end is not None
            and one.start in (one.end, None)
        ):
            found.setdefault((one.end, one.statement.role), one)
    return found


def _agree(level: Figure, change: Figure, growth: Figure) -> bool:
    implied = growth_from_change(level.bounds(), change.bounds())
    return implied is None or implied.meets(growth.bounds(), terms().thresholds.growth_margin)


def _finding(series: Series, year: int, level: Figure, change: Figure, growth: Figure) -> Finding:
    implied = growth_between(level.low - change.low, level.low)
    return finding(
        "level-growth-mismatch",
        "notice" if series.known else "info",
        (level.statement, change.statement, growth.statement),
        {
            "indicator": series.name,
            "level": level.statement.low or 0.0,
            "level_unit": level.statement.unit,
            "level_year": str(year),
            "change": change.statement.low or 0.0,
            "change_unit": change.statement.unit,
            "implied": implied,
            "stated": growth.statement.low or 0.0,
            "unit": growth.statement.unit,
        },
        {
            "name": series.name,
            "name_en": series.name_en,
            "year": year,
            "level": written(level.statement),
            "level_en": written_en(level),
            "change": written(change.statement),
            "change_en": written_en(change),
            "implied": step(implied, GROWTH),
            "implied_en": step_en(implied, GROWTH),
            "stated": written(growth.statement),
            "stated_en": written_en(growth),
        },
        message="level-change-growth-mismatch",
    )
