"""One indicator through many years of reports: what was promised for each year, and what was reported of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duixian.coherence.figures import PERCENT, figure
from duixian.errors import UnfitPair
from duixian.ledger.model import Ledger
from duixian.ledger.tables import sentence_span
from duixian.settlement.options import SettlementOptions, default_options
from duixian.settlement.pair import report_name, same_place
from duixian.settlement.subjects import bare_scope, subject
from duixian.settlement.verdicts import Decision, judge
from duixian.statements.extract import indicator_ref
from duixian.statements.statement import IndicatorRef, Measure, Statement
from duixian.vocabulary.indicators import indicators


@dataclass(frozen=True, slots=True)
class Point:
    """A figure or words on the indicator for one year, in one report.

    Attributes:
        year: year that it speaks about.
        report: year of the report that says it.
        statement: as read there.
        value: the figure for the chart: per cent for rates, else the base unit of its dimension; None for words.
        sentence: the sentence it stands in, on one line.
    """

    year: int
    report: int
    statement: Statement
    value: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One year.

    Attributes:
        target: what was promised for it by the report of that year, or None.
        outcome: what was reported of it, by the next report if there is one, or None.
        decision: how the outcome keeps the target, or None where one is missing or they cannot be compared.
    """

    year: int
    target: Point | None
    outcome: Point | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Trace:
    """The years of one indicator and one measure, ascending.

    Attributes:
        indicator: name and canonical id of what was looked for.
        measure: `growth`, `level` …
        unit: unit of the values of the points: "%" or the name of a base unit.
        reports: years of the reports looked through.
    """

    indicator: IndicatorRef
    measure: Measure
    unit: str
    rows: tuple[TraceRow, ...]
    reports: tuple[int, ...]


def trace(
    indicator: str,
    ledgers: Iterable[Ledger],
    measure: Measure | None = None,
    options: SettlementOptions | None = None,
) -> Trace:
    """The targets and outcomes of an indicator, given by name or id, in reports of one place.

    Without `measure`, that which has most years is taken.

    Raises:
        UnfitPair: the reports are of different places or of unknown years, or two are of the same year.
    """
    options = options or default_options()
    ordered = _by_year(ledgers)
    known = indicators().by_id.get(indicator)
    ref = indicator_ref(known.name if known else indicator)
    targets: dict[Measure, dict[int, Point]] = {}
    outcomes: dict[Measure, dict[int, Point]] = {}
    for year, ledger in ordered:
        listed = {section.id for section in ledger.outline if section.role == "annual_targets"}
        spoken_of = [one for one in ledger.statements if _speaks_of(one, ref)]
        for statement in sorted(spoken_of, key=lambda one: one.section not in listed):
            _keep(statement, year, ledger.text, targets, outcomes)
    chosen = measure or _fullest(targets, outcomes)
    promised, reported = targets.get(chosen, {}), outcomes.get(chosen, {})
    years = sorted({*promised, *reported})
    rows = tuple(_row(year, promised.get(year), reported.get(year), options) for year in years)
    return Trace(ref, chosen, _unit(rows), rows, tuple(year for year, _ in ordered))


def _by_year(ledgers: Iterable[Ledger]) -> list[tuple[int, Ledger]]:
    ordered: list[tuple[int, Ledger]] = []
    for ledger in ledgers:
        if ledger.identity.year is None:
            raise UnfitPair(f"{report_name(ledger)} does not say of which year it is; name the year with --year.")
        ordered.append((ledger.identity.year, ledger))
    ordered.sort(key=lambda pair: pair[0])
    for (before, last), (after, this) in pairwise(ordered):
        same_place(last, this)
        if before == after:
            raise UnfitPair(f"{report_name(last)} and {report_name(this)} are both of {before}; give one of them.")
    return ordered


def _speaks_of(statement: Statement, ref: IndicatorRef) -> bool:
    stated = statement.indicator
    if bare_scope(stated.scope) != bare_scope(ref.scope):
        return False
    if ref.id or stated.id:
        return ref.id == stated.id
    return subject(ref.name).thing == subject(stated.name).thing


def _keep(
    statement: Statement,
    year: int,
    text: str,
    targets: dict[Measure, dict[int, Point]],
    outcomes: dict[Measure, dict[int, Point]],
) -> None:
    """Put a statement where it belongs, unless one that comes first in the same report is there."""
    about = _year_of(statement)
    if about is None or statement.role == "fact":
        return
    left, right = sentence_span(text, statement.start, statement.end)
    point = Point(about, year, statement, _value(statement), "".join(text[left:right].split("\n")).strip())
    if statement.role == "target":
        if about == year:
            targets.setdefault(statement.measure, {}).setdefault(about, point)
        return
    known = outcomes.setdefault(statement.measure, {}).get(about)
    if about <= year and (known is None or (known.report < year and about == year - 1)):
        outcomes[statement.measure][about] = point


def _year_of(statement: Statement) -> int | None:
    period = statement.period
    if period is None or period.start != period.end or not period.end.isdigit() or len(period.end) != 4:
        return None
    return int(period.end)


def _value(statement: Statement) -> float | None:
    found = figure(statement)
    return found.low if found else None


def _fullest(targets: dict[Measure, dict[int, Point]], outcomes: dict[Measure, dict[int, Point]]) -> Measure:
    """The measure with most targets; of equal ones that with most outcomes."""
    measures: Sequence[Measure] = ("growth", "level", "change", "rank", "multiple")
    return max(measures, key=lambda one: (len(targets.get(one, ())), len(outcomes.get(one, ()))))


def _row(year: int, target: Point | None, outcome: Point | None, options: SettlementOptions) -> TraceRow:
    decision = None
    if target and outcome:
        wanted, got = figure(target.statement), figure(outcome.statement)
        if wanted and got and wanted.same_unit(got):
            decision = judge(wanted, got, options)
    return TraceRow(year, target, outcome, decision)


def _unit(rows: Sequence[TraceRow]) -> str:
    for row in rows:
        for point in (row.target, row.outcome):
            found = figure(point.statement) if point else None
            if found:
                return "%" if found.dimension == PERCENT else found.base
    return ""
