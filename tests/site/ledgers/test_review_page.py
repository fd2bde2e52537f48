"""The page on which a report is reviewed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import duixian
from duixian.site.ledgers.models import Ledger, Statement
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.ledgers.services.review import accept, accept_above, drop
from tests.site.conftest import SYSTEM
from tests.site.ledgers.conftest import HTMX, address, reviewer
from tests.site.report import TEXT


class TestReviewPage:
    def test_shows_the_report_with_every_item_marked(self, client: Client, ledger: Ledger):
        page = client.get(address("review", ledger.pk)).content.decode()
        for item in [*ledger.statements.all()]:
            assert f's{item.pk}"' in page or f"s{item.pk} " in page
        assert "已审核 0 / " in page

    def test_a_number_is_told_with_its_words(self, client: Client, ledger: Ledger):
        page = client.get(address("review", ledger.pk), {"show": "commitments"}).content.decode()
        assert "地区生产总值 增长5.5%左右" in page
        assert "一般公共预算收入 增长4%以上" in page
        client.cookies["django_language"] = "en"
        english = client.get(address("review", ledger.pk), {"show": "commitments"}).content.decode()
        assert "地区生产总值 ≈ +5.5%" in english

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
        drop(reviewer(client), revenue, 1, "日期")
        found = client.get(address("review", ledger.pk) + f"?show=commitments&at=s{revenue.pk}").context
        assert f"s{revenue.pk}" in [card.key for card in found["cards"]]
        assert found["page"].show == "gone"

    def test_after_the_review_there_is_nothing_to_press(self, client: Client, published: Ledger):
        page = client.get(address("review", published.pk)).content.decode()
        assert 'data-action="accept"' not in page
        assert "已完成审核" in page


class TestAcceptingMany:
    def test_says_how_many_before(self, client: Client, ledger: Ledger):
        url = address("review-accept", ledger.pk)
        levels = client.get(url, headers=HTMX).context["levels"]
        number = {value: number for value, _label, number in levels}["0.9"]
        assert f"已采纳 {number} 项" in client.post(url, {"least": "0.9"}, headers=HTMX).content.decode()
        assert client.post(url, {"least": "0"}, headers=HTMX).status_code == 422


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
