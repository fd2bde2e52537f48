"""Settlements, changes and traces as tables with English column names, and these as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from duixian.exchange.numbers import number
from duixian.exchange.safe_text import reads_as_formula, well_formed
from duixian.exchange.settlement.record import trace_record
from duixian.exchange.settlement.sentences import around, of_outcome, of_promise
from duixian.settlement import Changes, ReportRef, Settlements, Trace

Row = dict[str, str | float | int | bool | None]


def settlement_rows(settlements: Settlements) -> Iterator[Row]:
    """One row for each settlement; the first columns say which place and year."""
    place, code = _place(settlements.last)
    for one in settlements.items:
        answer = one.answer
        yield {
            "place": place,
            "code": code,
            "year": settlements.year,
            "kind": one.kind,
            "headline": one.headline,
            "indicator": one.indicator,
            "indicator_id": one.indicator_id,
            "promise": one.said,
            "low": one.low,
            "high": one.high,
            "unit": one.unit,
            "verdict": one.verdict,
            "rule": one.rule,
            "tolerance": one.tolerance,
            "outcome": answer.said if answer else "",
            "outcome_low": answer.low if answer else None,
            "outcome_unit": answer.unit if answer else "",
            "outcome_source": answer.origin or answer.source if answer else "",
            "conversion": one.conversion,
            "reason": one.reason,
            "start": one.start,
            "end": one.end,
            "outcome_start": answer.start if answer else None,
            "outcome_end": answer.end if answer else None,
            "sentence": around(settlements.last, one.start, one.end),
            "outcome_sentence": of_outcome(settlements, answer),
        }


def change_rows(changes: Changes) -> Iterator[Row]:
    """One row for each change."""
    place, code = _place(changes.last)
    for one in changes.items:
        known = one.last or one.this
        yield {
            "place": place,
            "code": code,
            "last_year": changes.last.identity.year,
            "this_year": changes.this.identity.year,
            "kind": one.kind,
            "promise": one.promise,
            "headline": one.headline,
            "indicator": known.indicator if known else "",
            "indicator_id": one.indicator_id,
            "last": one.last.quote if one.last else "",
            "this": one.this.quote if one.this else "",
            "demands": one.demands,
            "last_start": one.last.start if one.last else None,
            "this_start": one.this.start if one.this else None,
            "last_sentence": of_promise(changes.last, one.last),
            "this_sentence": of_promise(changes.this, one.this),
        }


def trace_rows(trace: Trace) -> Iterator[Row]:
    """One row for each year."""
    for year in trace_record(trace)["years"]:
        target, outcome = year["target"] or {}, year["outcome"] or {}
        yield {
            "indicator": trace.indicator.name,
            "indicator_id": trace.indicator.id,
            "measure": trace.measure,
            "year": year["year"],
            "target": target.get("quote", ""),
            "target_value": target.get("value"),
            "target_comparator": target.get("comparator", ""),
            "target_report": target.get("report"),
            "outcome": outcome.get("quote", ""),
            "outcome_value": outcome.get("value"),
            "outcome_report": outcome.get("report"),
            "unit": trace.unit,
            "verdict": year["verdict"] or "",
        }


def to_csv(rows: Iterable[Mapping[str, str | float | int | bool | None]]) -> bytes:
    """Rows as CSV for spreadsheets: UTF-8 with a byte-order mark; nothing in it is taken for a formula."""
    out = StringIO()
    writer = csv.writer(out)
    for at, row in enumerate(rows):
        if not at:
            writer.writerow(row)
        writer.writerow(map(_csv_cell, row.values()))
    return well_formed(out.getvalue()).encode("utf-8-sig")


def _place(report: ReportRef) -> tuple[str, str | None]:
    place = report.identity.place
    return (place.name, place.code) if place else ("", None)


def _csv_cell(value: str | float | int | bool | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
    return f"'{value}" if reads_as_formula(value) else value
