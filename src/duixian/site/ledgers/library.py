"""Stored items as the library has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from duixian.outline.section import Basis, Period
from duixian.statements.statement import Comparator, IndicatorRef, Measure, StatementRole, Strength
from duixian.statements.statement import Statement as ReadStatement

if TYPE_CHECKING:
    from duixian.site.ledgers.models import Statement


def read_statement(row: Statement) -> ReadStatement:
    """A stored statement, with all that people have corrected, as the library has them."""
    return ReadStatement(
        id=str(row.pk),
        start=row.start,
        end=row.end,
        indicator=IndicatorRef(row.indicator, row.indicator_id or None, row.scope),
        measure=cast(Measure, row.measure),
        low=row.low,
        high=row.high,
        unit=row.unit,
        comparator=cast(Comparator, row.comparator),
        role=cast(StatementRole, row.role),
        period=_period(row.period),
        provisional=row.provisional,
        strength=cast(Strength, row.strength),
        reference=row.reference,
        section=row.section,
        quote=row.quote,
        confidence=row.confidence,
    )


def _period(stored: dict[str, str] | None) -> Period | None:
    if not stored:
        return None
    return Period(stored["start"] or "", stored["end"] or "", cast(Basis, stored["basis"]))
