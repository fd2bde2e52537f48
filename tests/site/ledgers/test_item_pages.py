"""One item while it is reviewed, by one person and by two at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Ledger, ReviewState, Statement
from duixian.site.ledgers.services.review import StatementFields, accept, correct_statement
from tests.site.conftest import SYSTEM
from tests.site.ledgers.conftest import HTMX, address, correction

FASTER = StatementFields("一般公共预算收入", "growth", "ge", "target", low=9.0, unit="%")


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
    def test_the_later_sees_both_versions_and_loses_nothing(self, client: Client, people: Any, revenue: Statement):
        correct_statement(people[Role.OFFICE], revenue, 1, FASTER)
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
        correct_statement(people[Role.OFFICE], revenue, 1, FASTER)
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
