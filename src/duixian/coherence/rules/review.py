"""Headline indicators that are promised and not reviewed, or reviewed and not promised."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.coherence.figures import figure
from duixian.coherence.series import ReportFigures, Series
from duixian.coherence.wording import finding, said, said_en
from duixian.ledger.model import Finding
from duixian.statements.statement import Statement


def promised_not_reviewed(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `promised-not-reviewed`: a headline indicator has a target this year and no outcome anywhere.

    An outcome of the same thing for part of the population (城镇, 农村) or for all of it answers the promise; the
    question is asked once for all of them.
    """
    year = report.year
    if year is None:
        return
    asked: set[str] = set()
    for series in report.headline:
        promise = next((one for one in series.statements if _is_annual_target(one, report, year)), None)
        if promise is None or not asked.isdisjoint(series.accounted_by):
            continue
        if not any(one.role == "outcome" for one in report.accounts_of(series)):
            asked.add(series.id)
            yield _finding("promised-not-reviewed", series, year, promise)


def reviewed_not_promised(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `reviewed-not-promised`: a headline indicator has an outcome of last year and no target any more.

    Asked only where the report lists annual targets at all; a target of the same thing for part of the population
    or for all of it counts, and the question is asked once for all of them.
    """
    year = report.year
    if year is None or not any(_is_annual_target(one, report, year) for one in report.statements):
        return
    asked: set[str] = set()
    for series in report.headline:
        outcome = next((one for one in series.statements if _is_outcome_of(one, year - 1)), None)
        if outcome is None or not asked.isdisjoint(series.accounted_by):
            continue
        if not any(_is_promise(one, year) for one in report.accounts_of(series)):
            asked.add(series.id)
            yield _finding("reviewed-not-promised", series, year, outcome)


def _is_annual_target(statement: Statement, report: ReportFigures, year: int) -> bool:
    if statement.role != "target" or report.roles.get(statement.section) != "annual_targets":
        return False
    return statement.period is None or statement.period.end in ("", str(year))


def _is_promise(statement: Statement, year: int) -> bool:
    return statement.role == "target" and (statement.period is None or not statement.period.end < str(year))


def _is_outcome_of(statement: Statement, year: int) -> bool:
    """An outcome of one year; figures on several years belong to no yearly list of targets."""
    period = statement.period
    if statement.role != "outcome" or period is None or statement.low is None:
        return False
    return period.end == str(year) and period.start in ("", str(year)) and statement.measure in ("level", "growth")


def _finding(rule: str, series: Series, year: int, source: Statement) -> Finding:
    zh = said(source)
    return finding(
        rule,
        "info",
        (source,),
        {"indicator": series.name, "annual_year": str(year), "last_year": str(year - 1), "figure": zh},
        {
            "name": series.name,
            "name_en": series.name_en,
            "year": year,
            "base_year": year - 1,
            "figure": zh,
            "figure_en": said_en(source, figure(source)),
        },
    )
