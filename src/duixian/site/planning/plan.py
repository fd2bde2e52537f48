"""The plan of a commitment as plain values: what a form or a workbook says, and what is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from duixian.site.accounts.models import Unit
from duixian.site.keeping.aims import HOLDING, Aim
from duixian.site.keeping.curves import CurveKind, PlannedCurve
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.nodes import quarterly_nodes
from duixian.site.ledgers.models import LIVE, Commitment, Statement
from duixian.site.planning.aims import aim_of_statement, course_of, span_of, steps_of
from duixian.site.planning.models import Curve, Node, ReadingKind
from duixian.site.planning.models import CurveKind as StoredKind

Steps = tuple[tuple[dt.date, float], ...]


@dataclass(frozen=True, slots=True, order=True)
class NodePlan:
    """What is to be done by a day."""

    due: dt.date
    title: str


@dataclass(frozen=True, slots=True)
class CurvePlan:
    """How a number is planned to come about; the fields are those of `Curve`."""

    kind: str = StoredKind.LINEAR
    baseline: float | None = None
    steps: Steps = ()
    reading: str = ReadingKind.TO_DATE


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is planned for a commitment.

    Attributes:
        nodes: None leaves them as they are, or as usual where they were so and the deadline moves.
        curves: by key of the statement; those that are not named stay as they are.
    """

    lead: Unit | None
    supports: tuple[Unit, ...]
    vice_mayor: str
    deadline: dt.date
    nodes: tuple[NodePlan, ...] | None = None
    curves: Mapping[int, CurvePlan] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """A numeric target of a commitment with its curve, if it has one by now."""

    statement: Statement
    aim: Aim
    curve: Curve | None

    @property
    def plan(self) -> CurvePlan:
        """The stored curve, or the usual one."""
        return curve_of(self.curve, self.aim)


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment with everything that is planned for it, read without further queries."""

    commitment: Commitment
    supports: tuple[Unit, ...]
    nodes: tuple[Node, ...]
    targets: tuple[Target, ...]

    @property
    def lacks_a_plan(self) -> bool:
        """Whether a target has no curve yet, or a task without numbers no node."""
        return any(one.curve is None for one in self.targets) if self.targets else not self.nodes


def planned(commitments: QuerySet[Commitment]) -> list[Item]:
    """Commitments with their plans, in a fixed number of queries."""
    targets = Statement.objects.filter(role="target", state__in=LIVE).select_related("curve")
    loaded = commitments.select_related("ledger", "lead").prefetch_related(
        "supports__unit", "nodes", Prefetch("statements", targets, to_attr="targets")
    )
    return [_item(one) for one in loaded]


def item_of(commitment: Commitment) -> Item:
    """One commitment with its plan."""
    return planned(Commitment.objects.filter(pk=commitment.pk))[0]


def _item(commitment: Commitment) -> Item:
    found = [(one, aim_of_statement(one)) for one in cast("list[Statement]", vars(commitment)["targets"])]
    return Item(
        commitment,
        tuple(one.unit for one in commitment.supports.all()),
        tuple(commitment.nodes.all()),
        tuple(Target(one, aim, getattr(one, "curve", None)) for one, aim in found if aim is not None),
    )


def usual_nodes(commitment: Commitment, deadline: dt.date | None = None) -> tuple[NodePlan, ...]:
    """The ends of the quarters and the deadline, from the ledger's first day; a target without number has the last."""
    start, end = span_of(commitment)
    end = deadline or end
    nodes = quarterly_nodes("n", min(start, end.replace(month=1, day=1)), end)
    if commitment.kind == "target":
        nodes = nodes[-1:]
    return tuple(NodePlan(one.due, one.title) for one in nodes)


def curve_of(curve: Curve | None, aim: Aim) -> CurvePlan:
    """The stored curve of a target, or the usual one."""
    return usual_curve(aim) if curve is None else stored_curve(curve)


def usual_curve(aim: Aim) -> CurvePlan:
    """In equal parts from the usual baseline, held against totals from January; rates and ranks as they are."""
    as_it_is = aim.measure == "rank" or (aim.measure == "level" and aim.is_rate)
    return CurvePlan(baseline=aim.usual_baseline, reading=ReadingKind.LATEST if as_it_is else ReadingKind.TO_DATE)


def stored_curve(curve: Curve) -> CurvePlan:
    """A stored curve as plain values."""
    return CurvePlan(str(curve.kind), curve.baseline, steps_of(curve.steps), str(curve.reading))


def steps_as_stored(steps: Steps) -> list[list[object]]:
    """Steps as the column keeps them."""
    return [[day.isoformat(), value] for day, value in steps]


def node_plans(nodes: Iterable[Node]) -> tuple[NodePlan, ...]:
    """Stored nodes as plain values."""
    return tuple(NodePlan(one.due, one.title) for one in nodes)


def checked_course(statement: Statement, aim: Aim, commitment: Commitment, plan: CurvePlan) -> PlannedCurve:
    """The course that a curve plans.

    Raises:
        ValidationError: it contradicts its target or the time in which the commitment is kept.
    """
    start, end = span_of(commitment)
    days = [day for day, _value in plan.steps]
    if plan.kind == StoredKind.STEPS and not days:
        raise ValidationError(_("A curve by steps needs at least one step."))
    if days != sorted(set(days)):
        raise ValidationError(_("The steps must be in order of time, one for each day."))
    if days and not start <= days[0] <= days[-1] <= end:
        raise ValidationError(_("The steps must lie between %(start)s and %(end)s.") % {"start": start, "end": end})
    if plan.baseline is not None and aim.measure in HOLDING:
        raise ValidationError(_("A growth rate or a rank must hold all along; leave its baseline empty."))
    steps = plan.steps if plan.kind == StoredKind.STEPS else ()
    try:
        return course_of(statement, commitment, cast(CurveKind, plan.kind), plan.baseline, steps)
    except UnfitPlan as error:
        raise ValidationError(str(error)) from error


def check_nodes(nodes: Sequence[NodePlan], commitment: Commitment) -> None:
    """See that nodes lie within the time of their commitment.

    Raises:
        ValidationError: one does not.
    """
    start, end = span_of(commitment)
    for node in nodes:
        if not start <= node.due <= end:
            raise ValidationError(
                _("“%(node)s” is due on %(day)s; nodes must lie between %(start)s and %(end)s.")
                % {"node": node.title, "day": node.due, "start": start, "end": end}
            )


def check_units(plan: Plan, day: dt.date) -> dict[str, str]:
    """What is wrong with the units of a plan on a day, by field."""
    wrong = {}
    for name, units in (("lead", [plan.lead] if plan.lead else []), ("supports", list(plan.supports))):
        for unit in units:
            if unit.valid_to is not None and unit.valid_to <= day:
                wrong[name] = _("%(unit)s has ended.") % {"unit": unit}
    if plan.lead is not None and plan.lead in plan.supports:
        wrong["supports"] = _("%(unit)s leads already and cannot support as well.") % {"unit": plan.lead}
    return wrong
