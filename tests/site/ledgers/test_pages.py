"""Pages of the ledgers, the upload and the review."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import duixian
from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.models import Ledger, ReviewState, Stage, Statement
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.ledgers.services.review import StatementFields, accept, accept_above, correct_statement, drop
from reading_samples import REPORT as ELSEWHERE
from tests.site.conftest import SYSTEM
from tests.site.report import TEXT

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.OFFICE)


@pytest.fixture
def revenue(ledger: Ledger) -> Statement:
    return ledger.statements.get(indicator_id="public-budget-revenue", role="target")


def address(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def correction(**changed: str) -> dict[str, str]:
    given = {"indicator": "一般公共预算收入", "measure": "growth", "comparator": "ge", "role": "target", "unit": "%"}
    return given | {"low": "6", "start_year": "2026", "end_year": "2026", "basis": "year", "revision": "1"} | changed


class TestReviewPage:
    def test_shows_the_report_with_every_item_marked(self, client: Client, ledger: Ledger):
        page = client.get(address("review", ledger.pk)).content.decode()
        for item in [*ledger.statements.all()]:
            assert f's{item.pk}"' in page or f"s{item.pk} " in page
        assert "已审核 0 / " in page

    def test_least_certain_first_unless_asked_otherwise(self, client: Client, ledger: Ledger):
        def keys(query: str) -> list[str]:
            cards = client.get(address("review", ledger.pk) + query).context["cards"]
            return [card.key for card in cards]

        doubts = [card.item.confidence for card in client.get(address("review", ledger.pk)).context["cards"]]
        assert doubts == sorted(doubts)
        first = ledger.statements.order_by("start")[0]
        assert keys("?order=text")[0] == f"s{first.pk}"
        assert {key[0] for key in keys("?show=commitments")} == {"c"}
        assert {key[0] for key in keys("?show=statements")} == {"s"}
        assert keys("?show=gone") == []
        assert keys("?q=一般公共预算收入") != []
        assert keys("?q=没有这样的文字") == []

    def test_a_page_holds_the_item_that_is_asked_for(self, client: Client, ledger: Ledger, revenue: Statement):
        drop(revenue_by(client), revenue, 1, "日期")
        found = client.get(address("review", ledger.pk) + f"?show=commitments&at=s{revenue.pk}").context
        assert f"s{revenue.pk}" in [card.key for card in found["cards"]]
        assert found["page"].show == "gone"

    def test_after_the_review_there_is_nothing_to_press(self, client: Client, published: Ledger):
        page = client.get(address("review", published.pk)).content.decode()
        assert 'data-action="accept"' not in page
        assert "已完成审核" in page


def revenue_by(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


class TestOneItem:
    def test_accepted(self, client: Client, revenue: Statement):
        answer = client.post(address("item-accept", f"s{revenue.pk}"), {"revision": 1}, headers=HTMX)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "已采纳" in page
        assert 'hx-swap-oob="true"' in page
        assert "已审核 1 / " in page
        assert json.loads(answer["HX-Trigger-After-Settle"])["review:done"]["keys"] == [f"s{revenue.pk}"]

    def test_corrected(self, client: Client, revenue: Statement):
        url = address("item-correct", f"s{revenue.pk}")
        assert 'value="4"' in client.get(url, headers=HTMX).content.decode()
        answer = client.post(url, correction(), headers=HTMX)
        assert answer.status_code == 200
        revenue.refresh_from_db()
        assert (revenue.low, revenue.state) == (6, ReviewState.CORRECTED)
        assert "<del>4%</del>" in answer.content.decode()

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"low": "六"}, "输入一个数字"),
            ({"low": ""}, "请填写数值"),
            ({"end_year": "2025"}, "截止年份不能早于起始年份"),
            ({"high": "1"}, "上限值不能小于数值"),
        ],
    )
    def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(
        self, client: Client, revenue: Statement, wrong: dict[str, str], says: str
    ):
        url = address("item-correct", f"s{revenue.pk}")
        answer = client.post(url, correction(scope="全市口径", **wrong), headers=HTMX)
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert 'value="全市口径"' in answer.content.decode()
        revenue.refresh_from_db()
        assert revenue.revision == 1

    def test_dropped_with_a_reason_and_put_back(self, client: Client, revenue: Statement):
        url = address("item-drop", f"s{revenue.pk}")
        assert client.post(url, {"revision": 1, "reason": " "}, headers=HTMX).status_code == 422
        assert "日期" in client.post(url, {"revision": 1, "reason": "日期"}, headers=HTMX).content.decode()
        answer = client.post(address("item-restore", f"s{revenue.pk}"), {"revision": 2}, headers=HTMX)
        assert "把握" in answer.content.decode()
        revenue.refresh_from_db()
        assert revenue.state == ReviewState.PROPOSED

    def test_split_and_merged_and_undone(self, client: Client, ledger: Ledger):
        whole = ledger.commitments.get(text__startswith="新建公办幼儿园")
        point = ledger.source.text.index("6月底")
        url = address("item-split", f"c{whole.pk}")
        assert f'value="{point}"' in client.get(url, headers=HTMX).content.decode()
        assert client.post(url, {"revision": 1}, headers=HTMX).status_code == 422
        assert client.post(url, {"revision": 1, "points": [point]}, headers=HTMX).status_code == 200
        first, second = whole.parts.all()
        url = address("item-merge", f"c{first.pk}")
        assert f'value="{second.pk}:1"' in client.get(url, headers=HTMX).content.decode()
        answer = client.post(url, {"revision": 1, "with": [f"{second.pk}:1"]}, headers=HTMX)
        assert json.loads(answer["HX-Trigger-After-Settle"])["review:done"]["gone"] == [f"c{second.pk}"]
        made = ledger.commitments.get(merged_from=first)
        assert (made.start, made.end) == (whole.start, whole.end)
        answer = client.post(address("item-restore", f"c{first.pk}"), {"revision": 2}, headers=HTMX)
        first.refresh_from_db()
        assert first.is_live
        assert answer.content.decode().count("<article") == 2

    def test_added_by_selecting(self, client: Client, ledger: Ledger):
        at = ledger.source.text.index("依法接受人大监督")
        url = address("review-add", ledger.pk)
        span = {"start": at, "end": at + 8}
        assert "依法接受人大监督" in client.get(url, {"what": "commitment", **span}, headers=HTMX).content.decode()
        given = {"kind": "task", "text": "接受人大监督", "deadline": "2026-12-31", "quote": "依法接受人大监督"}
        answer = client.post(url, {"what": "commitment", **span, **given}, headers=HTMX)
        assert answer.status_code == 200
        made = ledger.commitments.get(state=ReviewState.ADDED)
        assert (made.start, made.end) == (at, at + 8)
        slipped = client.post(url, {"what": "commitment", **span, **given, "quote": "别的"}, headers=HTMX)
        assert slipped.status_code == 422
        number = {"what": "statement", "start": at, "end": at + 2, **correction(indicator="监督次数", low="3")}
        assert client.post(url, number, headers=HTMX).status_code == 200
        assert ledger.statements.get(state=ReviewState.ADDED).indicator == "监督次数"

    @pytest.mark.parametrize("key", ["c0", "x1", "s", "c99999999999999999999"])
    def test_nothing_there(self, client: Client, ledger: Ledger, key: str):
        assert client.get(address("item", key)).status_code == 404

    def test_without_the_page_an_address_leads_to_the_page(self, client: Client, ledger: Ledger, revenue: Statement):
        for name in ("item", "item-correct", "item-drop"):
            answer = client.get(address(name, f"s{revenue.pk}"))
            assert answer["Location"] == f"{address('review', ledger.pk)}?at=s{revenue.pk}"


class TestTwoPeopleAtOnce:
    FASTER = StatementFields("一般公共预算收入", "growth", "ge", "target", low=9.0, unit="%")

    def test_the_later_sees_both_versions_and_loses_nothing(self, client: Client, people: Any, revenue: Statement):
        correct_statement(people[Role.OFFICE], revenue, 1, self.FASTER)
        url = address("item-correct", f"s{revenue.pk}")
        answer = client.post(url, correction(low="6", scope="市本级"), headers=HTMX)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "某office" in page
        assert "<td>9%</td><td>6%</td>" in page
        assert 'value="市本级"' in page
        revenue.refresh_from_db()
        assert revenue.low == 9
        assert client.post(url, correction(low="6", revision="2"), headers=HTMX).status_code == 200
        revenue.refresh_from_db()
        assert revenue.low == 6

    def test_accepting_what_was_changed_meanwhile_shows_it_instead(self, client: Client, people: Any, revenue: Any):
        correct_statement(people[Role.OFFICE], revenue, 1, self.FASTER)
        answer = client.post(address("item-accept", f"s{revenue.pk}"), {"revision": 1}, headers=HTMX)
        assert answer.status_code == 409
        assert "9%" in answer.content.decode()

    def test_changes_of_others_arrive(self, client: Client, ledger: Ledger, revenue: Statement):
        since = client.get(address("review", ledger.pk)).context["since"]
        url = address("review-changes", ledger.pk)
        key = f"s{revenue.pk}"
        quiet = client.get(url, {"since": since, "shown": key}, headers=HTMX)
        assert "<article" not in quiet.content.decode()
        accept(SYSTEM, revenue, 1)
        told = client.get(url, {"since": since, "shown": key}, headers=HTMX).content.decode()
        assert f'<article id="{key}"' in told
        assert 'id="l' in told
        assert "已审核 1 / " in told
        edited = client.get(url, {"since": since, "editing": key}, headers=HTMX).content.decode()
        assert "<article" not in edited
        assert f'id="stale-{key}"' in edited
        assert "since=" + str(since) not in edited

    def test_own_changes_do_not_come_back(self, client: Client, people: Any, ledger: Ledger, revenue: Statement):
        since = client.get(address("review", ledger.pk)).context["since"]
        accept(people[Role.OFFICE], revenue, 1)
        url = address("review-changes", ledger.pk)
        assert (
            "<article"
            not in client.get(url, {"since": since, "shown": f"s{revenue.pk}"}, headers=HTMX).content.decode()
        )


class TestLongReports:
    """A report with hundreds of items."""

    @pytest.fixture
    def long(self, ledger: Ledger) -> Ledger:
        body = TEXT[TEXT.index("（一）") : TEXT.index("四、")]
        text = TEXT.replace(body, body * 16)
        return open_ledger(SYSTEM, duixian.read_text(text))

    def test_the_number_of_queries_does_not_grow(self, client: Client, ledger: Ledger, long: Ledger):
        def queries(name: str, one: Ledger, **query: Any) -> int:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address(name, one.pk), query, headers=HTMX).status_code == 200
            return len(seen)

        assert long.statements.count() > 120
        for name in ("review", "review-list", "ledger", "review-finish"):
            queries(name, ledger)
            assert queries(name, long) == queries(name, ledger) <= 20
        assert queries("review-list", long, q="学位") == queries("review-list", ledger, q="学位")

    def test_the_page_stays_small_and_the_list_comes_in_pages(self, client: Client, long: Ledger):
        answer = client.get(address("review", long.pk), {"order": "text"})
        assert len(answer.content) < 400_000
        page = answer.context["page"]
        assert (page.first, page.last) == (1, 40)
        seen = [card.key for card in answer.context["cards"]]
        while later := answer.context["later"]:
            answer = client.get(f"{address('review-list', long.pk)}?{later}", headers=HTMX)
            seen += [card.key for card in answer.context["cards"]]
        assert len(seen) == len(set(seen)) == page.total
        assert len(seen) > 240

    def test_pages_go_on_where_they_were_while_items_are_reviewed(self, client: Client, long: Ledger):
        first = client.get(address("review-list", long.pk), {"show": "unreviewed"}, headers=HTMX).context
        for card in first["cards"][:10]:
            accept(SYSTEM, card.item, 1)
        second = client.get(f"{address('review-list', long.pk)}?{first['later']}", headers=HTMX).context
        rest = client.get(address("review-list", long.pk), {"show": "unreviewed"}, headers=HTMX).context["cards"]
        assert second["cards"][0].key == [card.key for card in rest][30]

    def test_many_changes_at_once_are_told_as_a_number(self, client: Client, long: Ledger):
        since = client.get(address("review", long.pk)).context["since"]
        number = accept_above(SYSTEM, long, 0)
        told = client.get(address("review-changes", long.pk), {"since": since}, headers=HTMX)
        assert f"其他人改动了 {number} 项" in told.content.decode()
        assert len(told.content) < 5000


class TestAcceptingMany:
    def test_says_how_many_before(self, client: Client, ledger: Ledger):
        url = address("review-accept", ledger.pk)
        levels = client.get(url, headers=HTMX).context["levels"]
        number = {value: number for value, _label, number in levels}["0.9"]
        assert f"已采纳 {number} 项" in client.post(url, {"least": "0.9"}, headers=HTMX).content.decode()
        assert client.post(url, {"least": "0"}, headers=HTMX).status_code == 422


class TestStages:
    def test_finishing_names_what_is_left(self, client: Client, ledger: Ledger):
        url = address("review-finish", ledger.pk)
        left = client.get(url).context["counts"].unreviewed
        assert f"还有 {left} 项无人审核" in client.get(url).content.decode()
        assert client.post(url, {"unreviewed": left - 1}).status_code == 422
        assert client.post(url, {"unreviewed": left})["Location"] == ledger.get_absolute_url()
        ledger.refresh_from_db()
        assert ledger.stage == Stage.PLANNING
        assert client.post(address("review-reopen", ledger.pk))["Location"] == address("review", ledger.pk)

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER, Role.AUDITOR])
    def test_who_sees_every_ledger(self, signed_in: Callable[[Role], Client], ledger: Ledger, role: Role):
        assert signed_in(role).get(ledger.get_absolute_url()).status_code == 200
        assert str(ledger) in signed_in(role).get(address("ledgers")).content.decode()

    @pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD])
    def test_units_see_published_ones(self, signed_in: Callable[[Role], Client], ledger: Ledger, role: Role):
        assert signed_in(role).get(ledger.get_absolute_url()).status_code == 404
        assert str(ledger) not in signed_in(role).get(address("ledgers")).content.decode()


def test_gold_has_a_line_for_each_number_of_the_text(client: Client, ledger: Ledger, revenue: Statement):
    correct_statement(revenue_by(client), revenue, 1, TestTwoPeopleAtOnce.FASTER)
    dropped = ledger.statements.get(indicator_id="gdp", role="target")
    drop(revenue_by(client), dropped, 1, "名称的一部分")
    archive = zipfile.ZipFile(io.BytesIO(client.get(address("gold", ledger.pk)).content))
    labels, text = sorted(archive.namelist())
    lines = [json.loads(line) for line in archive.read(labels).decode().splitlines()]
    assert archive.read(text).decode() == TEXT
    assert [line["id"] for line in lines] == [f"T{number:03d}" for number in range(len(lines))]
    said = [line for line in lines if line.get("indicator") == "一般公共预算收入" and line["role"] == "target"]
    assert said == [
        {"id": said[0]["id"], "q": True, "indicator": "一般公共预算收入", "measure": "growth", "low": 9, "high": 9,
         "unit": "%", "cmp": "ge", "role": "target", "period": ""}
    ]  # fmt: skip
    assert {line["why"] for line in lines if not line["q"]} == {"date", "name"}


class TestUpload:
    @pytest.fixture(autouse=True)
    def _work(self, transactional_db: None) -> None:
        """The worker needs transactions of its own."""

    def work(self) -> Job:
        while Worker().step():
            pass
        return Job.objects.latest("created_at")

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("报告.txt", TEXT.encode()),
            ("报告.txt", TEXT.encode("gb18030")),
            ("报告.html", f"<html><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>".encode()),
        ],
    )
    def test_a_file_becomes_a_ledger(self, client: Client, name: str, data: bytes):
        answer = client.post(address("upload"), {"file": SimpleUploadedFile(name, data)})
        job = self.work()
        assert (answer["Location"], job.state) == (f"/jobs/{job.pk}/", State.DONE)
        ledger = Ledger.objects.get()
        assert job.result is not None
        assert job.result["url"] == ledger.get_absolute_url()
        assert (ledger.place, ledger.year, ledger.file.name if ledger.file else "") == ("青州湖市", 2026, name)
        assert ledger.commitments.count() == 12

    def test_pasted_text_with_the_place_that_it_does_not_say(self, client: Client):
        text = TEXT.replace("在青州湖市第六届人民代表大会", "").replace("青州湖", "")
        client.post(address("upload"), {"text": text, "place": "青山市", "year": "2026"})
        assert self.work().state == State.DONE
        assert Ledger.objects.get().place == "青山市"

    def test_several_reports_become_several_ledgers(self, client: Client):
        client.post(address("upload"), {"file": SimpleUploadedFile("两年.txt", f"{TEXT}\n\n{ELSEWHERE}".encode())})
        job = self.work()
        assert sorted(Ledger.objects.values_list("year", flat=True)) == [2019, 2026]
        assert job.result is not None
        assert "分别建账" in client.get(job.result["url"]).content.decode()

    def test_the_same_file_again_leads_to_its_ledger_unless_it_is_meant(self, client: Client):
        def send() -> Any:
            return client.post(address("upload"), {"file": SimpleUploadedFile("a.txt", TEXT.encode())})

        assert send()["Location"] == send()["Location"]
        self.work()
        again = send()
        assert again.status_code == 409
        assert Ledger.objects.get().get_absolute_url() in again.content.decode()
        stored = again.context["stored"].pk
        client.post(address("upload"), {"stored": str(stored), "place": "", "year": ""})
        self.work()
        assert Ledger.objects.count() == 2

    @pytest.mark.parametrize(
        ("name", "data", "says"),
        [
            ("通知.txt", "关于放假的通知。".encode() * 40, "“通知.txt”不像政府工作报告"),
            ("空.pdf", b"%PDF-1.4 nothing", "“空.pdf”已损坏或无法读取"),
        ],
    )
    def test_why_it_cannot_be_read_is_said_in_one_sentence(self, client: Client, name: str, data: bytes, says: str):
        client.post(address("upload"), {"file": SimpleUploadedFile(name, data)})
        job = self.work()
        assert job.state == State.FAILED
        assert job.error.startswith(says)
        assert job.error in client.get(f"/jobs/{job.pk}/").content.decode()

    @pytest.mark.parametrize("given", [{}, {"text": "  "}, {"text": "报告", "year": "12"}])
    def test_nothing_chosen(self, client: Client, given: dict[str, str]):
        answer = client.post(address("upload"), given)
        assert answer.status_code == 422
        assert not Job.objects.exists()

    def test_a_program_is_refused_at_once(self, client: Client):
        answer = client.post(address("upload"), {"file": SimpleUploadedFile("a.docx", b"\x7fELF\x02\x01\x00\x00")})
        assert answer.status_code == 422
        assert "a.docx" in answer.content.decode()
