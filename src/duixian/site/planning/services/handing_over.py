"""A unit is succeeded: its items go to the successor, in the very transaction that ends it."""

from __future__ import annotations

from django.db.models import Q

from duixian.site.accounts.models import Unit
from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Stage
from duixian.site.planning.models import Part, SignOffState, Support
from duixian.site.planning.services.publishing import Asked, ask, freeze
from duixian.site.planning.services.signing import close


@action("plan.hand-over", needs=Right.MANAGE_UNITS)
def hand_over(record: Recorder, unit: Unit, *, why: str = "") -> list[Commitment]:
    """Give what a unit leads or supports to its successor, and ask that one to sign for what is published.

    What the unit reported stays as it is; its answers are closed. Each published ledger concerned gets one further
    version. Nothing happens to a unit without successor: its items wait for the office to give them to others.
    """
    record.why = why
    successor = unit.today()
    if successor.pk == unit.pk:
        return []
    mine = Q(lead=unit) | Q(pk__in=Support.objects.filter(unit=unit).values("commitment"))
    commitments = list(Commitment.objects.filter(mine, state__in=LIVE).select_for_update(of=("self",)).order_by("pk"))
    for ledger in Ledger.objects.filter(commitments__in=commitments).distinct().order_by("pk"):
        stored = record.fresh(Ledger, ledger.pk)
        asked: list[Asked] = []
        for commitment in (one for one in commitments if one.ledger_id == stored.pk):
            asked += _give(record, commitment, unit, successor)
        if stored.stage == Stage.PUBLISHED:
            ask(record, stored, asked)
            freeze(record, stored)
    return commitments


def _give(record: Recorder, commitment: Commitment, unit: Unit, successor: Unit) -> list[Asked]:
    """The successor takes the unit's place; what it is asked to sign for."""
    asked: list[Asked] = []
    leads = commitment.lead_id == unit.pk
    own = {one.unit_id: one for one in commitment.supports.filter(unit__in=[unit, successor])}
    takes_part = successor.pk in own or commitment.lead_id == successor.pk
    for part in Part:
        close(record, commitment, unit, part, SignOffState.HANDED_OVER)
    if leads and successor.pk in own:
        record.remove(own[successor.pk])
        close(record, commitment, successor, Part.SUPPORT, SignOffState.WITHDRAWN)
    if unit.pk in own:
        record.remove(own[unit.pk])
        if not takes_part and not leads:
            record.create(Support(commitment=commitment, unit=successor))
            asked.append((commitment, successor, Part.SUPPORT))
    with record.change(commitment):
        commitment.revision += 1
        if leads:
            commitment.lead = successor
    if leads:
        asked.append((commitment, successor, Part.LEAD))
    return asked
