"""The values that units report of their targets, as observations."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.utils import timezone

from duixian.site.delivery.models import ReportedValue, ReportState
from duixian.site.keeping.curves import PlannedCurve
from duixian.site.keeping.measuring import Reading
from duixian.site.keeping.observations import Observation
from duixian.site.keeping.spans import Span, month_end
from duixian.statements.statement import Measure

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a confirmed report: of which month, in which measure, from which day on and until which."""

    pk: int
    month: dt.date
    value: float
    unit: str
    measure: Measure
    source: str
    came: dt.date
    gone: dt.date | None


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported values by commitment, and number of the statement within the ledger."""

    known: dict[tuple[int, int], tuple[_Value, ...]]

    def of(self, commitment: int, number: int, curve: PlannedCurve, reading: Reading) -> tuple[Observation, ...]:
        """What was reported of a target, as its curve reads it; the last month goes no further than the plan."""
        found = []
        for one in self.known.get((commitment, number), ()):
            span = _span(one.month, curve, reading)
            if span is not None:
                found.append(
                    Observation(
                        f"reported-{one.pk}", "", "", span, one.value, one.unit, one.came, one.came, one.measure,
                        source=one.source, reported=True, withdrawn_on=one.gone,
                    )
                )  # fmt: skip
        return tuple(found)


def read_reported(commitments: Iterable[int], statements: Iterable[int] | None = None) -> Reported:
    """The values of all confirmed reports on these commitments, by one query; those returned since included.

    With `statements` only those that were reported of these.
    """
    found: dict[tuple[int, int], list[_Value]] = defaultdict(list)
    rows = ReportedValue.objects.filter(report__commitment__in=list(commitments), report__confirmed_at__isnull=False)
    if statements is not None:
        rows = rows.filter(statement__in=list(statements))
    for pk, commitment, number, month, value, unit, measure, source, state, confirmed_at, returned_at in rows.order_by(
        "report__confirmed_at", "pk"
    ).values_list(
        "pk", "report__commitment_id", "statement__number", "report__month", "value", "unit", "statement__measure",
        "report__unit__name", "report__state", "report__confirmed_at", "report__returned_at",
    ):  # fmt: skip
        came, gone = stood(state, cast(dt.datetime, confirmed_at), returned_at)
        found[commitment, number].append(_Value(pk, month, value, unit, cast(Measure, measure), source, came, gone))
    return Reported({key: tuple(ones) for key, ones in found.items()})


def stood(state: str, confirmed_at: dt.datetime, returned_at: dt.datetime | None) -> tuple[dt.date, dt.date | None]:
    """The day from which on a report counts, and the one from which on no longer; None while it stands."""
    came = timezone.localtime(confirmed_at).date()
    if state != ReportState.RETURNED or returned_at is None:
        return came, None
    return came, max(came, timezone.localtime(returned_at).date())


def _span(month: dt.date, curve: PlannedCurve, reading: Reading) -> Span | None:
    """The days that a report on a month speaks of; None where it does not speak of the plan."""
    end = min(month_end(month.year, month.month), curve.end)
    if reading == "latest":
        return Span(month, end) if month <= end else None
    if reading == "year":
        return Span.year(month.year) if month.month == _DECEMBER else None
    return Span(curve.start, end) if curve.start <= month <= end else None
