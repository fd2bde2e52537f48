"""How past years of an indicator went, from the office's own observations."""

from __future__ import annotations

import datetime as dt
from typing import cast

from duixian.site.keeping.observations import Observation
from duixian.site.keeping.seasons import Season, season_of
from duixian.site.keeping.spans import Span
from duixian.site.ledgers.models import Ledger, Statement
from duixian.site.observations.models import Observation as StoredObservation
from duixian.statements.statement import Measure


def season_for(statement: Statement, ledger: Ledger, known_on: dt.date) -> Season:
    """The season of a target's indicator at the ledger's place, as it is known on a day."""
    rows = StoredObservation.objects.filter(
        indicator__in=[name for name in (statement.indicator_id, statement.indicator) if name],
        place__in=[name for name in (ledger.place_code, ledger.place) if name],
        measure="level",
        unit=statement.unit,
        end__lt=ledger.first_day,
    )
    return season_of((_read(one) for one in rows), ledger.year, known_on)


def _read(one: StoredObservation) -> Observation:
    return Observation(
        str(one.pk),
        one.indicator,
        one.place,
        Span(one.start, one.end),
        one.value,
        one.unit,
        one.published_on,
        one.received_on,
        cast(Measure, one.measure),
        one.vintage,
    )
