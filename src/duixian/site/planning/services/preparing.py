"""Decomposition begins: every target gets a curve, every task without numbers its nodes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Stage
from duixian.site.planning.models import Curve, Node
from duixian.site.planning.plan import planned, steps_as_stored, usual_nodes


@action("plan.prepare", needs=Right.PLAN)
def prepare_plan(record: Recorder, ledger: Ledger) -> Ledger:
    """Add the curves and nodes that are usual where there are none; what is there stays. May be repeated.

    Raises:
        ValidationError: the ledger is published.
    """
    stored = record.fresh(Ledger, ledger.pk)
    if stored.stage == Stage.PUBLISHED:
        raise ValidationError(_("The ledger is published; its plan stands."), code="published")
    if stored.stage == Stage.REVIEW:
        with record.change(stored):
            stored.stage = Stage.PLANNING
    curves, nodes = list[Curve](), list[Node]()
    for item in planned(live(stored)):
        if not item.lacks_a_plan:
            continue
        for target in item.targets:
            if target.curve is None:
                plan = target.plan
                curves.append(
                    Curve(
                        statement=target.statement,
                        kind=plan.kind,
                        baseline=plan.baseline,
                        steps=steps_as_stored(plan.steps),
                        reading=plan.reading,
                    )
                )
        if not item.targets:
            nodes += [
                Node(commitment=item.commitment, title=one.title, due=one.due) for one in usual_nodes(item.commitment)
            ]
    record.create_all(curves)
    record.create_all(nodes)
    return stored


def live(ledger: Ledger) -> QuerySet[Commitment]:
    """The commitments of a ledger that are in it, in the order of the report."""
    return Commitment.objects.filter(ledger=ledger, state__in=LIVE)
