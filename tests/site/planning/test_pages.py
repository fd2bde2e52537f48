"""The pages of decomposition, publishing and signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger, Stage
from duixian.site.planning.forms import CurveForm
from duixian.site.planning.models import Curve, Node, SignOff, SignOffState, Support
from duixian.site.planning.plan import item_of
from duixian.site.planning.services.plans import assign
from duixian.site.planning.services.publishing import publish
from duixian.site.planning.services.signing import object_to
from duixian.site.planning.waiting import waiting
from tests.site.conftest import SYSTEM

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.OFFICE)


@pytest.fixture
def asked(planning: Ledger, units: dict[str, Unit]) -> Ledger:
    """Published, everything led by 教育局."""
    assign(SYSTEM, planning, {one.pk: one.revision for one in planning.commitments.all()}, lead=units["教育局"])
    publish(SYSTEM, planning)
    return Ledger.objects.get(pk=planning.pk)


def fields(commitment: Commitment, **changed: object) -> dict[str, object]:
    """What the form of a commitment sends when nothing but `changed` is typed."""
    item = item_of(commitment)
    sent: dict[str, object] = {
        "lead": commitment.lead_id or "",
        "supports": "",
        "vice_mayor": commitment.vice_mayor,
        "deadline": commitment.deadline.isoformat(),
        "revision": commitment.revision,
        "nodes-TOTAL_FORMS": len(item.nodes) + 1,
        "nodes-INITIAL_FORMS": len(item.nodes),
    }
    for index, node in enumerate(item.nodes):
        sent |= {f"nodes-{index}-due": node.due.isoformat(), f"nodes-{index}-title": node.title}
    for target in item.targets:
        prefix = f"curve-{target.statement.pk}"
        sent |= {f"{prefix}-kind": target.plan.kind, f"{prefix}-reading": target.plan.reading, f"{prefix}-steps": ""}
        sent[f"{prefix}-baseline"] = "" if target.plan.baseline is None else target.plan.baseline
    return sent | changed


def multiply(ledger: Ledger, times: int) -> None:
    """More of the same commitments, with unit, node and curve."""
    with recording(SYSTEM, "tests.multiply") as record:
        number = 100
        for one in list(ledger.commitments.all()) * times:
            number += 1
            text, supports = one.text, [support.unit for support in one.supports.all()]
            copy = Commitment(
                ledger=ledger, number=number, start=one.start, end=one.end, kind=one.kind, area=one.area, text=text,
                deadline=one.deadline, suggested=one.suggested, lead=one.lead,
            )  # fmt: skip
            record.create(copy)
            record.create(Node(commitment=copy, title="建成", due=one.deadline))
            for unit in supports:
                record.create(Support(commitment=copy, unit=unit))


def test_the_ledger_begins_to_be_decomposed(ledger: Ledger, client: Client):
    page = client.get(reverse("plan", args=[ledger.pk])).content.decode()
    assert "尚未开始任务分解" in page
    client.post(reverse("plan-prepare", args=[ledger.pk]))
    assert Ledger.objects.get(pk=ledger.pk).stage == Stage.PLANNING
    assert Curve.objects.exists()


def test_the_table_shows_every_item_with_its_suggestions(planning: Ledger, client: Client):
    page = client.get(reverse("plan", args=[planning.pk]))
    assert [area for area, _rows in page.context["groups"]][1] == "（一）办好人民满意的教育"
    shown = page.content.decode()
    assert shown.count('id="item-') == 12
    assert "教育局 <span" in shown


@pytest.mark.parametrize(
    ("query", "number"),
    [("area=（二）畅通城乡交通", 2), ("show=unassigned", 11), ("show=no-leader", 12), ("unit={}", 1)],
)
def test_the_table_is_filtered(planning: Ledger, unit: Unit, client: Client, query: str, number: int):
    one = planning.commitments.get(number=5)
    assign(SYSTEM, planning, {one.pk: one.revision}, lead=unit)
    page = client.get(f"{reverse('plan', args=[planning.pk])}?{query.format(unit.pk)}")
    assert sum(len(rows) for _area, rows in page.context["groups"]) == number


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_number_of_queries_does_not_grow(planning: Ledger, units: dict[str, Unit], client: Client):
    addresses = [reverse(name, args=[planning.pk]) for name in ("plan", "plan-table", "publish")]
    before = [queries(client, address) for address in addresses]
    multiply(planning, 3)
    assert [queries(client, address) for address in addresses] == before


def test_nor_does_that_of_the_units_list(
    asked: Ledger, units: dict[str, Unit], signed_in: Callable[[Role], Client], people: dict[Role, User]
):
    clerk = signed_in(Role.CLERK)
    addresses = [(clerk, reverse("sign-offs")), (signed_in(Role.OFFICE), reverse("objections", args=[asked.pk]))]
    every = list(SignOff.objects.values_list("pk", flat=True))
    with recording(SYSTEM, "tests.few") as record:
        for one in SignOff.objects.exclude(pk=every[0]):
            with record.change(one):
                one.state = SignOffState.WITHDRAWN
    before = [queries(client, address) for client, address in addresses]
    with recording(SYSTEM, "tests.many") as record:
        for one in SignOff.objects.filter(pk__in=every[1:]):
            with record.change(one):
                one.state = SignOffState.WAITING if one.pk % 2 else SignOffState.OBJECTED
    assert [queries(client, address) for client, address in addresses] == before


def test_an_item_is_edited_in_its_row(planning: Ledger, units: dict[str, Unit], client: Client):
    one = planning.commitments.get(number=7)
    address = reverse("plan-item", args=[one.pk])
    assert "plan-editing" in client.get(address, headers=HTMX).content.decode()
    sent = fields(one, lead=units["交通运输局"].pk, supports="财政局、住建局", vice_mayor="林副市长")
    saved = client.post(address, sent | {"nodes-0-title": "完成选址", "nodes-1-DELETE": "on"}, headers=HTMX)
    assert saved.content.decode().strip().startswith(f'<tbody id="item-{one.pk}" class="saved"')
    item = item_of(one)
    assert item.commitment.lead == units["交通运输局"]
    assert [unit.name for unit in item.supports] == ["财政局", "住房和城乡建设局"]
    assert item.nodes[0].title == "完成选址"
    assert len(item.nodes) == 3


def test_nothing_typed_is_lost_where_a_field_is_wrong(planning: Ledger, client: Client):
    one = planning.commitments.get(number=7)
    sent = fields(one, supports="财政局、气象台", vice_mayor="林副市长")
    refused = client.post(reverse("plan-item", args=[one.pk]), sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "没有“气象台”这个单位" in page
    assert 'value="林副市长"' in page
    assert 'value="财政局、气象台"' in page


def test_two_who_edit_the_same_item_see_each_other(planning: Ledger, units: dict[str, Unit], client: Client):
    one = planning.commitments.get(number=7)
    mine = fields(one, vice_mayor="林副市长")
    assign(SYSTEM, planning, {one.pk: one.revision}, lead=units["交通运输局"])
    address = reverse("plan-item", args=[one.pk])
    refused = client.post(address, mine)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "刚被他人修改" in page
    assert "交通运输局" in page
    assert 'value="林副市长"' in page
    assert f'name="revision" value="{one.revision + 1}"' in page
    again = client.post(address, mine | {"revision": one.revision + 1})
    assert again.status_code == 302
    assert planning.commitments.get(number=7).vice_mayor == "林副市长"


def test_the_usual_nodes_come_back(planning: Ledger, client: Client):
    one = planning.commitments.get(number=7)
    page = client.post(
        reverse("plan-item", args=[one.pk]), fields(one, deadline="2026-06-30", vice_mayor="林", usual="1")
    )
    assert [form.initial["due"] for form in page.context["nodes"].initial_forms] == [
        dt.date(2026, 3, 31), dt.date(2026, 6, 30),
    ]  # fmt: skip
    assert 'value="林"' in page.content.decode()
    assert len(item_of(one).nodes) == 4, "nothing is stored yet"


@pytest.mark.parametrize(
    ("curve", "said"),
    [
        ({"kind": "linear", "baseline": "0"}, ["1", "2", "6", "12"]),
        ({"kind": "year-end", "baseline": "0"}, ["—"]),
        ({"kind": "steps", "baseline": "0", "steps": "3月底 4\n2026-06-30 12所"}, ["4", "12"]),
        ({"kind": "steps", "baseline": "0", "steps": "四所"}, ["不是“日期 数值”的写法"]),
        ({"kind": "seasonal", "baseline": "0"}, ["不是一个自然年"]),
    ],
)
def test_a_curve_is_shown_before_it_is_stored(planning: Ledger, client: Client, curve: dict[str, str], said: list[str]):
    target = planning.statements.get(indicator="新建公办幼儿园")
    sent = {f"curve-{target.pk}-{name}": value for name, value in ({"reading": "to-date"} | curve).items()}
    page = client.post(reverse("plan-preview", args=[target.pk]), sent).content.decode()
    for words in said:
        assert words in page


def test_agreed_steps_are_sent_back_as_they_were_stored(planning: Ledger):
    statement = planning.statements.get(indicator="新建公办幼儿园")
    assert statement.commitment is not None
    with recording(SYSTEM, "tests.steps") as record:
        curve = record.fresh(Curve, Curve.objects.get(statement=statement).pk)
        with record.change(curve):
            curve.kind, curve.steps = "steps", [["2026-03-31", -2.5], ["2026-06-30", 6.12345]]
    (target,) = (one for one in item_of(statement.commitment).targets if one.statement == statement)
    sent = {f"curve-{statement.pk}-{name}": value for name, value in CurveForm.initial_of(target).items()}
    form = CurveForm(sent, target=target, year=2026)
    assert form.is_valid(), form.errors
    assert form.curve() == target.plan


def test_what_is_suggested_is_taken_over_with_its_reason(planning: Ledger, units: dict[str, Unit], client: Client):
    one = planning.commitments.get(number=5)
    row = client.post(
        reverse("plan-lead", args=[one.pk]), {"unit": units["教育局"].pk, "revision": one.revision}, headers=HTMX
    )
    assert "saved" in row.content.decode()
    refused = client.post(
        reverse("plan-lead", args=[one.pk]), {"unit": units["水利局"].pk, "revision": one.revision + 1}, headers=HTMX
    )
    assert refused.status_code == 422
    assert planning.commitments.get(number=5).lead == units["教育局"]
    client.post(reverse("plan-accept", args=[planning.pk]), {"least": "0.7"})
    assert planning.commitments.filter(lead=None).count() == 1
    assert planning.commitments.get(number=11).lead == units["财政局"]


def test_selected_items_are_assigned(planning: Ledger, units: dict[str, Unit], client: Client):
    chosen = [f"{one.pk}:{one.revision}" for one in planning.commitments.filter(number__in=[5, 6])]
    address = reverse("plan-assign", args=[planning.pk])
    sent = {"item": chosen, "lead": units["教育局"].pk, "vice_mayor": "林副市长", "deadline": ""}
    assert client.post(address, sent).status_code == 302
    assert planning.commitments.filter(lead=units["教育局"], vice_mayor="林副市长").count() == 2
    again = client.post(address, sent | {"vice_mayor": "周副市长"})
    page = again.content.decode()
    assert again.status_code == 422
    assert "刚被他人修改" in page
    assert 'value="周副市长"' in page
    assert page.count(" checked") == 2
    assert "请先勾选事项" in client.post(address, sent | {"item": []}).content.decode()


def test_publishing_says_what_is_missing_and_then_publishes(planning: Ledger, units: dict[str, Unit], client: Client):
    address = reverse("publish", args=[planning.pk])
    page = client.get(address)
    assert not page.context["may_publish"]
    assert [(one.message, len(one.commitments)) for one in page.context["blocking"]] == [("未确定牵头单位", 12)]
    assert client.post(address).status_code == 422
    assign(SYSTEM, planning, {one.pk: one.revision for one in planning.commitments.all()}, lead=units["教育局"])
    assert client.get(address).context["may_publish"]
    assert client.post(address).status_code == 302
    assert planning.versions.get().sha256 in client.get(address).content.decode()


def test_a_clerk_signs_and_objects(asked: Ledger, signed_in: Callable[[Role], Client], people: dict[Role, User]):
    clerk, address = signed_in(Role.CLERK), reverse("sign-offs")
    first, second, *others = SignOff.objects.order_by("pk")
    assert len(others) == 10
    clerk.post(address, {"sign_off": [first.pk]})
    where = reverse("sign-off", args=[second.pk])
    assert clerk.post(where, {"object": "1", "reason": ""}).status_code == 422
    assert clerk.post(where, {"object": "1", "reason": "不属于本单位职责"}).status_code == 302
    clerk.post(address, {"all": "1", "shown": [one.pk for one in others]})
    states = SignOff.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["signed", "objected", *["signed"] * 10]
    assert "不属于本单位职责" in signed_in(Role.OFFICE).get(reverse("objections", args=[asked.pk])).content.decode()


def test_another_units_item_is_not_there(
    asked: Ledger, units: dict[str, Unit], signed_in: Callable[[Role], Client], people: dict[Role, User]
):
    first = SignOff.objects.order_by("pk")[0]
    with recording(SYSTEM, "tests.other") as record, record.change(first):
        first.unit = units["财政局"]
    clerk = signed_in(Role.CLERK)
    assert clerk.get(reverse("sign-off", args=[first.pk])).status_code == 404
    clerk.post(reverse("sign-offs"), {"sign_off": [first.pk]})
    assert SignOff.objects.get(pk=first.pk).state == SignOffState.WAITING


def test_numbers_beyond_every_key_are_of_nothing(planning: Ledger, client: Client, signed_in: Callable[[Role], Client]):
    beyond = "9" * 5000
    assert client.get(reverse("plan", args=[planning.pk]), {"unit": beyond}).status_code == 200
    assigned = client.post(reverse("plan-assign", args=[planning.pk]), {"item": f"{beyond}:1", "vice_mayor": "林"})
    assert assigned.status_code == 422
    assert signed_in(Role.CLERK).post(reverse("sign-offs"), {"sign_off": [beyond]}).status_code == 422


def test_the_office_decides(asked: Ledger, units: dict[str, Unit], client: Client, people: dict[Role, User]):
    first, second = SignOff.objects.order_by("pk")[:2]
    object_to(people[Role.CLERK], first, "不属于本单位职责")
    object_to(people[Role.CLERK], second, "力量不足")
    where = reverse("objection", args=[first.pk])
    assert client.post(where, {"uphold": "1", "unit": "", "decision": ""}).status_code == 422
    assert client.post(where, {"uphold": "1", "unit": units["财政局"].pk, "decision": "同意"}).status_code == 302
    where = reverse("objection", args=[second.pk])
    assert client.post(where, {"refuse": "1", "unit": "", "decision": ""}).status_code == 422
    assert client.post(where, {"refuse": "1", "unit": "", "decision": "职责所在"}).status_code == 302
    assert asked.versions.count() == 2
    assert "没有待裁定的异议" in client.get(where).content.decode()


def test_what_waits_for_whom(planning: Ledger, units: dict[str, Unit], people: dict[Role, User], office: User):
    today = timezone.localdate()

    def kinds(role: Role) -> list[str]:
        return [str(one.kind) for one in waiting(people[role], today)]

    assert kinds(Role.OFFICE) == ["待完成的任务分解"]
    assign(SYSTEM, planning, {one.pk: one.revision for one in planning.commitments.all()}, lead=units["教育局"])
    assert kinds(Role.OFFICE) == ["待发布的台账"]
    publish(office, planning)
    assert kinds(Role.OFFICE) == []
    assert kinds(Role.CLERK) == kinds(Role.HEAD) == ["待签收事项"]
    assert kinds(Role.LEADER) == []
    object_to(people[Role.CLERK], SignOff.objects.order_by("pk")[0], "不属于本单位职责")
    assert kinds(Role.OFFICE) == ["待裁定的异议"]
    with recording(SYSTEM, "tests.end") as record, record.change(units["教育局"]):
        units["教育局"].valid_to = today
    assert kinds(Role.OFFICE).count("牵头单位已撤销的事项") == 12
