"""One commitment: everything about it, now and then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import Evidence, ReportedValue
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState
from duixian.site.overview.excerpts import excerpt_of
from duixian.site.overview.past import past_of
from duixian.site.planning.models import Node
from tests.site.conftest import SYSTEM
from tests.site.overview.conftest import report_on, turn

SignedIn = Callable[[Role], Client]


def shown(client: Client, one: Commitment, query: str = "") -> str:
    response = client.get(f"/overview/commitments/{one.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_in_their_section(running: Ledger, task: Commitment):
    excerpt = excerpt_of(task)
    text = running.source.text
    assert excerpt.heading == "（一）办好人民满意的教育"
    assert excerpt.marked == text[task.start : task.end]
    assert excerpt.before + excerpt.marked + excerpt.after in text
    assert excerpt.after.endswith("改造提升农村寄宿制学校20所。")
    assert not excerpt.cut_before
    assert not excerpt.cut_after


def test_of_a_long_section_only_what_is_around(task: Commitment, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("duixian.site.overview.excerpts._AROUND", 3)
    excerpt = excerpt_of(task)
    assert (len(excerpt.after), excerpt.cut_after) == (3, True)


def test_words_from_outside_any_section(task: Commitment):
    task.ledger.outline = []
    assert excerpt_of(task).heading == ""


def test_light_reports_evidence_and_signing(signed_in: SignedIn, task: Commitment):
    turn(task, "green", dt.date(2026, 2, 1))
    turn(task, "red", dt.date(2026, 5, 1), "逾期十个工作日")
    report_on(task, dt.date(2026, 3, 1), dt.datetime(2026, 4, 2, tzinfo=dt.UTC))
    report, counted = task.reports.get(), task.statements.all()[0]
    with recording(SYSTEM, "tests.evidence") as record:
        record.create(ReportedValue(report=report, statement=counted, value=3, unit="所"))
        record.create(Evidence(report=report, title="开工令", link="https://example.org/a", added_at=timezone.now()))
    page = shown(signed_in(Role.LEADER), task)
    for words in ("逾期十个工作日", "差额", "已完成招标", "3所", "开工令", "待签收", "历次亮灯"):
        assert words in page


def test_what_is_not_confirmed_yet_is_not_for_leaders(signed_in: SignedIn, task: Commitment):
    report_on(task, dt.date(2026, 3, 1), None)
    assert "已完成招标" not in shown(signed_in(Role.LEADER), task)
    assert "已完成招标" in shown(signed_in(Role.CLERK), task)


def test_what_people_corrected_stands_beside_what_was_read(signed_in: SignedIn, task: Commitment):
    statement = task.statements.all()[0]
    with recording(SYSTEM, "tests.correct") as record:
        with record.change(statement):
            statement.low = statement.high = 13.0
            statement.state = ReviewState.CORRECTED
        with record.change(task):
            task.text = "新建公办幼儿园13所。"
            task.state = ReviewState.CORRECTED
    page = shown(signed_in(Role.OFFICE), task)
    assert '<del class="text-body-secondary">12</del> → 13' in page
    assert "<del>新建公办幼儿园12所" in page


def test_only_those_with_the_right_look_back(signed_in: SignedIn, task: Commitment):
    assert "发布台账" not in shown(signed_in(Role.LEADER), task)
    assert 'name="as_of"' not in shown(signed_in(Role.LEADER), task, "?as_of=2020-01-01")
    assert "发布台账" in shown(signed_in(Role.AUDITOR), task)


def test_as_it_was(signed_in: SignedIn, running: Ledger, unit: Unit):
    task = running.commitments.filter(nodes__isnull=False)[0]
    then = timezone.now()
    nodes = list(task.nodes.values_list("title", flat=True))
    lead = task.lead
    with recording(SYSTEM, "tests.change") as record:
        for node in task.nodes.all():
            record.remove(node)
        record.create(Node(commitment=task, title="只剩一个节点", due=task.deadline))
        with record.change(task):
            task.lead, task.text = unit, "改了。"
        for one in task.sign_offs.all():
            with record.change(one):
                one.state = "signed"
    past = past_of(task, then)
    assert past is not None
    assert past.lead == str(lead)
    assert past.differs == {"lead_id", "text"}
    assert [one["title"] for one in past.nodes] == nodes != []
    assert {one["state"] for one in past.sign_offs} == {"waiting"}
    assert [one["title"] for one in past_of(task, timezone.now()).nodes] == ["只剩一个节点"]  # type: ignore[union-attr]
    moment = then.astimezone(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m-%dT%H:%M:%S.%f")
    page = shown(signed_in(Role.AUDITOR), task, f"?as_of={moment}")
    assert f"<mark>{lead}</mark>" in page
    assert "只剩一个节点" not in page


def test_moments_that_are_none(signed_in: SignedIn, task: Commitment):
    client = signed_in(Role.AUDITOR)
    assert "当时还没有这一事项" in shown(client, task, "?as_of=1999-01-01")
    for words in ("昨天", "2026-13-40", "2026-02-30T10:00"):
        assert client.get(f"/overview/commitments/{task.pk}/?as_of={words}").status_code == 422


def test_what_was_merged_says_what_it_became(signed_in: SignedIn, task: Commitment, target: Commitment):
    with recording(SYSTEM, "tests.merge") as record, record.change(task):
        task.state, task.replaced_by, task.reason = ReviewState.MERGED, target, "重复"
    page = shown(signed_in(Role.OFFICE), task)
    assert f"/overview/commitments/{target.pk}/" in page
    assert "重复" in page
    assert signed_in(Role.LEADER).get(f"/overview/commitments/{task.pk}/").status_code == 404
