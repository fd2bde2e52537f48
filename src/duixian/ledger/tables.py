"""A ledger as flat tables: one row for each statement, commitment, project, section or finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from duixian.ledger.model import Commitment, Ledger
    from duixian.statements.statement import Statement

TableName = Literal["statements", "commitments", "projects", "outline", "findings"]
Kind = Literal["text", "integer", "number", "flag", "texts"]
Cell = str | int | float | bool | list[str] | None
Row = dict[str, Cell]

TABLES: tuple[TableName, ...] = get_args(TableName)

_STOP: Final = re.compile(r"[。！？；\n]")
_REACH: Final = 200

REPORT_COLUMNS: dict[str, Kind] = {
    "source": "text",
    "place": "text",
    "place_code": "text",
    "level": "text",
    "year": "integer",
}

_STATEMENTS: dict[str, Kind] = {
    "id": "text",
    "indicator": "text",
    "indicator_id": "text",
    "scope": "text",
    "measure": "text",
    "comparator": "text",
    "low": "number",
    "high": "number",
    "unit": "text",
    "value": "number",
    "value_high": "number",
    "base_unit": "text",
    "role": "text",
    "period_start": "text",
    "period_end": "text",
    "period_basis": "text",
    "provisional": "flag",
    "comparable_basis": "flag",
    "strength": "text",
    "reference": "text",
    "section": "text",
    "quote": "text",
    "sentence": "text",
    "start": "integer",
    "end": "integer",
    "confidence": "number",
}
_COMMITMENTS: dict[str, Kind] = {
    "id": "text",
    "kind": "text",
    "area": "text",
    "item": "text",
    "text": "text",
    "statements": "texts",
    "deadline": "text",
    "deadline_stated": "text",
    "strength": "text",
    "places": "texts",
    "projects": "texts",
    "lead": "text",
    "lead_confidence": "number",
    "supporting_units": "texts",
    "section": "text",
    "start": "integer",
    "end": "integer",
}
_PROJECTS: dict[str, Kind] = {
    "commitment": "text",
    "project": "text",
    "area": "text",
    "item": "text",
    "deadline": "text",
    "lead": "text",
    "start": "integer",
    "end": "integer",
}
_OUTLINE: dict[str, Kind] = {
    "id": "text",
    "title": "text",
    "depth": "integer",
    "role": "text",
    "period_start": "text",
    "period_end": "text",
    "start": "integer",
    "end": "integer",
}
_FINDINGS: dict[str, Kind] = {
    "rule": "text",
    "severity": "text",
    "message": "text",
    "message_en": "text",
    "statements": "texts",
}
_OWN_COLUMNS: dict[TableName, dict[str, Kind]] = {
    "statements": _STATEMENTS,
    "commitments": _COMMITMENTS,
    "projects": _PROJECTS,
    "outline": _OUTLINE,
    "findings": _FINDINGS,
}


def columns(table: TableName) -> dict[str, Kind]:
    """Names and kinds of a table's columns, in order; those of the report come first."""
    return REPORT_COLUMNS | _OWN_COLUMNS[table]


def rows(ledgers: Iterable[Ledger], table: TableName) -> list[Row]:
    """The rows of one table over all ledgers, each with every one of `columns(table)`."""
    return [
        dict(zip(columns(table), (*report, *cells), strict=True))
        for ledger in ledgers
        for report in [_report_cells(ledger)]
        for cells in _CELLS[table](ledger)
    ]


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around `text[start:end]`, or as much of it as stands within 200 characters on either side."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    stops = [stop.end() for stop in _STOP.finditer(text, first, start)]
    after = _STOP.search(text, end, last)
    a, b = max(stops, default=first), after.end() if after else last
    quote = text[a:b]
    return min(b - len(quote.lstrip()), start), max(a + len(quote.rstrip()), end)


def _report_cells(ledger: Ledger) -> tuple[Cell, ...]:
    identity = ledger.identity
    place = identity.place
    return (
        ledger.source.name,
        place.name if place else None,
        place.code if place else None,
        identity.level,
        identity.year,
    )


def _statement_rows(ledger: Ledger) -> Iterable[tuple[Cell, ...]]:
    return (_statement_cells(statement, ledger.text) for statement in ledger.statements)


def _statement_cells(s: Statement, text: str) -> tuple[Cell, ...]:
    period = s.period
    return (
        s.id,
        s.indicator.name,
        s.indicator.id,
        s.indicator.scope,
        s.measure,
        s.comparator,
        s.low,
        s.high,
        s.unit,
        s.value,
        s.value_high,
        s.base_unit,
        s.role,
        period.start if period else None,
        period.end if period else None,
        period.basis if period else None,
        s.provisional,
        s.comparable_basis,
        s.strength,
        s.reference,
        s.section,
        s.quote,
        text[slice(*sentence_span(text, s.start, s.end))],
        s.start,
        s.end,
        s.confidence,
    )


def _commitment_rows(ledger: Ledger) -> Iterable[tuple[Cell, ...]]:
    return (_commitment_cells(commitment) for commitment in ledger.commitments)


def _commitment_cells(c: Commitment) -> tuple[Cell, ...]:
    lead = c.suggested_lead
    return (
        c.id,
        c.kind,
        c.area,
        c.item,
        c.text,
        list(c.statements),
        c.deadline,
        c.deadline_stated,
        c.strength,
        [place.name for place in c.places],
        [project.name for project in c.projects],
        lead.unit if lead else None,
        lead.confidence if lead else None,
        list(c.supporting_units),
        c.section,
        c.start,
        c.end,
    )


def _project_rows(ledger: Ledger) -> Iterable[tuple[Cell, ...]]:
    for c in ledger.commitments:
        lead = c.suggested_lead.unit if c.suggested_lead else None
        for project in c.projects:
            yield c.id, project.name, c.area, c.item, c.deadline, lead, project.start, project.end


def _outline_rows(ledger: Ledger) -> Iterable[tuple[Cell, ...]]:
    for s in ledger.outline:
        start, end = (s.period.start, s.period.end) if s.period else (None, None)
        yield s.id, s.title, s.level, s.role, start, end, s.start, s.end


def _finding_rows(ledger: Ledger) -> Iterable[tuple[Cell, ...]]:
    return ((f.rule, f.severity, f.message, f.message_en, list(f.statements)) for f in ledger.findings)


_CELLS: dict[TableName, Callable[[Ledger], Iterable[tuple[Cell, ...]]]] = {
    "statements": _statement_rows,
    "commitments": _commitment_rows,
    "projects": _project_rows,
    "outline": _outline_rows,
    "findings": _finding_rows,
}
