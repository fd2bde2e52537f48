"""Items are accepted, corrected and dropped; what the machine read stays beside them (`machine`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.history.snapshot import snapshot
from duixian.site.ledgers.items import I
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState, Statement
from duixian.site.ledgers.services.standing import as_seen, in_review, require_live, revising
from duixian.vocabulary.indicators import indicators

J = TypeVar("J", Commitment, Statement)

WITHOUT_NUMBER = frozenset({"sync", "assigned", "stable", "positive"})
"""Comparators that have no number."""


@dataclass(frozen=True, slots=True)
class CommitmentFields:
    """What people say of a commitment."""

    kind: str
    text: str
    deadline: dt.date
    area: str = ""
    item: str = ""
    strength: str = ""


@dataclass(frozen=True, slots=True)
class StatementFields:
    """What people say of a statement; `high` None means the same as `low`."""

    indicator: str
    measure: str
    comparator: str
    role: str
    scope: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    period: dict[str, str] | None = None
    provisional: bool = False
    strength: str = ""
    commitment: Commitment | None = None


@action("review.accept", needs=Right.OPEN_LEDGERS)
def accept(record: Recorder, item: I, revision: int) -> I:
    """Say that an item is right as it stands."""
    stored = as_seen(record, item, revision)
    require_live(stored)
    if stored.state == ReviewState.PROPOSED:
        with revising(record, stored):
            stored.state, stored.confidence = ReviewState.ACCEPTED, 1.0
    return stored


@action("review.accept-above", needs=Right.OPEN_LEDGERS)
def accept_above(record: Recorder, ledger: Ledger, least: float) -> int:
    """Accept all that is not reviewed and has at least this confidence; how many there were."""
    in_review(record, ledger.pk)
    record.why = _("confidence of at least %(least)s") % {"least": f"{least:.0%}"}
    return _accept_all(record, Commitment, ledger, least) + _accept_all(record, Statement, ledger, least)


def _accept_all(record: Recorder, model: type[J], ledger: Ledger, least: float) -> int:
    waiting = model._default_manager.filter(ledger=ledger, state=ReviewState.PROPOSED, confidence__gte=least)
    items = list(waiting.select_for_update())
    before = [snapshot(item) for item in items]
    for item in items:
        item.state, item.confidence = ReviewState.ACCEPTED, 1.0
        item.revision += 1
    model._default_manager.bulk_update(items, ["state", "confidence", "revision"], batch_size=200)
    for item, was in zip(items, before, strict=True):
        record.note(item, was)
    return len(items)


@action("review.correct", needs=Right.OPEN_LEDGERS)
def correct_commitment(
    record: Recorder, commitment: Commitment, revision: int, fields: CommitmentFields, reason: str = ""
) -> Commitment:
    """Put people's reading of a commitment in the machine's place."""
    stored = as_seen(record, commitment, revision)
    require_live(stored)
    record.why = reason
    with revising(record, stored):
        for name, value in asdict(fields).items():
            setattr(stored, name, value)
        _corrected(stored, reason)
    return stored


@action("review.correct", needs=Right.OPEN_LEDGERS)
def correct_statement(
    record: Recorder, statement: Statement, revision: int, fields: StatementFields, reason: str = ""
) -> Statement:
    """Put people's reading of a statement in the machine's place; the id of the indicator follows from its name."""
    stored = as_seen(record, statement, revision)
    require_live(stored)
    record.why = reason
    values = statement_values(stored.ledger_id, fields)
    if values["indicator"] == stored.indicator:
        values["indicator_id"] = stored.indicator_id
    with revising(record, stored):
        for name, value in values.items():
            setattr(stored, name, value)
        _corrected(stored, reason)
    return stored


@action("review.drop", needs=Right.OPEN_LEDGERS)
def drop(record: Recorder, item: I, revision: int, reason: str) -> I:
    """Take an item out of the ledger; it is kept beside it."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is dropped.")})
    stored = as_seen(record, item, revision)
    require_live(stored)
    record.why = reason
    with revising(record, stored):
        stored.state, stored.reason, stored.confidence = ReviewState.DROPPED, reason, 1.0
    return stored


def statement_values(ledger_id: int, fields: StatementFields) -> dict[str, Any]:
    """The values of a statement's columns.

    Raises:
        ValidationError: number and comparator do not fit, or the commitment is another ledger's.
    """
    low, high = fields.low, fields.low if fields.high is None else fields.high
    if fields.comparator in WITHOUT_NUMBER:
        if low is not None:
            raise ValidationError({"low": _("With this comparator there is no number.")})
    elif low is None:
        raise ValidationError({"low": _("Enter the number.")})
    elif high is not None and high < low:
        raise ValidationError({"high": _("The upper value must not be less than the value.")})
    if fields.commitment is not None and (fields.commitment.ledger_id != ledger_id or not fields.commitment.is_live):
        raise ValidationError({"commitment": _("This commitment is not in the ledger.")})
    found = indicators().resolve(fields.indicator)
    return {
        "indicator": fields.indicator,
        "indicator_id": found.indicator.id if found else "",
        "scope": fields.scope,
        "measure": fields.measure,
        "low": low,
        "high": high,
        "unit": fields.unit,
        "comparator": fields.comparator,
        "role": fields.role,
        "period": fields.period,
        "provisional": fields.provisional,
        "strength": fields.strength,
        "commitment": fields.commitment,
    }


def _corrected(item: Commitment | Statement, reason: str) -> None:
    item.state = ReviewState.ADDED if item.machine is None else ReviewState.CORRECTED
    item.reason, item.confidence = reason, 1.0
