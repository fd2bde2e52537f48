"""The plan of a commitment is changed, or that of many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from duixian.site.accounts.models import Unit
from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.models import Commitment, Ledger, Stage
from duixian.site.planning.models import Curve, Node, Support
from duixian.site.planning.plan import (
    CurvePlan,
    Item,
    NodePlan,
    Plan,
    check_nodes,
    check_units,
    checked_course,
    item_of,
    node_plans,
    steps_as_stored,
    usual_nodes,
)  # fmt: skip


class Stale(ValidationError):
    """Somebody else has changed the commitment since it was read."""

    def __init__(self, commitment: Commitment) -> None:
        super().__init__(
            _("%(code)s has been changed by somebody else in the meantime; below is what is stored now.")
            % {"code": commitment.code},
            code="stale",
        )
        self.commitment = commitment


@action("plan.change", needs=Right.PLAN)
def change_plan(record: Recorder, commitment: Commitment, plan: Plan, revision: int, *, why: str = "") -> Commitment:
    """Plan a commitment.

    Raises:
        Stale: it is no longer the one that was read, of that revision.
        ValidationError: the ledger is published, or a field does not fit; by the names of `Plan`, of curves
            `curve-` and the statement's key.
    """
    record.why = why
    ledger_in_planning(record, commitment.ledger_id)
    return _change(record, commitment.pk, plan, revision)


@action("plan.assign", needs=Right.PLAN)
def assign(
    record: Recorder,
    ledger: Ledger,
    revisions: Mapping[int, int],
    lead: Unit | None = None,
    vice_mayor: str = "",
    deadline: dt.date | None = None,
) -> list[Commitment]:
    """Give several commitments a lead unit, a leader in charge or a deadline; what is not given stays.

    `revisions` has the revision of each commitment as it was read, by key.

    Raises:
        Stale: one of them has been changed since; then none is.
        ValidationError: as for `change_plan`.
    """
    ledger_in_planning(record, ledger.pk)
    if lead is None and not vice_mayor and deadline is None:
        raise ValidationError(_("Choose a unit, a leader or a deadline to be assigned."))
    if not revisions:
        raise ValidationError(_("Select the items first."))
    changed = []
    for pk in sorted(revisions):
        one = _of_ledger(record, pk, revisions[pk], ledger.pk)
        leads = lead or one.lead
        supports = tuple(unit for unit in _supports(one) if unit != leads)
        plan = Plan(leads, supports, vice_mayor or one.vice_mayor, deadline or one.deadline)
        changed.append(_change(record, pk, plan, one.revision))
    return changed


@action("plan.apply", needs=Right.PLAN)
def apply_plans(record: Recorder, ledger: Ledger, plans: Sequence[tuple[int, int, Plan]], *, why: str) -> int:
    """Store plans of many commitments, each with its key and the revision that was read: all of them, or none.

    Raises:
        Stale, ValidationError: as for `change_plan`.
    """
    record.why = why
    ledger_in_planning(record, ledger.pk)
    for pk, revision, plan in plans:
        _of_ledger(record, pk, revision, ledger.pk)
        _change(record, pk, plan, revision)
    return len(plans)


def ledger_in_planning(record: Recorder, pk: int) -> Ledger:
    """The ledger, locked; what is published is not planned any more."""
    ledger = record.fresh(Ledger, pk)
    if ledger.stage == Stage.PUBLISHED:
        raise ValidationError(_("The ledger is published; its plan stands."), code="published")
    if ledger.stage == Stage.REVIEW:
        raise ValidationError(_("The ledger is still being reviewed; begin its decomposition first."), code="review")
    return ledger


def _as_seen(record: Recorder, pk: int, revision: int) -> Commitment:
    """The commitment, locked; nobody has changed or dropped it since it was looked at."""
    stored = record.fresh(Commitment, pk)
    if stored.revision != revision or not stored.is_live:
        raise Stale(stored)
    return stored


def _of_ledger(record: Recorder, pk: int, revision: int, ledger: int) -> Commitment:
    stored = _as_seen(record, pk, revision)
    if stored.ledger_id != ledger:
        raise ValidationError(_("%(code)s belongs to another ledger.") % {"code": stored.code})
    return stored


def _supports(commitment: Commitment) -> list[Unit]:
    return [one.unit for one in commitment.supports.select_related("unit")]


def _change(record: Recorder, pk: int, plan: Plan, revision: int) -> Commitment:
    stored = _as_seen(record, pk, revision)
    item = item_of(stored)
    _check(item, plan)
    nodes = plan.nodes
    if nodes is None and stored.deadline != plan.deadline and node_plans(item.nodes) == usual_nodes(stored):
        nodes = usual_nodes(stored, plan.deadline)
    touched = _set_supports(record, stored, plan.supports)
    if nodes is not None:
        touched |= _set_nodes(record, stored, item.nodes, nodes)
    for target in item.targets:
        if (wanted := plan.curves.get(target.statement.pk)) is not None and (
            target.curve is None or wanted != target.plan
        ):
            _set_curve(record, target.statement.pk, target.curve, wanted)
            touched = True
    fields: dict[str, Any] = {"lead": plan.lead, "vice_mayor": plan.vice_mayor, "deadline": plan.deadline}
    if touched or any(getattr(stored, name) != value for name, value in fields.items()):
        with record.change(stored):
            for name, value in fields.items():
                setattr(stored, name, value)
            stored.revision += 1
    return stored


def _check(item: Item, plan: Plan) -> None:
    wrong: dict[str, Any] = dict(check_units(plan, timezone.localdate()))
    commitment = item.commitment
    if plan.deadline < commitment.ledger.first_day:
        wrong["deadline"] = _("The deadline lies before %(day)s, the first day of the ledger.") % {
            "day": commitment.ledger.first_day
        }
    former, commitment.deadline = commitment.deadline, plan.deadline
    if plan.nodes is not None:
        try:
            check_nodes(plan.nodes, commitment)
        except ValidationError as error:
            wrong["nodes"] = error
    for target in item.targets:
        if target.statement.pk in plan.curves:
            try:
                checked_course(target.statement, target.aim, commitment, plan.curves[target.statement.pk])
            except ValidationError as error:
                wrong[f"curve-{target.statement.pk}"] = error
    commitment.deadline = former
    if wrong:
        raise ValidationError(wrong)


def _set_supports(record: Recorder, commitment: Commitment, units: Sequence[Unit]) -> bool:
    """Keep those that stay, drop and add the others; whether anything changed."""
    stored = {one.unit_id: one for one in commitment.supports.all()}
    wanted = {unit.pk: unit for unit in units}
    for pk, support in stored.items():
        if pk not in wanted:
            record.remove(support)
    new = [unit for pk, unit in wanted.items() if pk not in stored]
    record.create_all([Support(commitment=commitment, unit=unit) for unit in new])
    return bool(new) or not wanted.keys() >= stored.keys()


def _set_nodes(record: Recorder, commitment: Commitment, stored: Sequence[Node], wanted: Sequence[NodePlan]) -> bool:
    """Nodes that are the same stay, the others are changed in order; whether anything changed."""
    left, old = list(wanted), []
    for node in stored:
        same = NodePlan(node.due, node.title)
        if same in left:
            left.remove(same)
        else:
            old.append(node)
    changed = bool(left or old)
    for node, new in zip(old, left, strict=False):
        with record.change(node):
            node.title, node.due = new.title, new.due
    for node in old[len(left) :]:
        record.remove(node)
    for new in left[len(old) :]:
        record.create(Node(commitment=commitment, title=new.title, due=new.due))
    return changed


def _set_curve(record: Recorder, statement: int, stored: Curve | None, plan: CurvePlan) -> None:
    steps = steps_as_stored(plan.steps if plan.kind == "steps" else ())
    if stored is None:
        record.create(
            Curve(statement_id=statement, kind=plan.kind, baseline=plan.baseline, steps=steps, reading=plan.reading)
        )
        return
    with record.change(stored):
        stored.kind, stored.baseline, stored.steps, stored.reading = plan.kind, plan.baseline, steps, plan.reading
