"""The measured targets of commitments, as their lights see them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import cast

from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.measuring import Measured, Reading
from duixian.site.ledgers.models import LIVE, Commitment, Statement
from duixian.site.lights.items import items_of
from duixian.site.lights.reported import read_reported
from duixian.site.lights.series import publication_of, read_series
from duixian.site.planning.aims import planned_curve
from duixian.site.planning.models import Curve, CurveKind

log = logging.getLogger("duixian.overview")


def targets_of(commitments: Iterable[Commitment]) -> dict[int, list[Measured]]:
    """The targets of each commitment that have a curve, by the commitment's key; four queries, as `measured_of`."""
    given = {one.pk: one for one in commitments}
    targets = list(
        Statement.objects.filter(commitment__in=given, role="target", state__in=LIVE).order_by("start", "pk")
    )
    for said in targets:
        said.commitment = given[said.commitment_id or 0]
    measured = measured_of(targets)
    found: dict[int, list[Measured]] = {}
    for said in targets:
        if said.pk in measured:
            found.setdefault(said.commitment_id or 0, []).append(measured[said.pk])
    return found


def measured_of(targets: Sequence[Statement]) -> dict[int, Measured]:
    """Targets with the curve that holds now and what was observed or reported, by the statement's key; without a curve,
    none.

    Three queries, and those of `lights.items` for seasonal curves, whose past years depend on what was known when. Each
    target has its commitment, and that its ledger.
    """
    given = {one.pk: one for one in targets}
    curves = {one.statement_id: one for one in Curve.objects.filter(statement__in=given)}
    seasonal = {pk: given[pk] for pk, curve in curves.items() if curve.kind == CurveKind.SEASONAL}
    found = _seasonal(seasonal.values()) if seasonal else {}
    others = [(given[pk], curve) for pk, curve in curves.items() if pk not in seasonal]
    series = read_series(((said, _commitment(said).ledger) for said, _curve in others), years_back=1)
    reported = read_reported({said.commitment_id or 0 for said, _curve in others}, [said.pk for said, _curve in others])
    for said, curve in others:
        curve.statement = said
        try:
            course = planned_curve(curve, _commitment(said))
        except UnfitPlan as error:
            log.warning("commitment %s: %s", said.commitment_id, error)
            continue
        reading = cast(Reading, curve.reading)
        observations = (
            *series.of(said, _commitment(said).ledger),
            *reported.of(_commitment(said).pk, said.number, course, reading),
        )
        found[said.pk] = Measured(said.full_name, course, observations, reading, publication_of(said.indicator_id))
    return found


def _seasonal(targets: Iterable[Statement]) -> dict[int, Measured]:
    """The same for seasonal curves, found again among the targets of their commitments by what they ask for."""
    given = list(targets)
    plans = items_of([_commitment(one) for one in given])
    return {
        said.pk: measured
        for said in given
        for measured in plans[_commitment(said).pk][-1].measured
        if (measured.name, measured.curve.aim.unit, measured.curve.aim.measure)
        == (said.full_name, said.unit, said.measure)
    }


def _commitment(said: Statement) -> Commitment:
    assert said.commitment is not None
    return said.commitment
