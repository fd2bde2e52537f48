"""What is done to the items of a ledger, and what stays beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.history import guard
from duixian.site.history.models import AuditEvent
from duixian.site.history.snapshot import snapshot
from duixian.site.history.verify import verify
from duixian.site.ledgers.counts import count
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState, Stage, Statement
from duixian.site.ledgers.services.review import (
    CommitmentFields,
    StatementFields,
    accept,
    accept_above,
    correct_commitment,
    correct_statement,
    drop,
)
from duixian.site.ledgers.services.stages import MoreUnreviewed, finish_review, reopen_review
from duixian.site.ledgers.services.standing import NotInReview, Overtaken
from duixian.site.ledgers.services.undoing import restore
from tests.site.conftest import SYSTEM

REVENUE = StatementFields("一般公共预算收入", "growth", "ge", "target", low=6.0, unit="%", period=None)


@pytest.fixture
def revenue(ledger: Ledger) -> Statement:
    return ledger.statements.get(indicator_id="public-budget-revenue", role="target")


@pytest.fixture
def schools(ledger: Ledger) -> Commitment:
    return ledger.commitments.get(text__startswith="改造提升农村寄宿制学校")


def words(commitment: Commitment, **changed: Any) -> CommitmentFields:
    names = ("kind", "text", "deadline", "area", "item", "strength")
    return replace(CommitmentFields(**{name: getattr(commitment, name) for name in names}), **changed)


class TestAccepting:
    def test_says_that_the_machine_was_right(self, office: User, revenue: Statement):
        stored = accept(office, revenue, 1)
        assert (stored.state, stored.revision, stored.confidence) == (ReviewState.ACCEPTED, 2, 1.0)
        event = AuditEvent.objects.get(action="review.accept")
        assert (event.actor, event.before["state"], event.after["state"]) == (office, "proposed", "accepted")

    def test_all_above_a_confidence_in_one_go_each_with_its_event(self, ledger: Ledger):
        sure = sum(one.confidence >= 0.95 for one in [*ledger.statements.all(), *ledger.commitments.all()])
        assert accept_above(SYSTEM, ledger, 0.95) == sure > 0
        assert AuditEvent.objects.filter(action="review.accept-above").count() == sure
        assert count(ledger).reviewed == sure
        assert accept_above(SYSTEM, ledger, 0.95) == 0
        assert verify().faults == ()


class TestCorrecting:
    def test_a_number_keeps_what_the_machine_read_beside_it(self, revenue: Statement):
        machine = revenue.machine
        stored = correct_statement(SYSTEM, revenue, 1, REVENUE, "误读")
        stored.refresh_from_db()
        assert (stored.low, stored.high, stored.state, stored.reason) == (6.0, 6.0, ReviewState.CORRECTED, "误读")
        assert stored.machine == machine
        assert machine is not None
        assert machine["low"] == 4
        assert AuditEvent.objects.get(action="review.correct").why == "误读"

    def test_the_id_follows_from_the_name(self, revenue: Statement):
        stored = correct_statement(SYSTEM, revenue, 1, replace(REVENUE, indicator="地区生产总值"))
        assert stored.indicator_id == "gdp"
        stored = correct_statement(SYSTEM, stored, 2, replace(REVENUE, indicator="从没有人量过的东西"))
        assert stored.indicator_id == ""

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"low": None}, "low"),
            ({"comparator": "sync"}, "low"),
            ({"high": 5.0}, "high"),
        ],
    )
    def test_number_and_comparator_must_fit(self, revenue: Statement, wrong: dict[str, Any], field: str):
        with pytest.raises(ValidationError) as caught:
            correct_statement(SYSTEM, revenue, 1, replace(REVENUE, **wrong))
        assert field in caught.value.message_dict

    def test_a_number_given_to_a_commitment(self, revenue: Statement, schools: Commitment):
        stored = correct_statement(SYSTEM, revenue, 1, replace(REVENUE, commitment=schools))
        assert stored in schools.statements.all()
        drop(SYSTEM, schools, 1, "重复")
        schools.refresh_from_db()
        with pytest.raises(ValidationError, match="commitment"):
            correct_statement(SYSTEM, stored, 2, replace(REVENUE, commitment=schools))

    def test_a_commitment(self, schools: Commitment):
        day = dt.date(2026, 9, 1)
        stored = correct_commitment(SYSTEM, schools, 1, words(schools, text="改造学校20所", deadline=day))
        assert (stored.text, stored.deadline, stored.state) == ("改造学校20所", day, ReviewState.CORRECTED)
        assert stored.ledger.source.text[stored.start : stored.end] == "改造提升农村寄宿制学校20所。"

    @pytest.mark.parametrize("model", [Commitment, Statement])
    def test_the_database_itself_keeps_what_the_machine_read(self, ledger: Ledger, model: Any):
        one = model.objects.filter(ledger=ledger)[0]
        with guard.unrecorded("a test"), pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
            model.objects.filter(pk=one.pk).update(machine={"id": "q1"})


class TestDroppingAndUndoing:
    def test_needs_a_reason(self, revenue: Statement):
        with pytest.raises(ValidationError, match="reason"):
            drop(SYSTEM, revenue, 1, "  ")

    def test_is_out_of_the_ledger_and_comes_back_as_it_was_read(self, office: User, revenue: Statement):
        before = snapshot(revenue)
        corrected = correct_statement(office, revenue, 1, REVENUE)
        dropped = drop(office, corrected, 2, "日期")
        assert not dropped.is_live
        restored = restore(office, dropped, 3)
        restored.refresh_from_db()
        assert snapshot(restored) | {"revision": 1} == before
        assert [event.action for event in AuditEvent.objects.filter(object_id=str(revenue.pk), actor=office)] == [
            "review.restore",
            "review.drop",
            "review.correct",
        ]

    def test_a_commitment_comes_back_with_its_confidence(self, schools: Commitment):
        before = snapshot(schools)
        corrected = correct_commitment(SYSTEM, schools, 1, words(schools, area="教育", deadline=dt.date(2026, 5, 1)))
        restored = restore(SYSTEM, corrected, 2)
        restored.refresh_from_db()
        assert snapshot(restored) | {"revision": 1} == before

    def test_what_was_dropped_is_not_accepted(self, revenue: Statement):
        dropped = drop(SYSTEM, revenue, 1, "日期")
        with pytest.raises(NotInReview):
            accept(SYSTEM, dropped, 2)


class TestTwoPeople:
    def test_the_second_learns_of_the_first(self, office: User, revenue: Statement):
        first = Statement.objects.get(pk=revenue.pk)
        second = Statement.objects.get(pk=revenue.pk)
        correct_statement(office, first, first.revision, REVENUE)
        for late in (
            lambda: correct_statement(SYSTEM, second, second.revision, replace(REVENUE, low=9.0)),
            lambda: accept(SYSTEM, second, second.revision),
            lambda: drop(SYSTEM, second, second.revision, "日期"),
            lambda: restore(SYSTEM, second, second.revision),
        ):
            with pytest.raises(Overtaken) as caught:
                late()
            assert isinstance(caught.value.item, Statement)
            assert (caught.value.item.low, caught.value.item.revision) == (6.0, 2)
        revenue.refresh_from_db()
        assert (revenue.low, revenue.revision) == (6.0, 2)


class TestStages:
    def test_more_unreviewed_than_confirmed_is_refused(self, ledger: Ledger):
        left = count(ledger).unreviewed
        with pytest.raises(MoreUnreviewed, match=str(left)):
            finish_review(SYSTEM, ledger, left - 1)
        finished = finish_review(SYSTEM, ledger, left)
        assert finished.stage == Stage.PLANNING

    def test_nothing_changes_after_the_review_unless_it_is_opened_again(self, ledger: Ledger, revenue: Statement):
        accept_above(SYSTEM, ledger, 0)
        finish_review(SYSTEM, ledger)
        with pytest.raises(NotInReview):
            drop(SYSTEM, revenue, 2, "日期")
        reopen_review(SYSTEM, ledger)
        assert drop(SYSTEM, revenue, 2, "日期").state == ReviewState.DROPPED

    def test_a_published_ledger_is_not_reviewed_again(self, published: Ledger):
        with pytest.raises(ValidationError):
            reopen_review(SYSTEM, published)


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.LEADER, Role.AUDITOR])
def test_only_the_office_reviews(role: Role, people: dict[Role, User], ledger: Ledger, revenue: Statement):
    for service in (
        lambda by: accept(by, revenue, 1),
        lambda by: drop(by, revenue, 1, "日期"),
        lambda by: accept_above(by, ledger, 0),
        lambda by: finish_review(by, ledger, 999),
    ):
        with pytest.raises(PermissionDenied):
            service(people[role])
    assert count(ledger).reviewed == 0
