"""What operations answer."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import ProgressReport
from duixian.site.files.services import store
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.lights.services import recompute
from duixian.site.observations.models import Observation
from duixian.site.planning.models import Node
from tests.site.api.conftest import Program
from tests.site.conftest import SYSTEM


def post(client: Client, path: str, given: Any) -> Any:
    return client.post(f"/api/v1/{path}", given, content_type="application/json")


def test_a_ledger_with_what_is_in_it(program: Program, published: Ledger):
    office = program(Role.OFFICE)
    ledgers = office.get("/api/v1/ledgers", {"year": 2026, "place": "青州湖市"}).json()
    assert [one["id"] for one in ledgers["items"]] == [published.pk]
    root = f"/api/v1/ledgers/{published.pk}"
    assert office.get(root).json()["place"]["name"] == "青州湖市"
    assert [one["role"] for one in office.get(f"{root}/outline").json()][:2] == ["preface", "review"]
    found = office.get(f"{root}/statements", {"indicator": "public-budget-revenue", "role": "target"}).json()
    assert found["count"] == 1
    [revenue] = found["items"]
    text = published.source.text
    assert text[revenue["start"] : revenue["end"]] == revenue["quote"]
    first = office.get(f"{root}/commitments", {"size": 5}).json()
    assert (first["count"], first["pages"], len(first["items"])) == (12, 3, 5)
    assert office.get(f"{root}/commitments", {"page": 4, "size": 5}).json()["items"] == []


def test_a_unit_sees_its_own_commitments_only(program: Program, published: Ledger, unit: Unit, other_unit: Unit):
    clerk = program(Role.CLERK)
    found = clerk.get(f"/api/v1/ledgers/{published.pk}/commitments").json()["items"]
    assert {one["lead_unit"]["name"] for one in found} == {unit.name}
    theirs = published.commitments.filter(lead=other_unit)[0]
    assert clerk.get(f"/api/v1/commitments/{theirs.pk}").status_code == 404
    assert clerk.get(f"/api/v1/lights?ledger={published.pk}").status_code == 200


def test_who_is_of_a_unit_sees_no_ledger_before_it_is_published(program: Program, ledger: Ledger):
    assert program(Role.CLERK).get("/api/v1/ledgers").json()["count"] == 0
    assert program(Role.CLERK).get(f"/api/v1/ledgers/{ledger.pk}/outline").status_code == 404
    assert Client().get(f"/api/v1/ledgers/{ledger.pk}/versions").status_code == 404


def test_lights_now_and_as_of_a_day(program: Program, commitment: Commitment):
    recompute(SYSTEM, [commitment], dt.date(2026, 5, 20))
    office = program(Role.OFFICE)
    now = office.get(f"/api/v1/commitments/{commitment.pk}").json()["light"]
    light = office.get(f"/api/v1/commitments/{commitment.pk}/light", {"as_of": "2026-05-20"}).json()
    assert light["colour"] == now["colour"]
    assert set(light["reason"]) == {"zh", "en"}
    stored = office.get("/api/v1/lights", {"ledger": commitment.ledger_id, "as_of": "2026-05-20"}).json()
    assert [(one["commitment"], one["colour"]) for one in stored["items"]] == [(commitment.pk, now["colour"])]
    assert office.get(f"/api/v1/commitments/{commitment.pk}/lights").json()["count"] >= 1
    red = office.get(f"/api/v1/ledgers/{commitment.ledger_id}/commitments", {"light": now["colour"]}).json()
    assert commitment.pk in {one["id"] for one in red["items"]}


def test_observations_are_imported_and_asked_for(program: Program, office: User):
    client = program(Role.OFFICE)
    rows = [
        {"indicator": "地区生产总值", "place": "青州湖市", "period": "2025Q1", "value": 310.5, "unit": "亿元",
         "published_on": day, "vintage": vintage}
        for day, vintage in (("2025-04-25", "初步核算"), ("2025-12-30", "最终核实"))
    ]  # fmt: skip
    given = {"source": "市统计局", "rows": rows}
    made = post(client, "observations", given)
    assert (made.status_code, made.json()["new"], made.json()["vintages"]) == (201, 1, 1)
    assert post(client, "observations", given).json()["skipped"] == 2
    assert Observation.objects.count() == 2
    found = client.get("/api/v1/observations", {"indicator": "gdp", "published_until": "2025-05-01"}).json()["items"]
    assert [(one["value"], one["start"], one["vintage"], one["source"]) for one in found] == [
        (310.5, "2025-01-01", "初步核算", "市统计局")
    ]
    assert program(Role.CLERK).get("/api/v1/observations", {"vintage": "最终核实"}).json()["count"] == 1


def test_a_wrong_row_is_named_and_nothing_is_stored(program: Program):
    row = {"indicator": "地区生产总值", "place": "青州湖市", "period": "2025", "value": 1, "unit": "亿元",
           "published_on": "2026-02-01"}  # fmt: skip
    answer = post(program(Role.OFFICE), "observations", {"source": "局", "rows": [row, {**row, "period": "去年"}]})
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == ["body.rows.1.period"]
    assert not Observation.objects.exists()


def test_a_report_is_filed_confirmed_and_returned(
    program: Program, commitment: Commitment, month: dt.date, people: dict[Role, User]
):
    with recording(SYSTEM, "tests.plan") as record:
        node = record.create(Node(commitment=commitment, title="完成选址", due=dt.date(2026, 3, 31)))
    file = store(people[Role.CLERK], ["开工令".encode()], "开工令.txt", "evidence")
    clerk, head, office = program(Role.CLERK), program(Role.HEAD), program(Role.OFFICE)
    counted = commitment.statements.filter(role="target")[0].pk
    given = {
        "commitment": commitment.pk, "month": f"{month:%Y-%m}", "progress": "选址完成",
        "values": [{"statement": counted, "value": 3.5}],
        "done": [{"node": node.pk, "done_on": "2026-03-20"}],
        "evidence": [{"title": "开工令", "file": str(file.pk)}, {"title": "网页", "link": "https://example.org/1"}],
    }  # fmt: skip
    made = post(clerk, "reports", given)
    assert made.status_code == 201, made.json()
    report = made.json()
    assert (report["state"], report["completions"], len(report["evidence"])) == (
        "filed", [{"node": node.pk, "done_on": "2026-03-20"}], 2,
    )  # fmt: skip
    assert report["values"] == [{"statement": counted, "value": 3.5, "unit": "所"}]
    assert post(clerk, "reports", given).status_code == 409
    path = f"reports/{report['id']}"
    assert post(head, f"{path}/confirm", {"revision": 7}).status_code == 409
    confirmed = post(head, f"{path}/confirm", {"revision": report["revision"]}).json()
    assert confirmed["state"] == "confirmed"
    assert post(head, f"{path}/confirm", {"revision": confirmed["revision"]}).status_code == 422
    returned = post(office, f"{path}/return", {"revision": confirmed["revision"], "comment": "请补充照片"}).json()
    assert (returned["state"], returned["comment"]) == ("returned", "请补充照片")
    nodes = clerk.get(f"/api/v1/commitments/{commitment.pk}/nodes").json()
    assert [(one["title"], one["done_on"]) for one in nodes] == [("完成选址", None)]
    again = post(clerk, "reports", {**given, "done": [], "evidence": []})
    assert again.json()["turn"] == 2
    assert clerk.get("/api/v1/reports", {"month": f"{month:%Y-%m}", "state": "filed"}).json()["count"] == 1


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"commitment": 10**19}, "body.commitment"),
        ({"commitment": 10**15}, "body.commitment"),
        ({"month": "2026-13"}, "body.month"),
        ({"month": 5}, "body.month"),
        ({"progress": ""}, "body.progress"),
        ({"progress": "空\x00白"}, "body.progress"),
        ({"progress": "\ud800"}, "body.progress"),
        ({"values": [{"statement": 1, "value": float("inf")}]}, "body.values.0.value"),
        ({"values": [{"statement": 1, "value": float("nan")}]}, "body.values.0.value"),
        ({"values": [{"statement": 10**15, "value": 3}]}, "body.values.0.statement"),
        ({"done": [{"node": 999, "done_on": "2026-02-30"}]}, "body.done.0.done_on"),
        ({"done": [{"node": 999, "done_on": 0}]}, "body.done.0.done_on"),
        ({"done": [{"node": 999, "done_on": "2026-03-01"}]}, "body.done.0.node"),
        ({"evidence": [{"title": "空"}]}, "body.evidence.0"),
        ({"evidence": [{"title": "空", "file": "00000000-0000-0000-0000-000000000000"}]}, "body.evidence.0.file"),
        ({"evidence": [{"title": "空", "link": "javascript:alert(1)"}]}, ""),
        ({"done": None}, "body.done"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    program: Program, commitment: Commitment, month: dt.date, change: dict[str, Any], place: str
):
    given = {"commitment": commitment.pk, "month": f"{month:%Y-%m}", "progress": "完成", **change}
    answer = post(program(Role.CLERK), "reports", json.dumps(given))
    assert answer.status_code == 422, answer.json()
    assert list(answer.json()["fields"]) == ([place] if place else [])
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 100_000 + b"]" * 100_000, 400),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, 400),
        (b"\xff\xfe", 400),
        (b"{", 400),
        (b"[]", 422),
        (b"null", 422),
        (b"1" * 5_000, 400),
        (b"", 422),
        (b'"' + b"x" * 6_000_000 + b'"', 413),
    ],
)
def test_bodies_that_are_no_report(program: Program, body: bytes, status: int):
    answer = program(Role.CLERK).post("/api/v1/reports", body, content_type="application/json")
    assert (answer.status_code, set(answer.json())) == (status, {"error", "fields"})


def test_nobody_answers_for_another_unit(program: Program, published: Ledger, other_unit: Unit, month: dt.date):
    theirs = published.commitments.filter(lead=other_unit)[0]
    given = {"commitment": theirs.pk, "month": f"{month:%Y-%m}", "progress": "完成"}
    assert post(program(Role.CLERK), "reports", given).status_code == 422


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=99999999999999999999", "size=201", "page=x", "year=1", "stage=none", "place=%00", "page=1&page=x"],
)
def test_questions_that_do_not_fit(program: Program, query: str):
    answer = program(Role.OFFICE).get(f"/api/v1/ledgers?{query}")
    assert answer.status_code == 422
    assert answer.json()["error"] == "提交的内容有不符合要求的地方。"


@pytest.mark.parametrize("path", ["ledgers", "units", "commitments", "reports"])
def test_keys_beyond_what_a_database_counts(program: Program, path: str):
    assert program(Role.OFFICE).get(f"/api/v1/{path}/{2**63 - 1}").status_code == 404
    assert program(Role.OFFICE).get(f"/api/v1/{path}/{2**63}").status_code == 422
    assert program(Role.OFFICE).get(f"/api/v1/{path}/{'9' * 5000}").status_code == 404


def test_search(program: Program, filed: ProgressReport):
    found = program(Role.CLERK).get("/api/v1/search", {"q": "主体 封顶"}).json()
    assert (found["count"], found["counts"]["report"]) == (1, 1)
    assert {"text": "主体", "hit": True} in found["items"][0]["excerpt"]
    assert program(Role.LEADER).get("/api/v1/search", {"q": "主体 封顶"}).json()["count"] == 0


def test_queries_do_not_grow_with_the_list(
    program: Program, published: Ledger, unit: Unit, people: dict[Role, User], month: dt.date,
    django_assert_max_num_queries: Callable[[int], Any],
):  # fmt: skip
    from duixian.site.delivery.services import Content, file_report

    for commitment in published.commitments.filter(lead=unit):
        file_report(people[Role.CLERK], commitment, month, Content("完成"))
    recompute(SYSTEM, list(published.commitments.all()), dt.date(2026, 5, 20))
    office = program(Role.OFFICE)
    for path in (f"ledgers/{published.pk}/commitments", f"ledgers/{published.pk}/statements", "reports",
                 f"lights?ledger={published.pk}", "units"):  # fmt: skip
        office.get(f"/api/v1/{path}")
        with django_assert_max_num_queries(9):
            assert office.get(f"/api/v1/{path}").json()["count"] > 1


def test_the_description_and_its_page(client: Client, db: None):
    assert client.get("/api/openapi.json").json()["openapi"] == "3.1.0"
    page = client.get("/api/").content.decode()
    assert "/api/v1/reports/{report}/confirm" in page
    assert "http://" not in page.replace("http://testserver", ""), "nothing comes from elsewhere"
