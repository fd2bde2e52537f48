"""A ledger is published; units sign, object, and hand over to their successors."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.units import create_unit, succeed_unit
from duixian.site.calendar.days import WorkingDays
from duixian.site.history.models import AuditEvent
from duixian.site.history.recording import recording
from duixian.site.history.verify import verify
from duixian.site.ledgers.models import Commitment, Ledger, Stage
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.planning.checks import remarks
from duixian.site.planning.content import sha256_of
from duixian.site.planning.models import Part, SignOff, SignOffState
from duixian.site.planning.plan import Plan, planned
from duixian.site.planning.services.plans import assign, change_plan
from duixian.site.planning.services.preparing import live
from duixian.site.planning.services.publishing import publish
from duixian.site.planning.services.signing import object_to, reassign, refuse, sign, uphold
from tests.site.conftest import DAY, SYSTEM


@pytest.fixture
def complete(planning: Ledger, units: dict[str, Unit]) -> Ledger:
    """The plan with a lead unit for everything; 教育局 leads its two items, 财政局 supports the first."""
    revisions = {one.pk: one.revision for one in planning.commitments.all()}
    education = {one.pk: one.revision for one in planning.commitments.filter(number__in=[5, 6])}
    assign(SYSTEM, planning, {pk: revisions[pk] for pk in revisions if pk not in education}, lead=units["水利局"])
    assign(SYSTEM, planning, education, lead=units["教育局"])
    first = planning.commitments.get(number=5)
    change_plan(SYSTEM, first, Plan(first.lead, (units["财政局"],), "", first.deadline), first.revision)
    return planning


@pytest.fixture
def asked(complete: Ledger, office: User) -> Ledger:
    """The same, published."""
    publish(office, complete)
    return Ledger.objects.get(pk=complete.pk)


def of(ledger: Ledger, unit: Unit, number: int = 5) -> SignOff:
    return SignOff.objects.filter(commitment__ledger=ledger, commitment__number=number, unit=unit).latest("pk")


def late(sign_off: SignOff) -> SignOff:
    """As if its last day was yesterday."""
    with recording(SYSTEM, "tests.late") as record, record.change(sign_off):
        sign_off.due = timezone.localdate() - dt.timedelta(days=1)
    return sign_off


def test_a_plan_with_holes_is_not_published(planning: Ledger, office: User):
    with pytest.raises(ValidationError, match="未确定牵头单位：12 项"):
        publish(office, planning)
    assert Ledger.objects.get(pk=planning.pk).stage == Stage.PLANNING
    assert not SignOff.objects.exists()


def test_what_is_overdue_already_is_pointed_out(complete: Ledger):
    items = planned(live(complete))
    first = min(node.due for item in items for node in item.nodes)
    said = "节点或完成时限早于今天"
    assert not any(one.message.startswith(said) for one in remarks(complete, items, first))
    found = [one for one in remarks(complete, items, first + dt.timedelta(days=1)) if one.message.startswith(said)]
    assert not found[0].blocks
    assert {one.pk for one in found[0].commitments} == {
        item.commitment.pk for item in items if any(node.due == first for node in item.nodes)
    }


def test_publishing_freezes_the_whole_plan(asked: Ledger, units: dict[str, Unit]):
    version = asked.versions.get()
    assert asked.stage == Stage.PUBLISHED
    assert version.number == 1
    assert version.sha256 == sha256_of(version.content)
    first = next(one for one in version.content["commitments"] if one["number"] == 5)
    assert (first["lead"], first["supports"], first["deadline"]) == ("教育局", ["财政局"], "2026-06-30")
    assert [target["curve"]["kind"] for target in first["targets"]] == ["linear", "linear"]
    assert len(version.content["commitments"]) == 12


def test_every_unit_that_takes_part_is_asked(asked: Ledger, units: dict[str, Unit]):
    assert SignOff.objects.count() == 13
    wanted = WorkingDays().after(timezone.localdate(), asked.sign_off_days).day
    assert set(SignOff.objects.values_list("due", flat=True)) == {wanted}
    assert of(asked, units["财政局"]).part == Part.SUPPORT


def test_a_ledger_is_published_once(asked: Ledger, office: User):
    with pytest.raises(ValidationError, match="已经发布"):
        publish(office, asked)


def test_units_see_their_items_from_then_on(complete: Ledger, office: User, people: dict[Role, User]):
    assert not COMMITMENTS.visible_to(people[Role.CLERK]).exists()
    publish(office, complete)
    assert {one.number for one in COMMITMENTS.visible_to(people[Role.CLERK])} == {5, 6}


def test_a_unit_signs_for_its_own_items_only(asked: Ledger, units: dict[str, Unit], people: dict[Role, User]):
    mine = [of(asked, units["教育局"], number).pk for number in (5, 6)]
    assert len(sign(people[Role.CLERK], mine)) == 2
    assert sign(people[Role.HEAD], mine) == [], "signing twice changes nothing"
    assert of(asked, units["教育局"]).answered_by == people[Role.CLERK]
    with pytest.raises(PermissionDenied):
        sign(people[Role.CLERK], [of(asked, units["财政局"]).pk])


def test_signing_late_is_possible_and_objecting_late_is_not(
    asked: Ledger, units: dict[str, Unit], people: dict[Role, User]
):
    first = late(of(asked, units["教育局"]))
    with pytest.raises(ValidationError, match="现已逾期"):
        object_to(people[Role.CLERK], first, "不属于本单位职责")
    sign(people[Role.CLERK], [first.pk])
    assert of(asked, units["教育局"]).state == SignOffState.SIGNED


def test_an_objection_that_is_upheld_gives_the_item_to_another_unit(
    asked: Ledger, units: dict[str, Unit], people: dict[Role, User], office: User
):
    objected = object_to(people[Role.HEAD], of(asked, units["教育局"]), "选址和建设由住建部门负责")
    assert objected.state == SignOffState.OBJECTED
    uphold(office, objected, units["住房和城乡建设局"], "按部门职责分工调整")
    given = Commitment.objects.get(pk=objected.commitment_id)
    assert given.lead == units["住房和城乡建设局"]
    assert of(asked, units["教育局"]).state == SignOffState.UPHELD
    assert of(asked, units["住房和城乡建设局"]).state == SignOffState.WAITING
    first, second = asked.versions.order_by("number")
    assert (second.number, second.sha256) == (2, sha256_of(second.content))
    assert next(one["lead"] for one in first.content["commitments"] if one["number"] == 5) == "教育局"
    assert next(one["lead"] for one in second.content["commitments"] if one["number"] == 5) == "住房和城乡建设局"
    event = AuditEvent.objects.filter(object_type="ledgers.commitment", object_id=str(given.pk)).latest("seq")
    assert event.why == "按部门职责分工调整"
    with pytest.raises(ValidationError, match="已有裁定"):
        refuse(office, objected, "迟了")


def test_a_supporting_unit_that_takes_the_lead_supports_no_more(
    asked: Ledger, units: dict[str, Unit], people: dict[Role, User], office: User
):
    objected = object_to(people[Role.HEAD], of(asked, units["教育局"]), "以资金为主")
    uphold(office, objected, units["财政局"], "")
    answers = SignOff.objects.filter(commitment=objected.commitment, unit=units["财政局"]).order_by("pk")
    assert [(one.part, one.state) for one in answers] == [
        (Part.SUPPORT, SignOffState.WITHDRAWN), (Part.LEAD, SignOffState.WAITING),
    ]  # fmt: skip
    assert not objected.commitment.supports.exists()


def test_a_supporting_unit_may_be_let_go(asked: Ledger, units: dict[str, Unit], office: User):
    objected = object_to(SYSTEM, of(asked, units["财政局"]), "无需资金")
    uphold(office, objected, None, "同意")
    assert not objected.commitment.supports.exists()
    assert Commitment.objects.get(pk=objected.commitment_id).lead == units["教育局"]


def test_an_objection_that_is_refused_counts_as_signed(
    asked: Ledger, units: dict[str, Unit], people: dict[Role, User], office: User
):
    objected = object_to(people[Role.HEAD], of(asked, units["教育局"]), "力量不足")
    with pytest.raises(ValidationError):
        refuse(office, objected, " ")
    refuse(office, objected, "属于教育部门职责")
    assert of(asked, units["教育局"]).state == SignOffState.REFUSED
    assert asked.versions.count() == 1


def test_the_lead_needs_another_unit(asked: Ledger, units: dict[str, Unit], people: dict[Role, User], office: User):
    objected = object_to(people[Role.HEAD], of(asked, units["教育局"]), "力量不足")
    for wrong in (None, units["教育局"]):
        with pytest.raises(ValidationError):
            uphold(office, objected, wrong, "")


def test_a_successor_takes_over_with_its_history(
    asked: Ledger, units: dict[str, Unit], people: dict[Role, User], office: User
):
    old = units["教育局"]
    sign(people[Role.CLERK], [of(asked, old).pk])
    object_to(people[Role.CLERK], of(asked, old, 6), "力量不足")
    new = create_unit(office, "教育体育局", Level.CITY, DAY)
    succeed_unit(office, old, new, timezone.localdate(), why="机构改革方案")
    assert {one.number for one in Commitment.objects.filter(lead=new)} == {5, 6}
    assert {one.state for one in SignOff.objects.filter(unit=old)} == {SignOffState.HANDED_OVER}
    assert {one.state for one in SignOff.objects.filter(unit=new)} == {SignOffState.WAITING}
    assert asked.versions.count() == 2
    clerk = User.objects.get(pk=people[Role.CLERK].pk)
    assert {one.number for one in COMMITMENTS.visible_to(clerk)} == {5, 6}
    handed = AuditEvent.objects.filter(object_type="ledgers.commitment", action="plan.hand-over")
    assert {event.why for event in handed} == {"机构改革方案"}
    assert {event.before["lead_id"] for event in handed} == {old.pk}
    assert verify().faults == ()


def test_a_merger_of_lead_and_support_leaves_one_of_them(asked: Ledger, units: dict[str, Unit], office: User):
    succeed_unit(office, units["财政局"], units["教育局"], timezone.localdate(), why="合并")
    first = Commitment.objects.get(ledger=asked, number=5)
    assert (first.lead, first.supports.count()) == (units["教育局"], 0)
    assert SignOff.objects.filter(unit=units["教育局"], commitment=first).count() == 1
    assert SignOff.objects.get(unit=units["财政局"]).state == SignOffState.HANDED_OVER


def test_a_lead_that_goes_to_a_supporting_unit(asked: Ledger, units: dict[str, Unit], office: User):
    succeed_unit(office, units["教育局"], units["财政局"], timezone.localdate(), why="合并")
    first = Commitment.objects.get(ledger=asked, number=5)
    assert (first.lead, first.supports.count()) == (units["财政局"], 0)
    assert of(asked, units["财政局"]).part == Part.LEAD


def test_what_is_not_published_yet_changes_hands_too(complete: Ledger, units: dict[str, Unit], office: User):
    succeed_unit(office, units["教育局"], units["财政局"], timezone.localdate(), why="合并")
    assert Commitment.objects.get(ledger=complete, number=6).lead == units["财政局"]
    assert not SignOff.objects.exists()


def test_items_of_a_unit_without_successor_are_given_to_another(asked: Ledger, units: dict[str, Unit], office: User):
    first = Commitment.objects.get(ledger=asked, number=5)
    with pytest.raises(ValidationError):
        reassign(office, first, units["财政局"], why="试试")
    with recording(SYSTEM, "tests.past") as record, record.change(units["教育局"]):
        units["教育局"].valid_to = timezone.localdate()
    reassign(office, first, units["财政局"], why="撤销后改由财政局牵头")
    assert Commitment.objects.get(pk=first.pk).lead == units["财政局"]
    assert of(asked, units["教育局"]).state == SignOffState.WITHDRAWN
