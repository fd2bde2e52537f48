"""What people made of an item is undone: it is again as the machine read it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.items import I, Item
from duixian.site.ledgers.machine import commitment_fields, statement_fields
from duixian.site.ledgers.models import Commitment, ReviewState, Statement
from duixian.site.ledgers.services.opening import SURE
from duixian.site.ledgers.services.regrouping import home, move
from duixian.site.ledgers.services.standing import NotInReview, as_seen, revising


@action("review.restore", needs=Right.OPEN_LEDGERS)
def restore(record: Recorder, item: I, revision: int) -> I:
    """Put an item back to the machine's reading; a split or a merge is undone as a whole.

    What people added by hand comes back as they left it.
    """
    stored = as_seen(record, item, revision)
    if isinstance(stored, Commitment):
        if stored.state == ReviewState.SPLIT:
            _undo_split(record, stored)
            return stored
        if stored.state == ReviewState.MERGED:
            _undo_merge(record, stored)
            stored.refresh_from_db()
            return stored
        if stored.part_of is not None and stored.part_of.state != ReviewState.SPLIT:
            raise NotInReview(_("What it was split from is in the ledger again."))
    _put_back(record, stored)
    return stored


def _undo_split(record: Recorder, whole: Commitment) -> None:
    parts = list(whole.parts.select_for_update())
    _require_last(parts)
    for number in Statement.objects.select_for_update().filter(commitment__in=parts):
        move(record, number, whole)
    for part in parts:
        if part.is_live:
            with revising(record, part):
                part.state, part.reason = ReviewState.DROPPED, _("split undone")
    _put_back(record, whole)


def _undo_merge(record: Recorder, source: Commitment) -> None:
    made = source.replaced_by
    if made is None:
        raise NotInReview(_("This merge was undone."))
    _require_last([made])
    sources = list(made.merged_from.select_for_update())
    for number in made.statements.select_for_update():
        move(record, number, home(number, sources))
    with revising(record, made):
        made.state, made.reason = ReviewState.MERGED, _("merge undone")
    for one in sources:
        _put_back(record, one)


def _require_last(made: list[Commitment]) -> None:
    if any(one.state in (ReviewState.SPLIT, ReviewState.MERGED) for one in made):
        raise ValidationError(_("Undo first what was made of its parts."))


def _put_back(record: Recorder, item: Item) -> None:
    with revising(record, item):
        for name, value in _as_read(item).items():
            setattr(item, name, value)
        if isinstance(item, Commitment):
            item.replaced_by = None
        item.state = ReviewState.ADDED if item.machine is None else ReviewState.PROPOSED
        item.reason = ""


def _as_read(item: Item) -> dict[str, object]:
    """The fields as the machine read them; none where people added the item."""
    if item.machine is None:
        return {}
    if isinstance(item, Statement):
        return {**statement_fields(item.machine), "commitment": _owner(item)}
    sure = Statement.objects.filter(ledger=item.ledger_id, machine__id__in=item.machine["statements"])
    confidence = min((one["confidence"] for one in sure.values_list("machine", flat=True) if one), default=SURE)
    return {**commitment_fields(item.machine, item.ledger.last_day), "confidence": confidence}


def _owner(statement: Statement) -> Commitment | None:
    """The commitment to which the machine gave a number, or what stands in its place by now."""
    machine = statement.machine or {}
    around = Commitment.objects.filter(
        ledger=statement.ledger_id, machine__isnull=False, start__lte=machine["start"], end__gte=machine["end"]
    )
    owner = next((one for one in around if one.machine and machine["id"] in one.machine["statements"]), None)
    while owner is not None and owner.state in (ReviewState.SPLIT, ReviewState.MERGED):
        owner = owner.replaced_by or home(statement, list(owner.parts.all()))
    return owner
