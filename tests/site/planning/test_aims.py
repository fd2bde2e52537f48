"""A stored target asks for what the library reads out of it."""

from __future__ import annotations

import datetime as dt

import duixian
from duixian.site.keeping.aims import aim_of
from duixian.site.ledgers.models import Ledger, ReviewState
from duixian.site.planning.aims import aim_of_statement, course_of
from tests.site.report import TEXT


def test_every_stored_target_asks_for_what_was_read(ledger: Ledger):
    read = [aim_of(one) for one in duixian.read_text(TEXT).statements if one.role == "target"]
    stored = [aim_of_statement(one) for one in ledger.statements.filter(role="target")]
    assert stored == read
    assert None not in stored


def test_outcomes_and_what_was_dropped_ask_for_nothing(ledger: Ledger):
    outcome = ledger.statements.filter(role="outcome")[0]
    assert aim_of_statement(outcome) is None
    target = ledger.statements.filter(role="target")[0]
    target.state = ReviewState.DROPPED
    assert aim_of_statement(target) is None


def test_a_correction_counts(ledger: Ledger):
    target = ledger.statements.get(indicator_id="public-kindergartens")
    target.low = target.high = 15
    aim = aim_of_statement(target)
    assert aim is not None
    assert aim.value == 15


def test_a_course_runs_from_the_ledgers_first_day_to_the_deadline(ledger: Ledger):
    target = ledger.statements.get(indicator="新增学位")
    assert target.commitment is not None
    course = course_of(target, target.commitment, "linear", 0.0)
    assert course.expected(dt.date(2026, 3, 31)).value == 2100
    assert course.expected(dt.date(2026, 6, 30)).value == 4200
