"""What a stored target asks for, and the course planned for it, as `duixian.site.keeping` knows them."""

from __future__ import annotations

import datetime as dt
from typing import cast

from duixian.site.keeping.aims import Aim, aim_of
from duixian.site.keeping.curves import CurveKind, PlannedCurve
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.seasons import NO_SEASON, Season
from duixian.site.ledgers.library import read_statement
from duixian.site.ledgers.models import Commitment, Statement
from duixian.site.planning.models import Curve


def aim_of_statement(row: Statement) -> Aim | None:
    """What a stored target asks for; None where it has no number, or is no live target."""
    return aim_of(read_statement(row)) if row.role == "target" and row.is_live else None


def planned_curve(curve: Curve, commitment: Commitment, season: Season = NO_SEASON) -> PlannedCurve:
    """The planned course of a target from the ledger's first day to the deadline of its commitment.

    Reads `curve.statement` and `commitment.ledger`; select both with what is handed in.

    Raises:
        UnfitPlan: the curve contradicts its target, or the statement is no longer a target with a number.
    """
    return course_of(
        curve.statement, commitment, cast(CurveKind, curve.kind), curve.baseline, steps_of(curve.steps), season
    )


def course_of(
    statement: Statement,
    commitment: Commitment,
    kind: CurveKind,
    baseline: float | None,
    steps: tuple[tuple[dt.date, float], ...] = (),
    season: Season = NO_SEASON,
) -> PlannedCurve:
    """A planned course that need not be stored. Raises `UnfitPlan` as `planned_curve` does."""
    aim = aim_of_statement(statement)
    if aim is None:
        raise UnfitPlan(f"{statement.indicator} is no target with a number, and has no curve.")
    start, end = span_of(commitment)
    return PlannedCurve(aim, start, end, kind, baseline, steps, season)


def span_of(commitment: Commitment) -> tuple[dt.date, dt.date]:
    """First and last day of the time in which a commitment is kept; the deadline's year where it is an earlier one."""
    end = commitment.deadline
    return min(commitment.ledger.first_day, end.replace(month=1, day=1)), end


def steps_of(stored: list[list[object]]) -> tuple[tuple[dt.date, float], ...]:
    """The steps of a curve as days and values."""
    return tuple((dt.date.fromisoformat(str(day)), float(str(value))) for day, value in stored)
