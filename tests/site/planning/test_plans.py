"""A ledger is decomposed: usual curves and nodes, plans changed one by one and many at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.history.models import AuditEvent
from duixian.site.ledgers.models import Commitment, Ledger, Stage
from duixian.site.ledgers.services.stages import finish_review
from duixian.site.planning.models import Curve, Node
from duixian.site.planning.plan import CurvePlan, NodePlan, Plan, item_of, node_plans, usual_nodes
from duixian.site.planning.services.plans import Stale, assign, change_plan
from duixian.site.planning.services.preparing import prepare_plan
from tests.site.conftest import SYSTEM

YEAR_END = dt.date(2026, 12, 31)


def commitment(ledger: Ledger, number: int) -> Commitment:
    return ledger.commitments.get(number=number)


def test_every_target_has_a_curve_and_every_task_without_numbers_its_quarters(planning: Ledger):
    assert planning.stage == Stage.PLANNING
    assert Curve.objects.count() == planning.statements.filter(role="target").count()
    bridge = item_of(commitment(planning, 7))
    assert [node.due.isoformat() for node in bridge.nodes] == ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]
    assert item_of(commitment(planning, 5)).nodes == ()


def test_usual_baselines_and_readings(planning: Ledger):
    usual = {one.statement.indicator: (one.baseline, one.reading) for one in Curve.objects.select_related("statement")}
    assert usual["新建公办幼儿园"] == (0.0, "to-date")
    assert usual["一般公共预算收入"] == (None, "to-date")
    assert usual["城市生活污水集中处理率"] == (None, "latest")


def test_preparing_twice_adds_nothing(planning: Ledger):
    before = (Curve.objects.count(), Node.objects.count(), AuditEvent.objects.count())
    prepare_plan(SYSTEM, planning)
    assert (Curve.objects.count(), Node.objects.count(), AuditEvent.objects.count()) == before


def test_a_review_that_ends_begins_the_plan(ledger: Ledger):
    finish_review(SYSTEM, ledger, unreviewed=1000)
    assert Ledger.objects.get(pk=ledger.pk).stage == Stage.PLANNING
    assert Curve.objects.exists()


def test_a_plan_is_changed_with_its_parts(planning: Ledger, units: dict[str, Unit], office: User):
    one = commitment(planning, 5)
    places, kindergartens = (one.statements.get(indicator=name) for name in ("新增学位", "新建公办幼儿园"))
    plan = Plan(
        units["教育局"],
        (units["财政局"], units["住房和城乡建设局"]),
        "林副市长",
        dt.date(2026, 8, 31),
        (NodePlan(dt.date(2026, 3, 31), "完成选址"), NodePlan(dt.date(2026, 8, 31), "投入使用")),
        {
            kindergartens.pk: CurvePlan("steps", 0.0, ((dt.date(2026, 6, 30), 4.0), (dt.date(2026, 8, 31), 12.0))),
            places.pk: CurvePlan("year-end", 0.0),
        },
    )
    changed = change_plan(office, one, plan, one.revision)
    assert changed.revision == one.revision + 1
    item = item_of(changed)
    assert item.commitment.lead == units["教育局"]
    assert item.supports == plan.supports
    assert node_plans(item.nodes) == plan.nodes
    assert {target.statement.pk: target.plan for target in item.targets} == plan.curves
    assert change_plan(office, changed, plan, changed.revision).revision == changed.revision, "nothing has changed"


def test_only_the_office_plans(planning: Ledger, people: dict[Role, User]):
    one = commitment(planning, 5)
    for role in (Role.CLERK, Role.LEADER, Role.AUDITOR):
        with pytest.raises(PermissionDenied):
            change_plan(people[role], one, Plan(None, (), "", one.deadline), one.revision)


def test_nobody_overwrites_somebody_else(planning: Ledger, units: dict[str, Unit]):
    one = commitment(planning, 5)
    change_plan(SYSTEM, one, Plan(units["教育局"], (), "", one.deadline), one.revision)
    with pytest.raises(Stale) as refused:
        change_plan(SYSTEM, one, Plan(units["财政局"], (), "", one.deadline), one.revision)
    assert refused.value.commitment.lead == units["教育局"]


def test_usual_nodes_move_with_the_deadline_and_others_stay(planning: Ledger):
    bridge = commitment(planning, 7)
    moved = change_plan(SYSTEM, bridge, Plan(None, (), "", dt.date(2026, 8, 31)), bridge.revision)
    assert [node.due.isoformat() for node in item_of(moved).nodes] == ["2026-03-31", "2026-06-30", "2026-08-31"]
    own = (NodePlan(dt.date(2026, 5, 1), "开工"),)
    moved = change_plan(SYSTEM, moved, Plan(None, (), "", moved.deadline, own), moved.revision)
    moved = change_plan(SYSTEM, moved, Plan(None, (), "", YEAR_END), moved.revision)
    assert node_plans(item_of(moved).nodes) == own


def test_a_target_without_a_number_is_looked_at_when_it_is_due(planning: Ledger):
    one = commitment(planning, 7)
    assert len(usual_nodes(one)) > 1
    one.kind = "target"
    assert [node.due for node in usual_nodes(one)] == [one.deadline]


@pytest.mark.parametrize(
    ("field", "plan"),
    [
        ("deadline", Plan(None, (), "", dt.date(2025, 12, 31))),
        ("nodes", Plan(None, (), "", YEAR_END, (NodePlan(dt.date(2027, 1, 31), "开工"),))),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(planning: Ledger, field: str, plan: Plan):
    one = commitment(planning, 7)
    with pytest.raises(ValidationError) as refused:
        change_plan(SYSTEM, one, plan, one.revision)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    "curve",
    [
        CurvePlan("steps"),
        CurvePlan("steps", None, ((dt.date(2027, 1, 1), 4.0),)),
        CurvePlan("linear", 2.0),
    ],
)
def test_a_curve_that_contradicts_its_target_is_refused(planning: Ledger, curve: CurvePlan):
    growth = planning.statements.get(indicator_id="gdp", role="target").commitment
    assert growth is not None
    target = item_of(growth).targets[0].statement.pk
    with pytest.raises(ValidationError) as refused:
        change_plan(SYSTEM, growth, Plan(None, (), "", YEAR_END, None, {target: curve}), growth.revision)
    assert list(refused.value.message_dict) == [f"curve-{target}"]


def test_a_unit_does_not_lead_and_support(planning: Ledger, unit: Unit):
    one = commitment(planning, 7)
    with pytest.raises(ValidationError) as refused:
        change_plan(SYSTEM, one, Plan(unit, (unit,), "", YEAR_END), one.revision)
    assert list(refused.value.message_dict) == ["supports"]


def test_many_are_assigned_at_once_or_none(planning: Ledger, units: dict[str, Unit]):
    chosen = {one.pk: one.revision for one in planning.commitments.filter(number__in=[5, 6])}
    assert len(assign(SYSTEM, planning, chosen, lead=units["教育局"], vice_mayor="林副市长")) == 2
    assert planning.commitments.filter(lead=units["教育局"], vice_mayor="林副市长").count() == 2
    with pytest.raises(Stale):
        assign(SYSTEM, planning, {**chosen, commitment(planning, 7).pk: 1}, lead=units["财政局"])
    assert not planning.commitments.filter(lead=units["财政局"]).exists()


def test_a_unit_that_is_given_the_lead_supports_no_more(planning: Ledger, units: dict[str, Unit]):
    one = commitment(planning, 5)
    one = change_plan(SYSTEM, one, Plan(None, (units["教育局"],), "", one.deadline), one.revision)
    assign(SYSTEM, planning, {one.pk: one.revision}, lead=units["教育局"])
    assert item_of(one).supports == ()


def test_every_change_says_who_and_why(planning: Ledger, unit: Unit, office: User):
    one = commitment(planning, 7)
    change_plan(office, one, Plan(unit, (), "", YEAR_END), one.revision, why="会议议定")
    event = AuditEvent.objects.filter(object_type="ledgers.commitment", object_id=str(one.pk)).latest("seq")
    assert (event.action, event.why, event.actor_id) == ("plan.change", "会议议定", office.pk)
    assert event.after["lead_id"] == unit.pk


def test_what_is_published_is_planned_no_more(published: Ledger):
    one = published.commitments.all()[0]
    with pytest.raises(ValidationError, match="已发布"):
        change_plan(SYSTEM, one, Plan(None, (), "", one.deadline), one.revision)
    with pytest.raises(ValidationError, match="已发布"):
        prepare_plan(SYSTEM, published)
