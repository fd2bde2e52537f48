"""The pages of reporting, as the roles that use them see them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.units import succeed_unit
from duixian.site.delivery.models import Draft, ProgressReport, ReportState
from duixian.site.delivery.services import Content, confirm, confirm_all, file_report, keep_draft, return_report
from duixian.site.delivery.values import targets_of
from duixian.site.files.models import StoredFile
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.planning.models import Node, Support
from tests.site.conftest import SYSTEM
from tests.site.delivery.conftest import MARCH, Clock, upload

As = Callable[[Role], Client]


def write_url(item: Commitment, month: str = "2026-03") -> str:
    return f"/reports/write/{item.pk}/?month={month}"


def text(response: Any) -> str:
    return str(response.content.decode())


class TestMonthOfAUnit:
    def test_lists_what_the_unit_leads_with_states_and_the_deadline(
        self, items: list[Commitment], filed: ProgressReport, clerk: User, signed_in: As
    ):
        keep_draft(clerk, items[1], MARCH, {"progress": "半句"})
        page = text(signed_in(Role.CLERK).get("/reports/?month=2026-03"))
        assert "2026-04-08" in page  # fifth working day: 5 and 6 April are the Qingming holiday
        assert [page.count(state) > 0 for state in ("待单位负责人确认", "草稿", "继续填报")] == [True] * 3
        assert "应报" in page
        assert all(one.code in page for one in items)

    def test_the_month_in_writing_is_shown_first(self, items: list[Commitment], signed_in: As, clock: Clock):
        assert "2026年3月进展报送" in text(signed_in(Role.CLERK).get("/reports/"))
        clock("2026-04-20T09:00")
        assert "2026年4月进展报送" in text(signed_in(Role.CLERK).get("/reports/"))

    def test_no_month_that_lies_ahead(self, items: list[Commitment], signed_in: As):
        assert "2026年4月进展报送" in text(signed_in(Role.CLERK).get("/reports/?month=2026-12"))
        assert signed_in(Role.CLERK).get(write_url(items[0], "2026-12")).status_code == 302

    def test_nothing_is_asked_for_after_everything_was_done(
        self, item: Commitment, clerk: User, head: User, signed_in: As, clock: Clock
    ):
        day = dt.date(2026, 2, 10)
        signed = signed_in(Role.CLERK)
        nodes = list(item.nodes.all())
        data: dict[str, Any] = {"month": "2026-02", "progress": "全部完成", "file": ""}
        for node in nodes:
            data |= {f"node-{node.pk}": "on", f"node-{node.pk}-on": day.isoformat(), f"node-{node.pk}-files": upload()}
        signed.post(write_url(item, "2026-02"), data)
        confirm(head, ProgressReport.objects.get())
        page = text(signed.get("/reports/?month=2026-03&state=not-required"))
        assert item.code in page
        assert "节点已全部完成" in page

    def test_the_office_sees_all_units_and_each(self, items: list[Commitment], filed: ProgressReport, signed_in: As):
        office = signed_in(Role.OFFICE)
        page = text(office.get("/reports/?month=2026-03"))
        assert "教育局" in page
        assert "水利局" in page
        page = text(office.get(f"/reports/?month=2026-03&unit={filed.unit_id}"))
        assert filed.commitment.code in page
        assert "report-write" not in page
        assert office.get("/reports/?unit=x").status_code == 404

    def test_says_what_to_do_where_nothing_is_published(self, ledger: Ledger, clock: Clock, signed_in: As):
        assert "还没有发布台账" in text(signed_in(Role.CLERK).get("/reports/"))
        assert signed_in(Role.OFFICE).get("/reports/").status_code == 200
        assert signed_in(Role.CLERK).get("/reports/table/").status_code == 200


class TestWriting:
    def test_everything_is_filled_in_and_handed_in(self, item: Commitment, signed_in: As):
        client, node = signed_in(Role.CLERK), item.nodes.all()[0]
        target = targets_of(item)[0].statement.pk
        page = text(client.get(write_url(item)))
        assert "项目开工" in page
        response = client.post(
            write_url(item),
            {
                "month": "2026-03", "progress": "已开工。", "next_steps": "封顶。",
                f"value-{target}": "3", f"value-{target}-unit": "所",
                f"node-{node.pk}": "on", f"node-{node.pk}-on": "2026-03-30",
                f"node-{node.pk}-files": upload("开工.txt"),
                "other_files": [upload("甲.txt", "甲"), upload("乙.txt", "乙")],
                "link-url": ["https://example.org/a", ""], "link-title": ["报道", ""],
                "link-node": [str(node.pk), ""], "file": "",
            },
        )  # fmt: skip
        report = ProgressReport.objects.get()
        assert response["Location"] == f"/reports/{report.pk}/"
        assert (report.values.get().value, report.values.get().unit, report.next_steps) == (3, "所", "封顶。")
        assert [(one.title, one.node_id) for one in report.evidence.all()] == [
            ("甲.txt", None), ("乙.txt", None), ("开工.txt", node.pk), ("报道", node.pk),
        ]  # fmt: skip
        page = text(client.get(response["Location"]))
        assert all(part in page for part in ("已开工。", "开工.txt", "https://example.org/a", "2026-03-30"))

    def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(self, item: Commitment, signed_in: As):
        client, node = signed_in(Role.CLERK), item.nodes.all()[0]
        response = client.post(
            write_url(item),
            {
                "month": "2026-03", "progress": "", "next_steps": "封顶。", f"node-{node.pk}": "on",
                "other_files": [upload("好.txt"), upload("坏.exe", "MZ\x00")], "link-url": ["example.org"],
                "link-title": ["报道"], "link-node": [""],
            },
        )  # fmt: skip
        page = text(response)
        assert response.status_code == 422
        for said in ("请填写完成日期", "坏.exe", "http://", "封顶。", "好.txt", "example.org"):
            assert said in page
        kept = StoredFile.objects.get()
        client.post(write_url(item), {"month": "2026-03", "progress": "好了", "kept": f"{kept.pk}:"})
        assert ProgressReport.objects.get().evidence.get().file == kept

    def test_a_second_click_changes_nothing(self, item: Commitment, signed_in: As):
        client = signed_in(Role.CLERK)
        data = {"month": "2026-03", "progress": "已开工。\n", "other_files": upload()}
        first = client.post(write_url(item), data)
        data["other_files"] = upload()
        second = client.post(write_url(item), data)
        assert first["Location"] == second["Location"]
        assert ProgressReport.objects.count() == 1
        assert "没有重复" in text(client.get(second["Location"]))

    def test_two_people_do_not_overwrite_each_other(self, item: Commitment, filed: ProgressReport, signed_in: As):
        response = signed_in(Role.HEAD).post(write_url(item), {"month": "2026-03", "progress": "负责人写的"})
        page = text(response)
        assert response.status_code == 409
        assert "某clerk于" in page or "某clerk已于" in page
        assert filed.progress in page
        assert "负责人写的" in page

    def test_last_month_stands_beside(
        self, items: list[Commitment], filed: ProgressReport, signed_in: As, clock: Clock
    ):
        clock("2026-05-06T09:00")
        page = text(signed_in(Role.CLERK).get(write_url(items[0], "2026-04")))
        assert "2026年3月报送内容" in page
        assert filed.progress in page
        assert filed.next_steps in page

    def test_a_returned_report_is_written_again_from_what_it_said(
        self, item: Commitment, confirmed: ProgressReport, office: User, signed_in: As
    ):
        return_report(office, confirmed, "请补佐证。")
        client = signed_in(Role.CLERK)
        page = text(client.get(write_url(item)))
        assert "请补佐证。" in page
        assert confirmed.progress in page
        client.post(write_url(item), {"month": "2026-03", "progress": "补了"})
        assert ProgressReport.objects.get(state=ReportState.FILED).turn == 2

    def test_on_to_the_next_item(self, items: list[Commitment], signed_in: As):
        client = signed_in(Role.CLERK)
        for item, following in zip(items, [*items[1:], None], strict=True):
            response = client.post(write_url(item), {"month": "2026-03", "progress": "有进展", "next": ""})
            wanted = f"/reports/write/{following.pk}/?month=2026-03" if following else "/reports/?month=2026-03"
            assert response["Location"] == wanted

    def test_a_head_who_writes_confirms_at_once(self, item: Commitment, signed_in: As):
        signed_in(Role.HEAD).post(write_url(item), {"month": "2026-03", "progress": "亲自写", "confirm": ""})
        assert ProgressReport.objects.get().state == ReportState.CONFIRMED

    def test_of_own_items_only(self, item: Commitment, stranger: User):
        client = Client()
        client.force_login(stranger, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(write_url(item)).status_code == 404
        assert client.post(f"/reports/write/{item.pk}/draft/", "{}", "application/json").status_code == 404


class TestDrafts:
    def send(self, client: Client, item: Commitment, fields: Any, month: str = "2026-03") -> Any:
        url = f"/reports/write/{item.pk}/draft/"
        return client.post(url, json.dumps({"month": month, "fields": fields}), content_type="application/json")

    def test_are_kept_and_come_back(self, item: Commitment, signed_in: As):
        client, node = signed_in(Role.CLERK), item.nodes.all()[0]
        fields = {
            "progress": "写到一半\x00", f"node-{node.pk}": "on", f"node-{node.pk}-on": "2026-03-30",
            "link-url": ["https://example.org"], "link-title": ["网页"], "link-node": [""], "odd": {"a": 1},
        }  # fmt: skip
        assert self.send(client, item, fields).json() == {"saved": "10:32"}
        page = text(client.get(write_url(item)))
        assert all(part in page for part in ("写到一半", "2026-03-30", "https://example.org", "草稿已保存 10:32"))
        assert "checked" in page
        assert "写到一半" not in text(signed_in(Role.HEAD).get(write_url(item)))

    @pytest.mark.parametrize("body", ["", "[]", '{"fields": 1}', '{"fields": {}, "month": "2026-13"}', "{" * 9])
    def test_nonsense_is_refused(self, item: Commitment, signed_in: As, body: str):
        url = f"/reports/write/{item.pk}/draft/"
        assert signed_in(Role.CLERK).post(url, body, content_type="application/json").status_code == 400

    def test_a_month_that_was_reported_keeps_none(self, item: Commitment, filed: ProgressReport, signed_in: As):
        assert self.send(signed_in(Role.CLERK), item, {"progress": "晚到的草稿"}).status_code == 409
        assert not Draft.objects.exists()


class TestTable:
    def line(self, item: Commitment, **fields: str) -> dict[str, str]:
        return {f"c{item.pk}-{name.replace('_on', '-on')}": value for name, value in fields.items()}

    def test_each_line_is_handed_in_for_itself(self, items: list[Commitment], signed_in: As):
        client, node = signed_in(Role.CLERK), items[0].nodes.all()[0]
        day = {f"c{items[0].pk}-node-{node.pk}": "on", f"c{items[0].pk}-node-{node.pk}-on": "2027-01-01"}
        data = self.line(items[0], progress="完成") | day | self.line(items[1], progress="有进展", next_steps="继续")
        response = client.post("/reports/table/?month=2026-03", data | {"month": "2026-03"})
        assert response.status_code == 422
        assert ProgressReport.objects.get().commitment == items[1]
        page = text(response)
        assert "不能晚于今天" in page
        assert "2027-01-01" in page
        assert f'name="c{items[1].pk}-progress"' not in page
        day[f"c{items[0].pk}-node-{node.pk}-on"] = "2026-03-31"
        response = client.post("/reports/table/?month=2026-03", self.line(items[0], progress="完成") | day)
        assert response["Location"] == "/reports/?month=2026-03"
        assert ProgressReport.objects.get(commitment=items[0]).completions.get().node == node

    def test_evidence_of_a_draft_is_handed_in_with_its_line(self, items: list[Commitment], signed_in: As, clerk: User):
        fields = {"progress": "半句", "link-url": ["https://example.org"], "link-title": ["网页"], "link-node": [""]}
        keep_draft(clerk, items[0], MARCH, fields)
        client = signed_in(Role.CLERK)
        assert "半句" in text(client.get("/reports/table/?month=2026-03"))
        client.post("/reports/table/?month=2026-03", self.line(items[0], progress="一句"))
        assert ProgressReport.objects.get().evidence.get().link == "https://example.org"

    def test_drafts_of_its_lines_are_those_of_the_items(
        self, items: list[Commitment], signed_in: As, stranger: User, published: Ledger
    ):
        client, other = signed_in(Role.CLERK), published.commitments.filter(lead=stranger.unit)[0]
        fields = (
            self.line(items[0], progress="表里写的")
            | {f"c{items[1].pk}-value-{targets_of(items[1])[0].statement.pk}-unit": "所"}
            | self.line(other, progress="别家")
        )
        body = json.dumps({"month": "2026-03", "fields": fields})
        assert client.post("/reports/table/draft/", body, content_type="application/json").status_code == 200
        assert Draft.objects.get().commitment == items[0]
        assert "表里写的" in text(client.get(write_url(items[0])))


class TestAnswers:
    def test_the_head_confirms_several_at_once(
        self, items: list[Commitment], filed: ProgressReport, clerk: User, signed_in: As
    ):
        second = file_report(clerk, items[1], MARCH, Content("另一项进展"))
        head = signed_in(Role.HEAD)
        page = text(head.get("/reports/confirm/"))
        assert filed.progress in page
        assert "另一项进展" in page
        response = head.post("/reports/confirm/", {"report": [filed.pk, second.pk, 10**17]}, follow=True)
        assert "已确认2份报告" in text(response)
        assert "部分报告" in text(response)
        assert set(ProgressReport.objects.values_list("state", flat=True)) == {ReportState.CONFIRMED}

    def test_the_head_of_another_unit_sees_none_of_it(self, filed: ProgressReport, stranger: User):
        client = Client()
        client.force_login(stranger, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(f"/reports/{filed.pk}/").status_code == 404

    def test_a_report_that_was_withdrawn_meanwhile_is_not_confirmed(self, filed: ProgressReport, signed_in: As):
        signed_in(Role.CLERK).post(f"/reports/{filed.pk}/withdraw/")
        page = text(signed_in(Role.HEAD).post(f"/reports/{filed.pk}/confirm/", follow=True))
        assert "已被退回或撤回" in page
        assert "已撤回" in page

    def test_returning_needs_a_comment(self, confirmed: ProgressReport, signed_in: As):
        office = signed_in(Role.OFFICE)
        assert "未写" not in text(office.get(f"/reports/{confirmed.pk}/"))
        assert office.post(f"/reports/{confirmed.pk}/return/", {"comment": ""}).status_code == 422
        page = text(office.post(f"/reports/{confirmed.pk}/return/", {"comment": "数据与统计不符。"}, follow=True))
        assert "数据与统计不符。" in page
        assert "已退回" in page

    def test_the_page_tells_how_the_deadline_was_counted(
        self, filed: ProgressReport, head: User, signed_in: As, clock: Clock
    ):
        clock("2026-04-09T17:00")
        confirm(head, filed)
        page = text(signed_in(Role.AUDITOR).get(f"/reports/{filed.pk}/"))
        assert "04-01、04-02、04-03、04-07、04-08" in page
        assert "2026-04-09报到督查室，已逾期" in page


class TestWhoReads:
    def test_a_leader_reads_what_is_confirmed(self, filed: ProgressReport, head: User, signed_in: As):
        leader = signed_in(Role.LEADER)
        assert leader.get(f"/reports/{filed.pk}/").status_code == 404
        confirm(head, filed)
        assert leader.get(f"/reports/{filed.pk}/").status_code == 200

    def test_a_supporting_unit_reads_the_report_and_its_evidence(self, item: Commitment, stranger: User, signed_in: As):
        signed_in(Role.CLERK).post(write_url(item), {"month": "2026-03", "progress": "好", "other_files": upload()})
        report = ProgressReport.objects.get()
        file = report.evidence.get().file
        assert file is not None
        client = Client()
        client.force_login(stranger, backend="allauth.account.auth_backends.AuthenticationBackend")
        addresses = (report.get_absolute_url(), file.get_absolute_url())
        assert [client.get(url).status_code for url in addresses] == [404, 404]
        with recording(SYSTEM, "tests.support") as record:
            record.create(Support(commitment=item, unit=stranger.unit))
        answers = [client.get(url) for url in addresses]
        assert [answer.status_code for answer in answers] == [200, 200]
        answers[1].close()

    def test_a_successor_reads_and_answers_for_what_was_reported_before(
        self, item: Commitment, filed: ProgressReport, stranger: User, office: User
    ):
        succeed_unit(office, filed.unit, stranger.unit, dt.date(2026, 4, 1), why="机构改革")
        with recording(SYSTEM, "tests.hand_over") as record:
            stored = record.fresh(Commitment, item.pk)
            with record.change(stored):
                stored.lead = stranger.unit
        client = Client()
        client.force_login(stranger, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(f"/reports/{filed.pk}/").status_code == 200
        assert client.get(write_url(item))["Location"] == f"/reports/{filed.pk}/"


def more_of_everything(items: list[Commitment], clerk: User, head: User, first: int) -> None:
    """Reports, nodes, evidence, drafts and items beyond those that are there."""
    with recording(SYSTEM, "tests.more") as record:
        commitments = record.create_all(
            [
                Commitment(
                    ledger=items[0].ledger, number=first + i, start=0, end=1, kind="task", text=f"事项{i}",
                    lead=clerk.unit, deadline=dt.date(2026, 12, 31),
                )
                for i in range(8)
            ]
        )  # fmt: skip
        nodes = record.create_all(
            [Node(commitment=one, title="节点", due=dt.date(2026, 6, 30)) for one in commitments for _ in range(2)]
        )
    done = [
        file_report(clerk, one, MARCH, Content("好", done={nodes[2 * i]: MARCH}))
        for i, one in enumerate(commitments[:4])
    ]
    confirm_all(head, done[:2])
    return_report(head, done[3], "重写")
    keep_draft(clerk, commitments[5], MARCH, {"progress": "半"})


@pytest.mark.parametrize(
    ("role", "url"),
    [
        (Role.CLERK, "/reports/?month=2026-03"),
        (Role.CLERK, "/reports/table/?month=2026-03"),
        (Role.HEAD, "/reports/confirm/"),
        (Role.OFFICE, "/reports/?month=2026-03"),
        (Role.CLERK, "/inbox/"),
        (Role.HEAD, "/inbox/"),
        (Role.OFFICE, "/inbox/"),
    ],
)
def test_the_number_of_queries_does_not_grow(
    items: list[Commitment], filed: ProgressReport, clerk: User, head: User, signed_in: As, role: Role, url: str
):
    client = signed_in(role)
    counts = []
    for first in (900, 910):
        more_of_everything(items, clerk, head, first)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0], counts
