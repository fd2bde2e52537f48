"""Settlements, changes and traces as plain values and as JSON: the forms that the shipped schemas describe."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from duixian.exchange.numbers import whole
from duixian.exchange.safe_text import well_formed
from duixian.settlement import Change, Changes, Outcome, ReportRef, Settlement, Settlements, Trace
from duixian.settlement.trace import Point, TraceRow

SETTLEMENTS = "duixian/settlements/1"
SETTLEMENTS_OF_SEVERAL = "duixian/settlements-of-several/1"
CHANGES = "duixian/changes/1"
CHANGES_OF_SEVERAL = "duixian/changes-of-several/1"
TRACE = "duixian/trace/1"


def settlements_record(settlements: Settlements) -> dict[str, Any]:
    """A year's settlements as JSON-ready values, without the texts that the spans index."""
    return {
        "schema": SETTLEMENTS,
        "year": settlements.year,
        "last": _report(settlements.last),
        "this": _report(settlements.this) if settlements.this else None,
        "options": {key.replace("_", "-"): value for key, value in asdict(settlements.options).items()},
        "counts": dict(settlements.counts()),
        "settlements": [_settlement(one) for one in settlements.items],
    }


def changes_record(changes: Changes) -> dict[str, Any]:
    """The changes between two reports as JSON-ready values."""
    return {
        "schema": CHANGES,
        "last": _report(changes.last),
        "this": _report(changes.this),
        "counts": dict(changes.counts()),
        "changes": [_change(one) for one in changes.items],
    }


def trace_record(trace: Trace) -> dict[str, Any]:
    """A trace as JSON-ready values."""
    return {
        "schema": TRACE,
        "indicator": trace.indicator.name,
        "indicator_id": trace.indicator.id,
        "measure": trace.measure,
        "unit": trace.unit,
        "reports": list(trace.reports),
        "years": [_trace_row(row) for row in trace.rows],
    }


def settlements_json(several: Sequence[Settlements]) -> bytes:
    """JSON of one pair's settlements, or of several under the key `pairs`: UTF-8, one settlement to a line."""
    return _document([settlements_record(one) for one in several], "settlements", SETTLEMENTS_OF_SEVERAL)


def changes_json(several: Sequence[Changes]) -> bytes:
    """JSON of one pair's changes, or of several under the key `pairs`."""
    return _document([changes_record(one) for one in several], "changes", CHANGES_OF_SEVERAL)


def trace_json(trace: Trace) -> bytes:
    """JSON of a trace."""
    return _document([trace_record(trace)], "years", "")


def _settlement(one: Settlement) -> dict[str, Any]:
    return {
        "commitment": one.commitment or None,
        "kind": one.kind,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "clause": list(one.clause),
        "indicator": one.indicator,
        "indicator_id": one.indicator_id,
        "measure": one.measure,
        "comparator": one.comparator,
        "low": whole(one.low),
        "high": whole(one.high),
        "unit": one.unit,
        "said": one.said,
        "headline": one.headline,
        "verdict": one.verdict,
        "rule": one.rule,
        "tolerance": one.tolerance,
        "reason": one.reason,
        "reason_en": one.reason_en,
        "conversion": one.conversion,
        "outcome": _outcome(one.outcome),
        "evidence": _outcome(one.evidence),
        "candidates": [_outcome(candidate) for candidate in one.candidates],
    }


def _outcome(one: Outcome | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "clause": list(one.clause),
        "indicator": one.indicator,
        "measure": one.measure,
        "low": whole(one.low),
        "high": whole(one.high),
        "unit": one.unit,
        "said": one.said,
        "period": asdict(one.period) if one.period else None,
        "source": one.source,
        "origin": one.origin,
        "likeness": one.likeness,
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "promise": one.promise,
        "indicator_id": one.indicator_id,
        "headline": one.headline,
        "demands": one.demands,
        "last": {**asdict(one.last), "clause": list(one.last.clause)} if one.last else None,
        "this": {**asdict(one.this), "clause": list(one.this.clause)} if one.this else None,
    }


def _trace_row(row: TraceRow) -> dict[str, Any]:
    return {
        "year": row.year,
        "target": _point(row.target),
        "outcome": _point(row.outcome),
        "verdict": row.decision.verdict if row.decision else None,
        "rule": row.decision.rule if row.decision else None,
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    if point is None:
        return None
    s = point.statement
    return {
        "report": point.report,
        "start": s.start,
        "end": s.end,
        "quote": s.quote,
        "indicator": s.indicator.name,
        "comparator": s.comparator,
        "low": whole(s.low),
        "high": whole(s.high),
        "unit": s.unit,
        "value": whole(point.value),
    }


def _report(report: ReportRef) -> dict[str, Any]:
    identity, source = report.identity, report.source
    return {
        "title": identity.title,
        "place": asdict(identity.place) if identity.place else None,
        "level": identity.level,
        "year": identity.year,
        "session_date": identity.session_date,
        "source": asdict(source),
    }


def _document(records: Sequence[Mapping[str, Any]], items: str, schema_of_several: str) -> bytes:
    texts = [_lines(record, items) for record in records]
    if len(texts) == 1:
        return _encoded(texts[0] + "\n")
    body = ",\n".join(texts)
    return _encoded(f'{{"schema": {_line(schema_of_several)},\n"pairs": [\n{body}\n]}}\n')


def _lines(record: Mapping[str, Any], items: str) -> str:
    parts = []
    for key, value in record.items():
        if key == items and value:
            body = ",\n".join(map(_line, value))
            parts.append(f"{_line(key)}: [\n{body}\n]")
        else:
            parts.append(f"{_line(key)}: {_line(value)}")
    return "{" + ",\n".join(parts) + "}"


def _encoded(text: str) -> bytes:
    return well_formed(text).encode("utf-8")


_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
